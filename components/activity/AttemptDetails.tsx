import { useEffect, useState } from 'react';
import { formatLatency } from '#components/ui';
import { type AttemptEntry, jobIdOf } from '#lib/activity';
import type { WorkerClient } from '#lib/messaging';
import styles from './AttemptTable.module.css';
import { sequelWords } from './attempt-words.ts';

/** Everything that is kept of one attempt, with what the model thought on the way to the answer. */
export function AttemptDetails({ client, entry }: { readonly client: WorkerClient; readonly entry: AttemptEntry }) {
  const { record, place } = entry;
  const { fault, usage } = record;
  const jobId = jobIdOf(record.requestId);
  const reasoning = useReasoning(client, jobId);
  const facts: readonly (readonly [string, string])[] = [
    ['Attempt', `${record.attemptId}, number ${record.attemptNumber} of its request`],
    ['Request', record.requestId],
    ['Document', place === null ? 'None, or deleted' : `${place.title} (${place.url})`],
    [
      'First byte',
      record.firstByteAtMs === null ? 'None' : `after ${formatLatency(record.firstByteAtMs - record.startedAtMs)}`,
    ],
    ['Ended', new Date(record.endedAtMs).toISOString()],
    [
      'Error',
      fault === null ? 'None' : `${fault.code}${fault.status === null ? '' : ` (${fault.status})`}: ${fault.message}`,
    ],
    ['Went on', sequelWords(record)],
    ['Cache', usage === null ? 'Not known' : `${usage.cacheReadTokens} tokens read, ${usage.cacheWriteTokens} written`],
    ['Reasoning', reasoning === '' ? 'None is kept' : reasoning],
  ];
  return (
    <dl className={styles.details} aria-label="Details">
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useReasoning(client: WorkerClient, jobId: string): string {
  const [text, setText] = useState('Processing…');
  useEffect(() => {
    let isWanted = true;
    if (jobId === '') setText('');
    else {
      void client.request('activity.reasoning', { jobId }).then((result) => {
        if (isWanted) setText(result.ok ? result.value.text : 'It cannot be read now.');
      });
    }
    return () => {
      isWanted = false;
    };
  }, [client, jobId]);
  return text;
}
