import { t } from '@lingui/core/macro';
import { LogIn } from 'lucide-react';
import { Button, formatHost, SelectInput, TextInput } from '#components/ui';
import type { SettingsView } from '#lib/messaging';
import styles from './CredentialFields.module.css';
import { OutcomeMessage } from './OutcomeMessage.tsx';
import { RedirectAddress } from './RedirectAddress.tsx';
import type { FieldErrors } from './settings-draft.ts';
import type { SignInDraft } from './sign-in-draft.ts';
import type { Outcome } from './use-settings.ts';
import type { SigningIn } from './use-signing-in.ts';

export interface SignInFieldsProps {
  readonly signIn: SignInDraft;
  readonly view: SettingsView;
  readonly errors: FieldErrors;
  readonly outcome: Outcome | null;
  readonly signingIn: SigningIn;
  readonly onChange: (fields: Partial<SignInDraft>) => void;
}

/** Where somebody signs in for a web identity, and the button that does it. */
export function SignInFields({ signIn, view, errors, outcome, signingIn, onChange }: SignInFieldsProps) {
  const { credentials, policy } = view;
  return (
    <>
      {policy.signIn === undefined ? (
        <PageFields signIn={signIn} errors={errors} onChange={onChange} />
      ) : (
        <p className={styles.absent}>{managedWords(policy.signIn.authorizationEndpoint)}</p>
      )}
      <RedirectAddress address={view.signInRedirect} />
      <div className={styles.keptActions}>
        <Button isPending={signingIn.isPending} onPress={() => void signingIn.start()}>
          <LogIn size={14} aria-hidden /> {credentials.signIn === null ? t`Sign in` : t`Sign in again`}
        </Button>
        <p className={styles.signInHint}>
          {t`Saves these settings and opens a window of the browser at this page. The first time, the browser is asked to let AI-Prism do so.`}
        </p>
      </div>
      <OutcomeMessage outcome={outcome} place="signIn" />
    </>
  );
}

function PageFields({ signIn, errors, onChange }: Pick<SignInFieldsProps, 'signIn' | 'errors' | 'onChange'>) {
  return (
    <>
      <TextInput
        label={t`Sign-in page`}
        description={t`The authorization endpoint of your identity provider (OpenID Connect).`}
        monospace
        inputMode="url"
        autoComplete="off"
        placeholder="https://login.example.com/oauth2/authorize"
        value={signIn.authorizationEndpoint}
        onChange={(authorizationEndpoint) => onChange({ authorizationEndpoint })}
        error={errors['connection.signIn.authorizationEndpoint']}
      />
      <TextInput
        label={t`Client id`}
        description={t`Under which the provider knows AI-Prism. There is no client secret.`}
        monospace
        autoComplete="off"
        value={signIn.clientId}
        onChange={(clientId) => onChange({ clientId })}
        error={errors['connection.signIn.clientId']}
      />
      <TextInput
        label={t`Role ARN`}
        monospace
        autoComplete="off"
        placeholder="arn:aws:iam::123456789012:role/reviewer"
        value={signIn.roleArn}
        onChange={(roleArn) => onChange({ roleArn })}
        error={errors['connection.signIn.roleArn']}
      />
      <SelectInput
        label={t`Response type`}
        choices={[
          { value: 'id_token', label: 'id_token', detail: t`Most providers.` },
          { value: 'token', label: 'token', detail: t`Amazon Cognito user pools.` },
        ]}
        value={signIn.responseType}
        onChange={(responseType) => onChange({ responseType })}
        error={errors['connection.signIn.responseType']}
      />
      <TextInput
        label={t`Scopes`}
        monospace
        autoComplete="off"
        value={signIn.scopes}
        onChange={(scopes) => onChange({ scopes })}
        error={errors['connection.signIn.scopes']}
      />
    </>
  );
}

function managedWords(page: string): string {
  const host = formatHost(page);
  return t`Your administrator has set where you sign in: ${host}.`;
}
