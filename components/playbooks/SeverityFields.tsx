import { TextInput } from '#components/ui';
import { SEVERITIES, type Severity } from '#lib/findings';
import { SEVERITY_MEANINGS } from '#lib/playbooks';
import { type DraftErrors, draftFieldName } from './draft-errors.ts';
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
      <legend className={styles.legend}>Severities</legend>
      <p className={styles.hint}>
        What a level looks like in this kind of document. Leave a field empty where its general meaning is enough.
      </p>
      {SEVERITIES.map((severity) => (
        <TextInput
          key={severity}
          label={draftFieldName(`severities.${severity}`)}
          description={`In all playbooks: ${SEVERITY_MEANINGS[severity]}.`}
          value={severities[severity]}
          onChange={(text) => onChange({ ...severities, [severity]: text })}
          error={errors[`severities.${severity}`]}
        />
      ))}
    </fieldset>
  );
}
