import { useCallback, useEffect, useState } from 'react';
import type { SettingsView, WorkerClient, WorkerRequests } from '#lib/messaging';
import type { Problem } from '#lib/review';
import { draftFrom, isChanged, type SettingsDraft } from './settings-draft.ts';

/** Which part of the page a message belongs to. */
export type MessagePlace =
  | 'page'
  | 'signIn'
  | 'save'
  | 'import'
  | 'environment'
  | 'export'
  | 'test'
  | 'quotas'
  | 'data';

/** The outcome of the last act, shown where it was asked for. */
export type Outcome =
  | { readonly place: MessagePlace; readonly kind: 'success'; readonly text: string }
  | { readonly place: MessagePlace; readonly kind: 'problem'; readonly problem: Problem };

type SettingsRequest = 'settings.save' | 'settings.import' | 'settings.importEnvironment';

export interface SettingsForm {
  /** Null until the worker has answered. */
  readonly view: SettingsView | null;
  readonly draft: SettingsDraft | null;
  readonly setDraft: (draft: SettingsDraft) => void;
  /** Changes the form as it is by then, after waiting for something. */
  readonly updateDraft: (change: (draft: SettingsDraft) => SettingsDraft) => void;
  /** The settings as they are now, where something else than the form has changed them: what is typed stays. */
  readonly setView: (view: SettingsView) => void;
  /** The playbook that new reviews run by now: it is chosen elsewhere, and what is typed here stays. */
  readonly setChosenPlaybook: (id: string) => void;
  readonly outcome: Outcome | null;
  readonly setOutcome: (outcome: Outcome | null) => void;
  /** Sends new settings; true when they were taken. The form then shows what was saved. */
  readonly submit: <Name extends SettingsRequest>(
    place: MessagePlace,
    name: Name,
    payload: WorkerRequests[Name]['payload'],
    successText: string,
  ) => Promise<boolean>;
}

interface Contents {
  readonly view: SettingsView;
  readonly draft: SettingsDraft;
}

/** Calls back when the administrator's policy has changed; the answer ends it. */
export type WatchPolicy = (react: () => void) => () => void;

/** The settings as saved and as edited. */
export function useSettings(client: WorkerClient, watchPolicy: WatchPolicy): SettingsForm {
  const [contents, setContents] = useState<Contents | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  /** Changes what is there. Nothing is before the worker has answered. */
  const change = useCallback((next: (contents: Contents) => Partial<Contents>) => {
    setContents((current) => (current === null ? null : { ...current, ...next(current) }));
  }, []);
  const accept = useCallback((view: SettingsView) => setContents({ view, draft: draftFrom(view) }), []);
  const setView = useCallback((view: SettingsView) => change(() => ({ view })), [change]);
  const setDraft = useCallback((draft: SettingsDraft) => change(() => ({ draft })), [change]);

  useEffect(() => {
    let isCurrent = true;
    void client.request('settings.get', {}).then((result) => {
      if (!isCurrent) return;
      if (result.ok) accept(result.value);
      else setOutcome({ place: 'page', kind: 'problem', problem: result.problem });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, accept]);

  // Tokens are renewed, end, and are locked while the page stands in another tab.
  useEffect(() => {
    const readCredentials = async () => {
      if (document.visibilityState === 'hidden') return;
      const result = await client.request('settings.get', {});
      if (!result.ok) return;
      const { credentials } = result.value;
      change(({ view }) => ({ view: { ...view, credentials } }));
    };
    document.addEventListener('visibilitychange', readCredentials);
    return () => document.removeEventListener('visibilitychange', readCredentials);
  }, [client, change]);

  useEffect(
    () =>
      watchPolicy(async () => {
        const result = await client.request('settings.get', {});
        if (!result.ok) return;
        // What is typed stays.
        change(({ view, draft }) => ({
          view: result.value,
          draft: isChanged(draft, view) ? draft : draftFrom(result.value),
        }));
      }),
    [client, watchPolicy, change],
  );

  const submit = useCallback<SettingsForm['submit']>(
    async (place, name, payload, successText) => {
      const result = await client.request(name, payload);
      if (!result.ok) {
        setOutcome({ place, kind: 'problem', problem: result.problem });
        return false;
      }
      // The three requests answer with the settings as they are now.
      accept(result.value as SettingsView);
      setOutcome({ place, kind: 'success', text: successText });
      return true;
    },
    [client, accept],
  );

  const updateDraft = useCallback<SettingsForm['updateDraft']>(
    (next) => change(({ draft }) => ({ draft: next(draft) })),
    [change],
  );
  const setChosenPlaybook = useCallback(
    (playbook: string) =>
      change(({ view, draft }) => ({
        view: { ...view, settings: { ...view.settings, playbook } },
        draft: { ...draft, playbook },
      })),
    [change],
  );

  const { view, draft } = contents ?? { view: null, draft: null };
  return { view, draft, setDraft, setView, updateDraft, setChosenPlaybook, outcome, setOutcome, submit };
}
