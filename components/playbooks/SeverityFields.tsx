import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { TextInput } from '#components/ui';
import { SEVERITIES, type Severity } from '#lib/findings';
import { type DraftErrors, draftFieldName } from './draft-errors.ts';
import { MEANING_WORDS } from './meaning-words.ts';
import styles from './PlaybookEditor.module.css';

export interface SeverityFieldsProps {
  readonly severities: Readonly<Record<Severity, string>>;
  readonly errors: DraftErrors;
  readonly onChange: (severities: Readonly<Record<Severity, string>>) => void;
}

/** What each level looks like in this kind of document; beside it, what it means in all of them. */
export function SeverityFields({ severities, errors, onChange }: SeverityFieldsProps) {
  return (
    <fieldset className={styles.fields}>
      <legend className={styles.legend}>
        <Trans>Severities</Trans>
      </legend>
      <p className={styles.hint}>
        <Trans>
          What a level looks like in this kind of document. Leave a field empty where its general meaning is enough.
        </Trans>
      </p>
      {SEVERITIES.map((severity) => (
        <TextInput
          key={severity}
          label={draftFieldName(`severities.${severity}`)}
          description={t`In all playbooks: ${{ meaning: i18n._(MEANING_WORDS[severity]) }}.`}
          value={severities[severity]}
          onChange={(text) => onChange({ ...severities, [severity]: text })}
          error={errors[`severities.${severity}`]}
        />
      ))}
    </fieldset>
  );
}
