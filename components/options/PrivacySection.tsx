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

const REDACTION_CHOICES = [
  {
    value: 'on',
    label: 'Replace them before anything is sent',
    detail: 'Models see placeholders such as [EMAIL-1]; findings and answers show you the values again.',
  },
] as const;

const KINDS = [
  { value: 'email', label: 'E-mail addresses' },
  { value: 'phone', label: 'Phone numbers' },
  { value: 'card', label: 'Payment cards' },
  { value: 'iban', label: 'Bank accounts (IBAN)' },
  { value: 'national-id', label: 'National ids', detail: 'US, UK, DE, FR, ES, IT, NL, PL, SE, CH, BR.' },
  { value: 'ip', label: 'IP addresses' },
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
      <CheckboxChoice
        label="Private values"
        choices={REDACTION_CHOICES}
        values={privacy.isRedacting ? ['on'] : []}
        onChange={(values) => change({ isRedacting: values.includes('on') })}
      />
      {privacy.isRedacting && (
        <>
          <CheckboxChoice
            label="What is replaced"
            description="Rules find most of these, not all. What is sent for a section can be looked at beforehand, in the side panel."
            choices={KINDS}
            values={privacy.kinds}
            onChange={(kinds) => change({ kinds })}
          />
          <TextInput
            label="Your own patterns"
            description="One regular expression a line, such as PRJ-\d{4} or \bProject (Falcon|Heron)\b. What they find is replaced too."
            rows={3}
            monospace
            value={privacy.patterns}
            onChange={(patterns) => change({ patterns })}
            error={errors['privacy.redaction.patterns']}
          />
        </>
      )}
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
