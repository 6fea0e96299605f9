import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Button, formatCount, ModalDialog } from '#components/ui';
import type { RequestPreview, WorkerClient } from '#lib/messaging';
import type { Problem, SectionView } from '#lib/review';
import styles from './RequestPreviewDialog.module.css';
import { previewParts, previewText } from './request-preview-text.ts';
import { sectionName } from './section-words.ts';

export interface RequestPreviewDialogProps {
  readonly client: WorkerClient;
  readonly reviewId: string;
  readonly section: SectionView;
  readonly onClose: () => void;
}

/** What would be sent for a section, word for word. Asking for it sends nothing. */
export function RequestPreviewDialog({ client, reviewId, section, onClose }: RequestPreviewDialogProps) {
  const [preview, setPreview] = useState<RequestPreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [copied, setCopied] = useState('');

  useEffect(() => {
    let isCurrent = true;
    void client.request('section.preview', { reviewId, sectionId: section.id }).then((result) => {
      if (!isCurrent) return;
      if (result.ok) setPreview(result.value);
      else setProblem(result.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, reviewId, section.id]);

  const copy = (shown: RequestPreview) =>
    void navigator.clipboard.writeText(previewText(shown)).then(
      () => setCopied(t`Copied.`),
      () => setCopied(t`The browser did not let it be copied.`),
    );

  return (
    <ModalDialog
      isOpen
      isWide
      title={t`What is sent for “${{ name: sectionName(section) }}”`}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {preview === null && problem === null && (
        <p role="status">
          <Trans>Processing…</Trans>
        </p>
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
      {preview !== null && (
        <>
          <p className={styles.about}>{describe(preview)}</p>
          <div className={styles.parts}>
            {previewParts(preview).map(({ title, text }) => (
              <section key={title} aria-label={title}>
                <h3 className={styles.partTitle}>{title}</h3>
                <pre className={styles.text}>{text}</pre>
              </section>
            ))}
          </div>
          <div className={styles.actions}>
            <span role="status" className={styles.about}>
              {copied}
            </span>
            <Button size="small" isDisabled={preview.requests.length === 0} onPress={() => copy(preview)}>
              <Copy size={13} aria-hidden /> <Trans>Copy</Trans>
            </Button>
          </div>
        </>
      )}
    </ModalDialog>
  );
}

function describe({ modelName, region, requests }: RequestPreview): string {
  if (requests.length === 0) return t`This section has no text, so nothing is sent for it.`;
  const tokens = formatCount(requests.reduce((sum, { estimatedTokens }) => sum + estimatedTokens, 0));
  return plural(
    { count: requests.length },
    {
      one: `One request to ${modelName} in ${region}, about ${tokens} tokens. Word for word, but for the random code in the tags, which is another one each time.`,
      other: `# requests, one after another, to ${modelName} in ${region}, about ${tokens} tokens. Word for word, but for the random code in the tags, which is another one each time.`,
    },
  );
}
