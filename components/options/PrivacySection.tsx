import { CheckboxChoice, TextInput } from '#components/ui';
import { OptionsSection } from './OptionsSection.tsx';
import type { FieldErrors, PrivacyDraft, SettingsDraft } from './settings-draft.ts';

export interface PrivacySectionProps {
  readonly draft: SettingsDraft;
  readonly errors: FieldErrors;
  readonly onChange: (draft: SettingsDraft) => void;
}

const DEVICE_CHOICES = [
  {
    value: 'on',
    label: 'On device only',
    detail: 'No model is asked anything: reviews are made by rules in this browser, and chat is off.',
  },
] as const;

/** What is read, and what may leave the device. */
export function PrivacySection({ draft, errors, onChange }: PrivacySectionProps) {
  const { privacy } = draft;
  const change = (fields: Partial<PrivacyDraft>) => onChange({ ...draft, privacy: { ...privacy, ...fields } });
  return (
    <OptionsSection title="Privacy" intro="What is read, and what may leave this device.">
      <CheckboxChoice
        label="What may leave"
        choices={DEVICE_CHOICES}
        values={privacy.onDeviceOnly ? ['on'] : []}
        onChange={(values) => change({ onDeviceOnly: values.includes('on') })}
      />
      <TextInput
        label="Sites that are never read"
        description="One host a line: bank.example is that host, *.bank.example also everything below it."
        rows={4}
        monospace
        value={privacy.denyList}
        onChange={(denyList) => change({ denyList })}
        error={errors['privacy.denyList']}
      />
    </OptionsSection>
  );
}
