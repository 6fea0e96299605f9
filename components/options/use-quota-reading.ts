import { useState } from 'react';
import type { QuotaReport } from '#lib/bedrock';
import type { WorkerClient } from '#lib/messaging';
import { quotaOrigins } from '#lib/settings';
import { authOf } from './auth-draft.ts';
import { type FieldErrors, findFieldErrors, settingsOf, withoutQuotas, withQuotas } from './settings-draft.ts';
import type { SettingsForm } from './use-settings.ts';

export interface QuotaReading {
  /** Null until AWS has answered. */
  readonly report: QuotaReport | null;
  readonly isPending: boolean;
  /** Must be called inside a click, since it may ask for hosts. */
  readonly read: () => Promise<void>;
}

export interface QuotaReadingOptions {
  readonly client: WorkerClient;
  readonly form: SettingsForm;
  readonly requestHosts: (origins: string[]) => Promise<boolean>;
  /** Told what of the form keeps AWS from being asked. */
  readonly onErrors: (errors: FieldErrors) => void;
}

/** Asks AWS for the quotas of the form's models, and fills them in. Nothing is saved. */
export function useQuotaReading({ client, form, requestHosts, onErrors }: QuotaReadingOptions): QuotaReading {
  const { view, draft, updateDraft, setOutcome } = form;
  const [report, setReport] = useState<QuotaReport | null>(null);
  const [isPending, setIsPending] = useState(false);

  /** The report, or null where something else was said. */
  const ask = async (): Promise<QuotaReport | null> => {
    if (view === null || draft === null) return null;
    const asked = withoutQuotas(draft);
    const errors = findFieldErrors(asked);
    onErrors(errors);
    if (Object.keys(errors).length > 0) return null;
    const auth = authOf(draft.auth);
    const authKind = (auth === undefined ? view.credentials.kind : draft.auth.kind) ?? 'access-key';
    if (authKind === 'api-key') return { status: 'api-key' };
    const origins = quotaOrigins(draft, authKind);
    if (origins.length > 0 && !(await requestHosts(origins))) {
      setOutcome({ place: 'quotas', kind: 'problem', problem: { code: 'hosts-not-allowed', origins } });
      return null;
    }
    const payload = { settings: settingsOf(asked), ...(auth === undefined ? {} : { auth }) };
    const result = await client.request('quotas.read', payload);
    if (result.ok) return result.value;
    setOutcome({ place: 'quotas', kind: 'problem', problem: result.problem });
    return null;
  };
  const read = async () => {
    setIsPending(true);
    setReport(null);
    setOutcome(null);
    const answer = await ask();
    if (answer !== null) updateDraft((current) => withQuotas(current, answer));
    setReport(answer);
    setIsPending(false);
  };
  return { report, isPending, read };
}
