import { t } from '@lingui/core/macro';
import { CheckboxChoice, TextInput } from '#components/ui';
import type { SettingsView } from '#lib/messaging';
import { OptionsSection } from './OptionsSection.tsx';
import type { FieldErrors, PrivacyDraft, SettingsDraft } from './settings-draft.ts';

export interface PrivacySectionProps {
  readonly draft: SettingsDraft;
  readonly policy: SettingsView['policy'];
  readonly errors: FieldErrors;
  readonly onChange: (draft: SettingsDraft) => void;
}

function deviceChoices() {
  return [
    {
      value: 'on',
      label: t`On device only`,
      detail: t`No model is asked anything: reviews are made by rules in this browser, and chat is off.`,
    },
  ] as const;
}

function redactionChoices() {
  return [
    {
      value: 'on',
      label: t`Replace them before anything is sent`,
      detail: t`Models see placeholders such as [EMAIL-1]; findings and answers show you the values again.`,
    },
  ] as const;
}

function kinds() {
  return [
    { value: 'email', label: t`E-mail addresses` },
    { value: 'phone', label: t`Phone numbers` },
    { value: 'card', label: t`Payment cards` },
    { value: 'iban', label: t`Bank accounts (IBAN)` },
    { value: 'national-id', label: t`National ids`, detail: 'US, UK, DE, FR, ES, IT, NL, PL, SE, CH, BR.' },
    { value: 'ip', label: t`IP addresses` },
  ] as const;
}

/** What is read, and what may leave the device. */
export function PrivacySection({ draft, policy, errors, onChange }: PrivacySectionProps) {
  const { privacy } = draft;
  const numberExample = 'PRJ-\\d{4}';
  const nameExample = '\\bProject (Falcon|Heron)\\b';
  const change = (fields: Partial<PrivacyDraft>) => onChange({ ...draft, privacy: { ...privacy, ...fields } });
  return (
    <OptionsSection title={t`Privacy`} intro={t`What is read, and what may leave this device.`}>
      <CheckboxChoice
        label={t`What may leave`}
        choices={deviceChoices()}
        {...lockedBy(policy.onDeviceOnly)}
        values={privacy.onDeviceOnly ? ['on'] : []}
        onChange={(values) => change({ onDeviceOnly: values.includes('on') })}
      />
      <CheckboxChoice
        label={t`Private values`}
        choices={redactionChoices()}
        {...lockedBy(policy.redaction)}
        values={privacy.isRedacting ? ['on'] : []}
        onChange={(values) => change({ isRedacting: values.includes('on') })}
      />
      {(privacy.isRedacting || errors['privacy.redaction.patterns'] !== undefined) && (
        <>
          <CheckboxChoice
            label={t`What is replaced`}
            description={t`Rules find most of these, not all. What is sent for a section can be looked at beforehand, in the side panel.`}
            choices={kinds()}
            values={privacy.kinds}
            onChange={(kinds) => change({ kinds })}
          />
          <TextInput
            label={t`Your own patterns`}
            description={t`One regular expression a line, such as ${numberExample} or ${nameExample}. What they find is replaced too.`}
            rows={3}
            monospace
            value={privacy.patterns}
            onChange={(patterns) => change({ patterns })}
            error={errors['privacy.redaction.patterns']}
          />
        </>
      )}
      <TextInput
        label={t`Sites that are never read`}
        description={t`One host a line: bank.example is that host, *.bank.example also everything below it.`}
        rows={4}
        monospace
        value={privacy.denyList}
        onChange={(denyList) => change({ denyList })}
        error={errors['privacy.denyList']}
      />
      {policy.memoryOnlyCredentials !== true && (
        <TextInput
          label={t`Lock kept credentials after (minutes)`}
          description={t`When nobody has used them for so long, the passphrase is asked for again.`}
          inputMode="numeric"
          value={privacy.autoLockMinutes}
          onChange={(autoLockMinutes) => change({ autoLockMinutes })}
          error={errors['privacy.autoLockMinutes']}
        />
      )}
    </OptionsSection>
  );
}

/** What the administrator has decided cannot be changed, and says so. */
function lockedBy(decision: true | undefined) {
  return decision === true ? { isDisabled: true, description: t`Set by your administrator.` } : {};
}
