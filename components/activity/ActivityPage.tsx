import { plural, t } from '@lingui/core/macro';
import { Download, RotateCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Button, type Choice, ConfirmDelete, SelectInput, TextInput } from '#components/ui';
import { ATTEMPT_OUTCOMES, type AttemptFilter, type AttemptOutcome, formatLogCsv, formatLogJson } from '#lib/activity';
import type { WorkerClient } from '#lib/messaging';
import type { KeptDays } from '#lib/settings';
import styles from './ActivityPage.module.css';
import { AttemptTable } from './AttemptTable.tsx';
import { outcomeWords } from './attempt-words.ts';
import { useAttemptLog } from './use-attempt-log.ts';
import { useKeptDays } from './use-kept-days.ts';

export interface ActivityPageProps {
  readonly client: WorkerClient;
  readonly saveFile: (file: { readonly name: string; readonly mediaType: string; readonly content: string }) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
type Period = 'all' | '1' | '7' | '30';

function periods(): readonly Choice<Period>[] {
  return [
    { value: 'all', label: t`All that is kept` },
    { value: '1', label: t`Last 24 hours` },
    { value: '7', label: t`Last 7 days` },
    { value: '30', label: t`Last 30 days` },
  ];
}

function outcomes(): readonly Choice<AttemptOutcome | 'all'>[] {
  return [
    { value: 'all', label: t`Every outcome` },
    ...ATTEMPT_OUTCOMES.map((value) => ({ value, label: outcomeWords(value) })),
  ];
}

/** The audit log: every call to a model, newest first, as it can be filtered, exported and deleted. */
export function ActivityPage({ client, saveFile, now }: ActivityPageProps) {
  const [outcome, setOutcome] = useState<AttemptOutcome | 'all'>('all');
  const [period, setPeriod] = useState<Period>('all');
  const [text, setText] = useState('');
  const [document, setDocument] = useState('');
  const filter = useMemo<AttemptFilter>(
    () => ({
      ...(outcome === 'all' ? {} : { outcome }),
      ...(period === 'all' ? {} : { fromMs: now() - Number(period) * DAY_MS }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(document.trim() === '' ? {} : { document: document.trim() }),
    }),
    [outcome, period, text, document, now],
  );
  const log = useAttemptLog(client, filter);
  const keptDays = useKeptDays(client);
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
      <h1 className={styles.heading}>{t`Audit log`}</h1>
      <p className={styles.intro}>{introWords(keptDays)}</p>
      <search className={styles.filters}>
        <SelectInput label={t`Outcome`} choices={outcomes()} value={outcome} onChange={setOutcome} />
        <SelectInput label={t`Period`} choices={periods()} value={period} onChange={setPeriod} />
        <TextInput label={t`Model, region, error or id`} value={text} onChange={setText} maxLength={200} />
        <TextInput label={t`Document or its address`} value={document} onChange={setDocument} maxLength={200} />
      </search>
      <div className={styles.actions}>
        <p role="status" className={styles.count}>
          {log.isLoading ? t`Processing…` : countWords(log.entries.length, log.hasMore)}
        </p>
        <Button size="small" onPress={log.reload}>
          <RotateCw size={13} aria-hidden /> {t`Refresh`}
        </Button>
        <Button size="small" onPress={() => void save('csv')}>
          <Download size={13} aria-hidden /> {t`Export CSV`}
        </Button>
        <Button size="small" onPress={() => void save('json')}>
          <Download size={13} aria-hidden /> {t`Export JSON`}
        </Button>
        <ConfirmDelete
          label={t`Delete log`}
          words={t`The whole log is deleted for good.`}
          onDelete={() => void log.clear()}
        />
      </div>
      {log.problem !== null && <ProblemNotice problem={log.problem} />}
      {log.entries.length > 0 && <AttemptTable client={client} entries={log.entries} />}
      {log.entries.length === 0 && !log.isLoading && log.problem === null && (
        <p className={styles.empty}>
          {isFiltered ? t`No attempt matches the filters.` : t`No model has been called yet.`}
        </p>
      )}
      {log.hasMore && (
        <Button isPending={log.isLoading} onPress={log.loadMore}>
          {t`Show older attempts`}
        </Button>
      )}
    </main>
  );
}

function introWords(keptDays: KeptDays | null): string {
  if (keptDays === null) return t`Every call to a model, newest first. It is kept in this browser and sent nowhere.`;
  if (keptDays === 'forever') {
    return t`Every call to a model, newest first. It is kept in this browser until you delete it, and sent nowhere.`;
  }
  return plural(keptDays, {
    one: 'Every call to a model, newest first. It is kept in this browser for # day and sent nowhere.',
    other: 'Every call to a model, newest first. It is kept in this browser for # days and sent nowhere.',
  });
}

function countWords(count: number, hasMore: boolean): string {
  return hasMore
    ? plural(count, { one: '# attempt shown, there are older ones', other: '# attempts shown, there are older ones' })
    : plural(count, { one: '# attempt shown', other: '# attempts shown' });
}
