import { plural, t } from '@lingui/core/macro';
import { SelectInput } from '#components/ui';
import type { SettingsView } from '#lib/messaging';
import { atMostDays, type KeptDays, type RetentionSettings } from '#lib/settings';
import { fieldName } from './field-names.ts';
import { OptionsSection } from './OptionsSection.tsx';
import type { FieldErrors, SettingsDraft } from './settings-draft.ts';

export interface RetentionSectionProps {
  readonly draft: SettingsDraft;
  /** The longest that an administrator allows, in days. */
  readonly longest: NonNullable<SettingsView['policy']['retention']>;
  readonly errors: FieldErrors;
  readonly onChange: (draft: SettingsDraft) => void;
}

type Choice = { readonly value: string; readonly label: string };

const PERIODS: readonly KeptDays[] = [7, 30, 90, 180, 365, 'forever'];

/** How long things are kept. */
export function RetentionSection({ draft, longest, errors, onChange }: RetentionSectionProps) {
  const { retention } = draft;
  const change = (fields: Partial<RetentionSettings>) => onChange({ ...draft, retention: { ...retention, ...fields } });
  return (
    <OptionsSection
      title={t`Retention`}
      intro={t`How long things are kept in this browser. Older ones are deleted for good, from the moment you save.`}
    >
      <SelectInput
        label={fieldName('retention.reviewDays')}
        description={[
          t`Counted from the end of a review. One that is running is never deleted; questions go once no review of their document is left.`,
          ...longestWords(longest.reviewDays),
        ].join(' ')}
        choices={choices(retention.reviewDays, longest.reviewDays)}
        value={String(retention.reviewDays)}
        onChange={(value) => change({ reviewDays: daysOf(value) })}
        error={errors['retention.reviewDays']}
      />
      <SelectInput
        label={fieldName('retention.auditLogDays')}
        description={[t`Every call to a model, with its outcome and cost.`, ...longestWords(longest.auditLogDays)].join(
          ' ',
        )}
        choices={choices(retention.auditLogDays, longest.auditLogDays)}
        value={String(retention.auditLogDays)}
        onChange={(value) => change({ auditLogDays: daysOf(value) })}
        error={errors['retention.auditLogDays']}
      />
    </OptionsSection>
  );
}

/** The usual periods as far as they are allowed, and the one that is set, which a settings file may have brought. */
function choices(current: KeptDays, longest: number | undefined): readonly Choice[] {
  const allowed = new Set(PERIODS.map((days) => atMostDays(days, longest)));
  const periods = allowed.has(current) ? [...allowed] : [current, ...allowed];
  return periods.map((days) => ({ value: String(days), label: periodWords(days) }));
}

function longestWords(longest: number | undefined): readonly string[] {
  if (longest === undefined) return [];
  const period = periodWords(longest);
  return [t`Your administrator allows at most ${period}.`];
}

function periodWords(days: KeptDays): string {
  return days === 'forever' ? t`Until I delete them` : plural(days, { one: '# day', other: '# days' });
}

function daysOf(value: string): KeptDays {
  return value === 'forever' ? 'forever' : Number(value);
}
