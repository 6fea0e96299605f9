import { t } from '@lingui/core/macro';
import { TextInput } from '#components/ui';
import { fieldName } from './field-names.ts';
import styles from './LimitsSection.module.css';
import { OptionsSection } from './OptionsSection.tsx';
import { type FieldErrors, LIMIT_NAMES, type SettingsDraft } from './settings-draft.ts';

export interface LimitsSectionProps {
  readonly draft: SettingsDraft;
  readonly errors: FieldErrors;
  readonly onChange: (draft: SettingsDraft) => void;
}

/** What this browser allows itself, whatever AWS would allow. */
export function LimitsSection({ draft, errors, onChange }: LimitsSectionProps) {
  return (
    <OptionsSection
      title={t`Limits`}
      intro={t`The most this browser asks of all models together. Leaves room for colleagues on the same account.`}
    >
      <div className={styles.limits}>
        {LIMIT_NAMES.map((name) => (
          <TextInput
            key={name}
            label={fieldName(`limits.${name}`)}
            inputMode="numeric"
            value={draft.limits[name]}
            onChange={(value) => onChange({ ...draft, limits: { ...draft.limits, [name]: value } })}
            error={errors[`limits.${name}`]}
          />
        ))}
      </div>
    </OptionsSection>
  );
}
