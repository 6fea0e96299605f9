import { t } from '@lingui/core/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { formatLatency } from '#components/ui';
import { type AttemptEntry, type AttemptPlace, jobIdOf } from '#lib/activity';
import type { WorkerClient } from '#lib/messaging';
import { webLink } from '#lib/reports';
import type { AttemptRecord } from '#lib/routing';
import styles from './AttemptTable.module.css';
import { sequelWords } from './attempt-words.ts';

/** Everything that is kept of one attempt, with what the model thought on the way to the answer. */
export function AttemptDetails({ client, entry }: { readonly client: WorkerClient; readonly entry: AttemptEntry }) {
  const { record, place } = entry;
  const reasoning = useReasoning(client, jobIdOf(record.requestId));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t`Attempt`, attemptWords(record)],
    [t`Request`, record.requestId],
    [t`Prompt`, record.promptVersion ?? t`Not known`],
    [t`Document`, place === null ? t`None, or deleted` : <DocumentLink key="document" place={place} />],
    [t`First byte`, firstByteWords(record)],
    [t`Ended`, new Date(record.endedAtMs).toISOString()],
    [t`Error`, errorWords(record)],
    [t`Went on`, sequelWords(record)],
    [t`Cache`, cacheWords(record)],
    [t`Reasoning`, reasoning === '' ? t`None is kept` : reasoning],
  ];
  return (
    <dl className={styles.details} aria-label={t`Details`}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The document opens in a new tab; its review is in the panel beside it. */
function DocumentLink({ place }: { readonly place: AttemptPlace }) {
  const { title, url } = place;
  const address = webLink(url);
  const name = title === '' ? url : title;
  if (address === null) return name === url ? url : `${name} (${url})`;
  return (
    <>
      <a href={address} target="_blank" rel="noreferrer" className={styles.link}>
        {name}
      </a>
      {name !== url && ` (${url})`}
    </>
  );
}

function attemptWords({ attemptId, attemptNumber }: AttemptRecord): string {
  return t`${attemptId}, number ${attemptNumber} of its request`;
}

function firstByteWords({ firstByteAtMs, startedAtMs }: AttemptRecord): string {
  if (firstByteAtMs === null) return t({ context: 'first byte', message: 'None' });
  const latency = formatLatency(firstByteAtMs - startedAtMs);
  return t`after ${latency}`;
}

/** In the words of the service. */
function errorWords({ fault }: AttemptRecord): string {
  if (fault === null) return t`None`;
  return `${fault.code}${fault.status === null ? '' : ` (${fault.status})`}: ${fault.message}`;
}

function cacheWords({ usage }: AttemptRecord): string {
  if (usage === null) return t`Not known`;
  const { cacheReadTokens, cacheWriteTokens } = usage;
  return t`${cacheReadTokens} tokens read, ${cacheWriteTokens} written`;
}

function useReasoning(client: WorkerClient, jobId: string): string {
  const [text, setText] = useState(() => t`Processing…`);
  useEffect(() => {
    let isWanted = true;
    if (jobId === '') setText('');
    else {
      void client.request('activity.reasoning', { jobId }).then((result) => {
        if (isWanted) setText(result.ok ? result.value.text : t`It cannot be read now.`);
      });
    }
    return () => {
      isWanted = false;
    };
  }, [client, jobId]);
  return text;
}
