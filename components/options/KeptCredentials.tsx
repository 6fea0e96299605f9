import { plural, t } from '@lingui/core/macro';
import { LockKeyhole } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { problemTitle } from '#components/problem';
import { Button, TextInput } from '#components/ui';
import type { Result, SettingsView, WorkerClient } from '#lib/messaging';
import { LEAST_PASSPHRASE_CHARACTERS } from '#lib/vault';
import styles from './CredentialFields.module.css';
import { focusFirstFault } from './field-faults.ts';

export interface KeptCredentialsProps {
  readonly client: WorkerClient;
  readonly view: SettingsView;
  /** What was typed into the form stays as it is. */
  readonly onView: (view: SettingsView) => void;
  /** Forgets the credentials, kept ones included. */
  readonly onForget: () => void;
}

/** Keeping credentials on this device under a passphrase, unlocking and locking them. */
export function KeptCredentials({ client, view, onView, onForget }: KeptCredentialsProps) {
  const [error, setError] = useState<string | undefined>(undefined);
  const { present, kept } = view.credentials;

  const take = async (answer: Promise<Result<SettingsView>>) => {
    const result = await answer;
    setError(result.ok ? undefined : problemTitle(result.problem));
    if (result.ok) onView(result.value);
  };
  /** Whether it was used. */
  const keep = (passphrase: string) => {
    if (passphrase.length < LEAST_PASSPHRASE_CHARACTERS) {
      setError(t`Enter at least ${LEAST_PASSPHRASE_CHARACTERS} characters; a few words are easy to remember`);
      return false;
    }
    void take(client.request('credentials.keep', { passphrase }));
    return true;
  };

  if (kept === 'locked') {
    return (
      <div className={styles.kept}>
        <p className={styles.keptHead}>
          <LockKeyhole size={15} aria-hidden /> {t`Credentials are kept on this device, and locked.`}
        </p>
        <PassphraseForm
          label={t`Passphrase`}
          action={t`Unlock`}
          autoComplete="current-password"
          error={error}
          onSubmit={(passphrase) => {
            void take(client.request('credentials.unlock', { passphrase }));
            return true;
          }}
        >
          <Button size="small" onPress={onForget}>
            {t`Forget`}
          </Button>
        </PassphraseForm>
      </div>
    );
  }
  if (!present) return null;
  if (kept === 'open') {
    return (
      <div className={styles.kept}>
        <p className={styles.keptHead}>
          <LockKeyhole size={15} aria-hidden /> {lockWords(view.settings.privacy.autoLockMinutes)}
        </p>
        <div className={styles.keptActions}>
          <Button size="small" onPress={() => void take(client.request('credentials.lock', {}))}>
            {t`Lock now`}
          </Button>
          <Button size="small" onPress={() => void take(client.request('credentials.keep', { passphrase: null }))}>
            {t`Keep no longer`}
          </Button>
        </div>
        {error !== undefined && <p role="alert">{error}</p>}
      </div>
    );
  }
  if (view.policy.memoryOnlyCredentials === true) {
    return <p className={styles.absent}>{t`Your administrator allows credentials in memory only.`}</p>;
  }
  return (
    <div className={styles.kept}>
      <p className={styles.keptHead}>{t`Keep them on this device, encrypted under a passphrase?`}</p>
      <PassphraseForm
        label={t`New passphrase`}
        description={t`Asked for after the browser was closed, and when nobody has used them for a while. Nobody can reset it.`}
        action={t`Keep`}
        autoComplete="new-password"
        error={error}
        onSubmit={keep}
      />
    </div>
  );
}

interface PassphraseFormProps {
  readonly label: string;
  readonly description?: string;
  readonly action: string;
  readonly autoComplete: string;
  readonly error: string | undefined;
  /** Says whether the passphrase was used. */
  readonly onSubmit: (passphrase: string) => boolean;
  readonly children?: React.ReactNode;
}

/** One field and its button. The passphrase is nowhere but in the field, and gone when it was used. */
function PassphraseForm({ label, description, action, autoComplete, error, onSubmit, children }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [tries, setTries] = useState(0);
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== undefined && tries > 0) focusFirstFault(formRef.current);
  }, [error, tries]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (onSubmit(passphrase)) setPassphrase('');
  };
  return (
    // An error of the last try must not keep the next from being made.
    <form ref={formRef} noValidate className={styles.keptForm} onSubmit={submit}>
      <TextInput
        label={label}
        {...(description === undefined ? {} : { description })}
        type="password"
        autoComplete={autoComplete}
        value={passphrase}
        onChange={setPassphrase}
        error={error}
      />
      <div className={styles.keptActions}>
        <Button type="submit" size="small" isDisabled={passphrase === ''}>
          {action}
        </Button>
        {children}
      </div>
    </form>
  );
}

function lockWords(minutes: number): string {
  return plural(minutes, {
    one: 'Kept on this device under your passphrase. Locked when not used for a minute.',
    other: 'Kept on this device under your passphrase. Locked when not used for # minutes.',
  });
}
