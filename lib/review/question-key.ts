import { type Playbook, playbookReference } from '#lib/playbooks';
import { hashText } from '#lib/text';
import type { Provider } from './views.ts';

/** Everything about a document's review that its answers depend on, besides a section's own words. */
export interface QuestionContext {
  readonly provider: Provider;
  /** Whoever answers, with the version of what is asked: other settings of models make it another. */
  readonly reviewerKey: string;
  readonly playbook: Playbook;
  readonly documentTitle: string;
  readonly documentText: string;
}

/**
 * Makes the key of a section's question: the same key means that asking again could only bring the same answer, and
 * would be paid for twice. On-device rules know the whole document (what is defined elsewhere), models only the section.
 */
export function createQuestionKey(context: QuestionContext): (path: readonly string[], hash: string) => string {
  const { provider, reviewerKey, playbook, documentTitle, documentText } = context;
  const document = provider === 'on-device' ? hashText(documentText) : documentTitle;
  const common = [reviewerKey, playbookReference(playbook), document];
  return (path, hash) => hashText([...common, ...path, hash].join('\u0000'));
}
