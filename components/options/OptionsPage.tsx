import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';
import { Playbooks } from '#components/playbooks';
import { Button, FieldErrorsNotice } from '#components/ui';
import type { ConnectionReport } from '#lib/bedrock';
import type { WorkerClient } from '#lib/messaging';
import { neededOrigins } from '#lib/settings';
import type { BuiltInModelAccess } from './AddBuiltInModel.tsx';
import { authOf, EMPTY_AUTH } from './auth-draft.ts';
import { ConnectionReportView } from './ConnectionReportView.tsx';
import { ConnectionSection } from './ConnectionSection.tsx';
import { DataSection } from './DataSection.tsx';
import { errorsFromWorker, focusFirstFault, stillWrong } from './field-faults.ts';
import { fieldName } from './field-names.ts';
import { LimitsSection } from './LimitsSection.tsx';
import { ModelsSection } from './ModelsSection.tsx';
import styles from './OptionsPage.module.css';
import { OptionsSection } from './OptionsSection.tsx';
import { OutcomeMessage } from './OutcomeMessage.tsx';
import { PolicyNotice } from './PolicyNotice.tsx';
import { PrivacySection } from './PrivacySection.tsx';
import { ReportSummary } from './ReportSummary.tsx';
import { RetentionSection } from './RetentionSection.tsx';
import { type FieldErrors, findFieldErrors, isChanged, settingsOf } from './settings-draft.ts';
import { TransferSection } from './TransferSection.tsx';
import { useQuotaReading } from './use-quota-reading.ts';
import { useSettings, type WatchPolicy } from './use-settings.ts';
import { useSigningIn } from './use-signing-in.ts';

export interface OptionsPageProps {
  readonly client: WorkerClient;
  /** Asks the browser for access to origins; must be called inside a click. */
  readonly requestHosts: (origins: string[]) => Promise<boolean>;
  /** Asks the browser for its sign-in window and for origins; must be called inside a click. */
  readonly requestSignIn: (origins: string[]) => Promise<boolean>;
  readonly saveFile: (name: string, text: string) => void;
  /** The browser's own language model. */
  readonly builtInModel: BuiltInModelAccess;
  /** Everything that was stored is erased. */
  readonly onErased: () => void;
  readonly watchPolicy: WatchPolicy;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Everything that can be set. Nothing is saved before Save, Import or Test connection. */
export function OptionsPage(props: OptionsPageProps) {
  const { client, requestHosts, requestSignIn, saveFile, builtInModel, onErased, watchPolicy, now } = props;
  const form = useSettings(client, watchPolicy);
  const { view, draft, setDraft, outcome, setOutcome, submit } = form;
  const [ownErrors, setOwnErrors] = useState<FieldErrors>({});
  /** Counts the times that the form was found to be wrong: each puts the focus on the first field at fault. */
  const [attempts, setAttempts] = useState(0);
  const showErrors = (found: FieldErrors) => {
    setOwnErrors(found);
    if (Object.keys(found).length > 0) setAttempts((before) => before + 1);
  };
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const reading = useQuotaReading({ client, form, requestHosts, onErrors: showErrors });
  const signingIn = useSigningIn({ client, form, requestSignIn, onErrors: showErrors });
  const [busy, setBusy] = useState<'save' | 'test' | null>(null);
  const pageRef = useRef<HTMLElement>(null);
  const reportRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (attempts > 0) focusFirstFault(pageRef.current);
  }, [attempts]);
  useEffect(() => {
    if (Object.keys(errorsFromWorker(outcome)).length > 0) focusFirstFault(pageRef.current);
  }, [outcome]);
  useEffect(() => {
    if (report !== null) reportRef.current?.scrollIntoView({ block: 'nearest' });
  }, [report]);

  if (view === null || draft === null) {
    return (
      <main className={styles.page}>
        <h1 className={styles.heading}>{t`AI-Prism options`}</h1>
        <p role="status">{t`Processing…`}</p>
        <OutcomeMessage outcome={outcome} place="page" />
      </main>
    );
  }

  const hasChanged = isChanged(draft, view);
  const workerErrors = errorsFromWorker(outcome);
  const errors = { ...workerErrors, ...ownErrors };
  const isBarFree = outcome?.place !== 'save' && outcome?.place !== 'test' && Object.keys(ownErrors).length === 0;
  const edit: typeof setDraft = (next) => {
    setDraft(next);
    setOwnErrors(stillWrong(ownErrors, findFieldErrors(next)));
    if (outcome?.place === 'save' || outcome?.place === 'test' || Object.keys(workerErrors).length > 0)
      setOutcome(null);
  };

  /** Asks for the hosts, which must come first in a click, then saves. True when saved and allowed. */
  const allowAndSave = async (place: 'save' | 'test'): Promise<boolean> => {
    const fieldErrors = findFieldErrors(draft);
    showErrors(fieldErrors);
    setOutcome(null);
    if (Object.keys(fieldErrors).length > 0) return false;
    const typedAuth = authOf(draft.auth);
    const authKind = typedAuth === undefined ? view.credentials.kind : draft.auth.kind;
    const isAwsUsed = place === 'test' || draft.provider === 'bedrock';
    const origins = isAwsUsed ? neededOrigins(draft, authKind ?? 'access-key') : [];
    const isAllowed = origins.length === 0 || (await requestHosts(origins));
    if (hasChanged) {
      const payload = { settings: settingsOf(draft), ...(typedAuth === undefined ? {} : { auth: typedAuth }) };
      if (!(await submit(place, 'settings.save', payload, t`Saved.`))) return false;
    }
    if (!isAllowed) setOutcome({ place, kind: 'problem', problem: { code: 'hosts-not-allowed', origins } });
    return isAllowed;
  };
  const save = async () => {
    setBusy('save');
    await allowAndSave('save');
    setBusy(null);
  };
  const test = async () => {
    setBusy('test');
    setReport(null);
    if (await allowAndSave('test')) {
      const result = await client.request('connection.test', {});
      setOutcome(result.ok ? null : { place: 'test', kind: 'problem', problem: result.problem });
      if (result.ok) setReport(result.value);
    }
    setBusy(null);
  };
  const forget = () => {
    setDraft({ ...draft, auth: { ...draft.auth, ...EMPTY_AUTH } });
    void submit('save', 'settings.save', { settings: view.settings, auth: null }, t`The credentials are forgotten.`);
  };

  return (
    <main className={styles.page} ref={pageRef}>
      <h1 className={styles.heading}>{t`AI-Prism options`}</h1>
      <PolicyNotice policy={view.policy} faults={view.policyFaults} />
      <ConnectionSection
        client={client}
        draft={draft}
        view={view}
        errors={errors}
        outcome={outcome}
        signingIn={signingIn}
        onChange={edit}
        onForget={forget}
        onView={form.setView}
      />
      <ModelsSection
        draft={draft}
        errors={errors}
        reading={reading}
        outcome={outcome}
        builtInModel={builtInModel}
        onChange={edit}
      />
      <LimitsSection draft={draft} policy={view.policy} errors={errors} onChange={edit} />
      <PrivacySection draft={draft} policy={view.policy} errors={errors} onChange={edit} />
      <RetentionSection draft={draft} longest={view.policy.retention ?? {}} errors={errors} onChange={edit} />
      <div ref={reportRef} className={styles.test}>
        {report !== null && <ConnectionReportView report={report} routes={view.settings.routes} />}
      </div>
      <div className={styles.bar}>
        <div className={styles.barMessage}>
          <FieldErrorsNotice errors={ownErrors} nameOf={(path) => fieldName(path, draft.auth.kind)} />
          <OutcomeMessage outcome={outcome} place="save" />
          <OutcomeMessage outcome={outcome} place="test" />
          <div role="status">
            {isBarFree &&
              (report !== null && !hasChanged ? (
                <ReportSummary report={report} />
              ) : (
                <p className={styles.changes}>{describeChanges(hasChanged, busy)}</p>
              ))}
          </div>
        </div>
        <div className={styles.barActions}>
          <Button isPending={busy !== null} onPress={() => void test()}>
            {t`Test connection`}
          </Button>
          <Button variant="primary" isDisabled={!hasChanged} isPending={busy !== null} onPress={() => void save()}>
            {t`Save`}
          </Button>
        </div>
      </div>
      <OptionsSection
        title={t`Playbooks`}
        intro={t`What a review looks for. Choose one in the side panel; write your own here. Changes take effect at once.`}
      >
        <Playbooks client={client} saveFile={saveFile} onChosen={form.setChosenPlaybook} />
      </OptionsSection>
      <TransferSection client={client} form={form} saveFile={saveFile} />
      <DataSection client={client} form={form} saveFile={saveFile} onErased={onErased} now={now} />
    </main>
  );
}

function describeChanges(hasChanged: boolean, busy: 'save' | 'test' | null): string {
  if (busy === 'test') return t`Processing… each model is asked one short question.`;
  return hasChanged ? t`There are unsaved changes.` : t`Everything is saved.`;
}
