import { plural, t } from '@lingui/core/macro';
import { SelectInput } from '#components/ui';
import type { KeptDays, RetentionSettings } from '#lib/settings';
import { fieldName } from './field-names.ts';
import { OptionsSection } from './OptionsSection.tsx';
import type { FieldErrors, SettingsDraft } from './settings-draft.ts';

export interface RetentionSectionProps {
  readonly draft: SettingsDraft;
  readonly errors: FieldErrors;
  readonly onChange: (draft: SettingsDraft) => void;
}

const PERIODS: readonly KeptDays[] = [7, 30, 90, 180, 365, 'forever'];

/** How long things are kept. */
export function RetentionSection({ draft, errors, onChange }: RetentionSectionProps) {
  const { retention } = draft;
  const change = (fields: Partial<RetentionSettings>) => onChange({ ...draft, retention: { ...retention, ...fields } });
  return (
    <OptionsSection
      title={t`Retention`}
      intro={t`How long things are kept in this browser. Older ones are deleted for good, from the moment you save.`}
    >
      <SelectInput
        label={fieldName('retention.reviewDays')}
        description={t`Counted from the end of a review. One that is running is never deleted; questions go once no review of their document is left.`}
        choices={choices(retention.reviewDays)}
        value={String(retention.reviewDays)}
        onChange={(value) => change({ reviewDays: daysOf(value) })}
        error={errors['retention.reviewDays']}
      />
      <SelectInput
        label={fieldName('retention.auditLogDays')}
        description={t`Every call to a model, with its outcome and cost.`}
        choices={choices(retention.auditLogDays)}
        value={String(retention.auditLogDays)}
        onChange={(value) => change({ auditLogDays: daysOf(value) })}
        error={errors['retention.auditLogDays']}
      />
    </OptionsSection>
  );
}

/** The usual periods, and the one that is set, which a settings file may have brought. */
function choices(current: KeptDays): readonly { readonly value: string; readonly label: string }[] {
  const periods = PERIODS.includes(current) ? PERIODS : [current, ...PERIODS];
  return periods.map((days) => ({ value: String(days), label: periodWords(days) }));
}

function periodWords(days: KeptDays): string {
  return days === 'forever' ? t`Until I delete them` : plural(days, { one: '# day', other: '# days' });
}

function daysOf(value: string): KeptDays {
  return value === 'forever' ? 'forever' : Number(value);
}
