import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';
import { neededOrigins } from '#lib/settings';
import { type FieldErrors, findFieldErrors, isChanged, settingsOf } from './settings-draft.ts';
import { signInErrors } from './sign-in-draft.ts';
import type { SettingsForm } from './use-settings.ts';

/** Signing in by the browser's window. */
export interface SigningIn {
  readonly isPending: boolean;
  /** Must be called inside a click, since it asks the browser for what it needs. */
  readonly start: () => Promise<void>;
}

export interface SigningInOptions {
  readonly client: WorkerClient;
  readonly form: SettingsForm;
  /** Asks the browser for the sign-in window and for origins. */
  readonly requestSignIn: (origins: string[]) => Promise<boolean>;
  /** Told what of the form keeps the window from being opened. */
  readonly onErrors: (errors: FieldErrors) => void;
}

/** Saves the form and signs in with it. */
export function useSigningIn({ client, form, requestSignIn, onErrors }: SigningInOptions): SigningIn {
  const { view, draft, setOutcome } = form;
  const [isPending, setIsPending] = useState(false);
  const fail = (problem: Problem) => setOutcome({ place: 'signIn', kind: 'problem', problem });

  const attempt = async (): Promise<void> => {
    if (view === null || draft === null) return;
    const isManaged = view.policy.signIn !== undefined;
    const errors = { ...findFieldErrors(draft), ...(isManaged ? {} : signInErrors(draft.signIn)) };
    onErrors(errors);
    if (Object.keys(errors).length > 0) return;
    if (!(await requestSignIn(neededOrigins(draft, 'web-identity')))) {
      return fail({ code: 'sign-in-failed', reason: 'not-allowed', detail: '' });
    }
    if (isChanged(draft, view)) {
      const payload = { settings: settingsOf(draft) };
      if (!(await form.submit('signIn', 'settings.save', payload, t`Saved.`))) return;
      // Other credentials may be in memory: what was chosen stays in sight.
      form.updateDraft((saved) => ({ ...saved, auth: { ...saved.auth, kind: 'web-identity', tokenFrom: 'sign-in' } }));
    }
    const result = await client.request('credentials.signIn', {});
    if (!result.ok) return fail(result.problem);
    form.setView(result.value);
    setOutcome({ place: 'signIn', kind: 'success', text: t`Signed in.` });
  };
  const start = async () => {
    setIsPending(true);
    setOutcome(null);
    await attempt();
    setIsPending(false);
  };
  return { isPending, start };
}
