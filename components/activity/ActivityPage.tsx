import { Download, RotateCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Button, ConfirmDelete, formatQuantity, SelectInput, TextInput } from '#components/ui';
import { ATTEMPT_OUTCOMES, type AttemptFilter, type AttemptOutcome, formatLogCsv, formatLogJson } from '#lib/activity';
import type { WorkerClient } from '#lib/messaging';
import styles from './ActivityPage.module.css';
import { AttemptTable } from './AttemptTable.tsx';
import { OUTCOME_WORDS } from './attempt-words.ts';
import { useAttemptLog } from './use-attempt-log.ts';

export interface ActivityPageProps {
  readonly client: WorkerClient;
  readonly saveFile: (file: { readonly name: string; readonly mediaType: string; readonly content: string }) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const PERIODS = [
  { value: 'all', label: 'All that is kept' },
  { value: '1', label: 'Last 24 hours' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
] as const;
type Period = (typeof PERIODS)[number]['value'];

const OUTCOMES = [
  { value: 'all', label: 'Every outcome' },
  ...ATTEMPT_OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] })),
] as const;

/** The audit log: every call to a model, newest first, as it can be filtered, exported and deleted. */
export function ActivityPage({ client, saveFile, now }: ActivityPageProps) {
  const [outcome, setOutcome] = useState<AttemptOutcome | 'all'>('all');
  const [period, setPeriod] = useState<Period>('all');
  const [text, setText] = useState('');
  const filter = useMemo<AttemptFilter>(
    () => ({
      ...(outcome === 'all' ? {} : { outcome }),
      ...(period === 'all' ? {} : { fromMs: now() - Number(period) * DAY_MS }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    }),
    [outcome, period, text, now],
  );
  const log = useAttemptLog(client, filter);
  const isFiltered = Object.keys(filter).length > 0;

  const save = async (format: 'csv' | 'json') => {
    const entries = await log.readAll();
    if (entries === null) return;
    const isCsv = format === 'csv';
    saveFile({
      name: `ai-prism-audit-log.${format}`,
      mediaType: isCsv ? 'text/csv' : 'application/json',
      content: isCsv ? formatLogCsv(entries) : formatLogJson(entries, now()),
    });
  };

  return (
    <main className={styles.page}>
      <h1 className={styles.heading}>Audit log</h1>
      <p className={styles.intro}>
        Every call to a model, newest first. It is kept in this browser for 90 days and sent nowhere.
      </p>
      <search className={styles.filters}>
        <SelectInput label="Outcome" choices={OUTCOMES} value={outcome} onChange={setOutcome} />
        <SelectInput label="Period" choices={PERIODS} value={period} onChange={setPeriod} />
        <TextInput label="Model, region, error or id" value={text} onChange={setText} maxLength={200} />
      </search>
      <div className={styles.actions}>
        <p role="status" className={styles.count}>
          {log.isLoading
            ? 'Processing…'
            : `${formatQuantity(log.entries.length, 'attempt')} shown${log.hasMore ? ', there are older ones' : ''}`}
        </p>
        <Button size="small" onPress={log.reload}>
          <RotateCw size={13} aria-hidden /> Refresh
        </Button>
        <Button size="small" onPress={() => void save('csv')}>
          <Download size={13} aria-hidden /> Export CSV
        </Button>
        <Button size="small" onPress={() => void save('json')}>
          <Download size={13} aria-hidden /> Export JSON
        </Button>
        <ConfirmDelete
          label="Delete log"
          words="The whole log is deleted for good."
          onDelete={() => void log.clear()}
        />
      </div>
      {log.problem !== null && <ProblemNotice problem={log.problem} />}
      {log.entries.length > 0 && <AttemptTable client={client} entries={log.entries} />}
      {log.entries.length === 0 && !log.isLoading && log.problem === null && (
        <p className={styles.empty}>
          {isFiltered ? 'No attempt matches the filters.' : 'No model has been called yet.'}
        </p>
      )}
      {log.hasMore && (
        <Button isPending={log.isLoading} onPress={log.loadMore}>
          Show older attempts
        </Button>
      )}
    </main>
  );
}
