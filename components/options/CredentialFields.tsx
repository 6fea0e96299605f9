import { KeyRound } from 'lucide-react';
import { Button, RadioChoice } from '#components/ui';
import type { SettingsView } from '#lib/messaging';
import { AuthFields } from './AuthFields.tsx';
import type { AuthDraft } from './auth-draft.ts';
import styles from './CredentialFields.module.css';
import type { FieldErrors, SettingsDraft } from './settings-draft.ts';

export interface CredentialFieldsProps {
  readonly draft: SettingsDraft;
  readonly view: SettingsView;
  readonly errors: FieldErrors;
  readonly onChange: (draft: SettingsDraft) => void;
  readonly onForget: () => void;
}

const KINDS = [
  { value: 'access-key', label: 'Access key', detail: 'With a session token if temporary.' },
  { value: 'api-key', label: 'Bedrock API key', detail: 'One token, made in the Bedrock console.' },
  { value: 'assume-role', label: 'Assumed role', detail: 'An access key that takes on a role.' },
  { value: 'cognito', label: 'Cognito identity pool', detail: 'Guest access; no secret of yours.' },
  { value: 'web-identity', label: 'Web identity', detail: 'A token of your identity provider, and a role.' },
] as const;

const KIND_NAMES: Readonly<Record<NonNullable<SettingsView['credentials']['kind']>, string>> = {
  'access-key': 'Access key',
  'api-key': 'Bedrock API key',
  cognito: 'Cognito identity pool',
  'assume-role': 'Assumed role',
  'web-identity': 'Web identity',
};

/** Secrets can be typed, replaced and forgotten here, and never read back. */
export function CredentialFields({ draft, view, errors, onChange, onForget }: CredentialFieldsProps) {
  const { auth } = draft;
  const change = (fields: Partial<AuthDraft>) => onChange({ ...draft, auth: { ...auth, ...fields } });
  return (
    <fieldset className={styles.credentials}>
      <legend className={styles.legend}>Credentials</legend>
      <StoredCredentials credentials={view.credentials} onForget={onForget} />
      <RadioChoice
        label="Kind of credentials"
        choices={KINDS}
        value={auth.kind}
        onChange={(kind) => change({ kind })}
      />
      <AuthFields auth={auth} errors={errors} onChange={change} />
    </fieldset>
  );
}

function StoredCredentials(props: {
  readonly credentials: SettingsView['credentials'];
  readonly onForget: () => void;
}) {
  const { kind, present, hint } = props.credentials;
  if (!present || kind === null) {
    return (
      <p className={styles.absent}>
        None in memory. What you save here is kept in memory only, and forgotten when the browser closes.
      </p>
    );
  }
  return (
    <div className={styles.stored}>
      <KeyRound size={15} aria-hidden />
      <p className={styles.storedText}>
        {KIND_NAMES[kind]} in memory{hint !== '' && `, ending in ${hint}`}. Leave the fields empty to keep it.
      </p>
      <Button size="small" onPress={props.onForget}>
        Forget
      </Button>
    </div>
  );
}
