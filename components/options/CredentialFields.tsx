import { t } from '@lingui/core/macro';
import { KeyRound } from 'lucide-react';
import { Button, RadioChoice } from '#components/ui';
import type { SettingsView, WorkerClient } from '#lib/messaging';
import { AuthFields } from './AuthFields.tsx';
import { type AuthDraft, isSigningIn } from './auth-draft.ts';
import { CredentialExpiry } from './CredentialExpiry.tsx';
import styles from './CredentialFields.module.css';
import { KeptCredentials } from './KeptCredentials.tsx';
import { SignInFields } from './SignInFields.tsx';
import type { FieldErrors, SettingsDraft } from './settings-draft.ts';
import type { Outcome } from './use-settings.ts';
import type { SigningIn } from './use-signing-in.ts';

export interface CredentialFieldsProps {
  readonly client: WorkerClient;
  readonly draft: SettingsDraft;
  readonly view: SettingsView;
  readonly errors: FieldErrors;
  readonly outcome: Outcome | null;
  readonly signingIn: SigningIn;
  readonly onChange: (draft: SettingsDraft) => void;
  readonly onForget: () => void;
  /** The settings as they are after something was done to the credentials. */
  readonly onView: (view: SettingsView) => void;
}

type CredentialKind = AuthDraft['kind'];

function kinds(): readonly { readonly value: CredentialKind; readonly label: string; readonly detail: string }[] {
  return [
    { value: 'access-key', label: kindName('access-key'), detail: t`With a session token if temporary.` },
    { value: 'api-key', label: kindName('api-key'), detail: t`One token, made in the Bedrock console.` },
    { value: 'assume-role', label: kindName('assume-role'), detail: t`An access key that takes on a role.` },
    { value: 'cognito', label: kindName('cognito'), detail: t`Guest access; no secret of yours.` },
    {
      value: 'web-identity',
      label: kindName('web-identity'),
      detail: t`A token of your identity provider, and a role.`,
    },
  ];
}

function tokenSources(): readonly {
  readonly value: AuthDraft['tokenFrom'];
  readonly label: string;
  readonly detail: string;
}[] {
  return [
    { value: 'sign-in', label: t`By signing in`, detail: t`A window of the browser shows your provider’s page.` },
    { value: 'paste', label: t`By hand`, detail: t`You paste one, for example from a command line.` },
  ];
}

function kindName(kind: CredentialKind): string {
  switch (kind) {
    case 'access-key':
      return t`Access key`;
    case 'api-key':
      return t`Bedrock API key`;
    case 'assume-role':
      return t`Assumed role`;
    case 'cognito':
      return t`Cognito identity pool`;
    case 'web-identity':
      return t`Web identity`;
  }
}

/** Secrets can be typed, replaced and forgotten here, and never read back. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { client, draft, view, errors, outcome, signingIn, onChange, onForget, onView } = props;
  const { auth, signIn } = draft;
  const change = (fields: Partial<AuthDraft>) => onChange({ ...draft, auth: { ...auth, ...fields } });
  return (
    <fieldset className={styles.credentials}>
      <legend className={styles.legend}>{t`Credentials`}</legend>
      <StoredCredentials credentials={view.credentials} onForget={onForget} />
      <CredentialExpiry credentials={view.credentials} />
      <KeptCredentials client={client} view={view} onView={onView} onForget={onForget} />
      <RadioChoice
        label={t`Kind of credentials`}
        choices={kinds()}
        value={auth.kind}
        onChange={(kind) => change({ kind })}
      />
      {auth.kind === 'web-identity' && (
        <RadioChoice
          label={t`How you get the token`}
          choices={tokenSources()}
          value={auth.tokenFrom}
          onChange={(tokenFrom) => change({ tokenFrom })}
        />
      )}
      {isSigningIn(auth) ? (
        <SignInFields
          signIn={signIn}
          view={view}
          errors={errors}
          outcome={outcome}
          signingIn={signingIn}
          onChange={(fields) => onChange({ ...draft, signIn: { ...signIn, ...fields } })}
        />
      ) : (
        <AuthFields auth={auth} errors={errors} onChange={change} />
      )}
    </fieldset>
  );
}

function StoredCredentials(props: {
  readonly credentials: SettingsView['credentials'];
  readonly onForget: () => void;
}) {
  const { kind, present, hint, kept } = props.credentials;
  if (kept === 'locked') return null;
  if (!present || kind === null) {
    return (
      <p className={styles.absent}>
        {t`None in memory. What you save here is forgotten when the browser closes, unless you then choose to keep it.`}
      </p>
    );
  }
  return (
    <div className={styles.stored}>
      <KeyRound size={15} aria-hidden />
      <p className={styles.storedText}>{storedWords(kindName(kind), hint)}</p>
      <Button size="small" onPress={props.onForget}>
        {t`Forget`}
      </Button>
    </div>
  );
}

function storedWords(kind: string, hint: string): string {
  return hint === ''
    ? t`${kind} in memory. Leave the fields empty to keep it.`
    : t`${kind} in memory, ending in ${hint}. Leave the fields empty to keep it.`;
}
