import { t } from '@lingui/core/macro';
import type { SettingsView } from '#lib/messaging';
import { DEFAULT_SETTINGS } from '#lib/settings';
import { LimitField } from './LimitField.tsx';
import styles from './LimitsSection.module.css';
import { OptionsSection } from './OptionsSection.tsx';
import { type FieldErrors, LIMIT_NAMES, type SettingsDraft } from './settings-draft.ts';

export interface LimitsSectionProps {
  readonly draft: SettingsDraft;
  /** What the administrator has decided. */
  readonly policy: SettingsView['policy'];
  readonly errors: FieldErrors;
  readonly onChange: (draft: SettingsDraft) => void;
}

/** What this browser allows itself, whatever AWS would allow. */
export function LimitsSection({ draft, policy, errors, onChange }: LimitsSectionProps) {
  return (
    <OptionsSection
      title={t`Limits`}
      intro={t`The most this browser asks of all models together. Leaves room for colleagues on the same account.`}
    >
      <div className={styles.limits}>
        {LIMIT_NAMES.map((name) => {
          const most = policy.limits?.[name];
          const usual = DEFAULT_SETTINGS.limits[name];
          return (
            <LimitField
              key={name}
              name={name}
              value={draft.limits[name]}
              preset={Math.min(usual, most ?? usual)}
              most={most}
              error={errors[`limits.${name}`]}
              onChange={(value) => onChange({ ...draft, limits: { ...draft.limits, [name]: value } })}
            />
          );
        })}
      </div>
    </OptionsSection>
  );
}
