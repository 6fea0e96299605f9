import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { classNames, formatCount, TextInput } from '#components/ui';
import { PLAYBOOK_LIMITS, type Playbook } from '#lib/playbooks';
import { playbookTokens, systemPrompt } from '#lib/prompts';
import styles from './PromptPreview.module.css';

/** What a playbook adds to each request, and all that models are told before a section. */
export function PromptPreview({ playbook }: { readonly playbook: Playbook }) {
  const tokens = playbookTokens(playbook);
  const isTooLong = tokens > PLAYBOOK_LIMITS.tokens;
  const added = formatCount(tokens);
  const most = formatCount(PLAYBOOK_LIMITS.tokens);
  return (
    <div className={styles.preview}>
      <p className={classNames(styles.tokens, isTooLong && styles.tooLong)}>
        {isTooLong && <TriangleAlert size={14} aria-hidden />}{' '}
        <Trans>
          Adds about {added} tokens to each request; at most {most} are possible.
        </Trans>
      </p>
      <details>
        <summary className={styles.summary}>
          <Trans>Preview of what models are told</Trans>
        </summary>
        <TextInput label={t`What models are told`} isReadOnly monospace rows={16} value={systemPrompt(playbook)} />
      </details>
    </div>
  );
}
