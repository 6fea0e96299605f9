import { t } from '@lingui/core/macro';
import { RadioChoice, SelectInput, TextInput } from '#components/ui';
import { BEDROCK_REGIONS } from '#lib/bedrock';
import type { SettingsView, WorkerClient } from '#lib/messaging';
import { CredentialFields } from './CredentialFields.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { type FieldErrors, type SettingsDraft, withRegion } from './settings-draft.ts';
import type { Outcome } from './use-settings.ts';
import type { SigningIn } from './use-signing-in.ts';

export interface ConnectionSectionProps {
  readonly client: WorkerClient;
  readonly draft: SettingsDraft;
  readonly view: SettingsView;
  readonly errors: FieldErrors;
  readonly outcome: Outcome | null;
  readonly signingIn: SigningIn;
  readonly onChange: (draft: SettingsDraft) => void;
  readonly onForget: () => void;
  readonly onView: (view: SettingsView) => void;
}

function providers() {
  return [
    { value: 'on-device', label: t`On device`, detail: t`Rules run in this browser. No account; nothing is sent.` },
    { value: 'bedrock', label: t`AWS Bedrock`, detail: t`Your models, in your AWS account and region.` },
  ] as const;
}

const REGIONS = BEDROCK_REGIONS.map(({ id, place }) => ({ value: id, label: `${id} (${place})` }));

/** Who reviews, and how AWS is reached. */
export function ConnectionSection(props: ConnectionSectionProps) {
  const { draft, view, errors, onChange } = props;
  const { regions: allowed } = view.policy;
  const regions = REGIONS.filter(({ value }) => allowed?.includes(value) ?? true);
  const isKnownRegion = regions.some((region) => region.value === draft.region);
  return (
    <OptionsSection title={t`Connection`} intro={t`Who reviews documents, and how AWS is reached.`}>
      <RadioChoice
        label={t`Reviews are made by`}
        choices={providers()}
        value={draft.privacy.onDeviceOnly ? 'on-device' : draft.provider}
        isDisabled={draft.privacy.onDeviceOnly}
        {...(draft.privacy.onDeviceOnly ? { description: t`Set by “On device only”, under Privacy below.` } : {})}
        onChange={(provider) => onChange({ ...draft, provider })}
      />
      <SelectInput
        label={t`Bedrock region`}
        choices={isKnownRegion ? regions : [{ value: draft.region, label: draft.region }, ...regions]}
        value={draft.region}
        onChange={(region) => onChange(withRegion(draft, region))}
        error={errors['connection.region']}
      />
      <CredentialFields {...props} />
      <TextInput
        label={t`Custom endpoint`}
        description={
          view.loopbackAllowed
            ? t`Leave empty for the region’s own. An AWS host, or an address on this machine.`
            : t`Leave empty for the region’s own. Only AWS hosts are accepted.`
        }
        monospace
        inputMode="url"
        value={draft.endpoint}
        onChange={(endpoint) => onChange({ ...draft, endpoint })}
        error={errors['connection.endpoint']}
      />
    </OptionsSection>
  );
}
