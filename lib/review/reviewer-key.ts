import { PROMPT_VERSION } from '#lib/prompts';
import { RULES_VERSION } from '#lib/rules';
import type { Provider } from './views.ts';

/**
 * Names who would answer and what would be asked of them. Which model of the hierarchy answers is a matter of the
 * moment; another hierarchy, another version of prompts or rules, or other words in the place of private values
 * (`redaction` names them), is another reviewer.
 */
export function reviewerKey(provider: Provider, modelIds: readonly string[], redaction = ''): string {
  return provider === 'on-device'
    ? `rules@${RULES_VERSION}`
    : [`prompt@${PROMPT_VERSION}`, ...modelIds, redaction].join(' ').trimEnd();
}
