import { t } from '@lingui/core/macro';
import { Fragment, useState } from 'react';
import { formatCost, formatCount, formatExactTime, formatLatency } from '#components/ui';
import { type AttemptEntry, type AttemptPlace, outcomeOf } from '#lib/activity';
import type { WorkerClient } from '#lib/messaging';
import { AttemptDetails } from './AttemptDetails.tsx';
import styles from './AttemptTable.module.css';
import { faultWords, kindWords, outcomeWords } from './attempt-words.ts';

export interface AttemptTableProps {
  readonly client: WorkerClient;
  readonly entries: readonly AttemptEntry[];
}

/** Attempts, a row each; the time opens one's details. */
export function AttemptTable({ client, entries }: AttemptTableProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <section
      className={styles.scroll}
      aria-label={t`Attempts`} // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t`Begun`}</th>
            <th scope="col">{t({ context: 'what a call was for', message: 'For' })}</th>
            <th scope="col">{t`Model`}</th>
            <th scope="col">{t`Outcome`}</th>
            <th scope="col">{t`Took`}</th>
            <th scope="col">{t`Tokens in / out`}</th>
            <th scope="col">{t`Cost`}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const { record, place } = entry;
            const isOpen = record.attemptId === openId;
            const why = faultWords(record);
            return (
              <Fragment key={record.attemptId}>
                <tr>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles.time}
                      aria-expanded={isOpen}
                      onClick={() => setOpenId(isOpen ? null : record.attemptId)}
                    >
                      {formatExactTime(record.startedAtMs)}
                    </button>
                  </th>
                  <td>
                    {kindWords(record.requestKind)}
                    {place !== null && `: ${placeWords(place)}`}
                  </td>
                  <td>
                    {record.modelId} <span className={styles.muted}>{record.region}</span>
                  </td>
                  <td>
                    {outcomeWords(outcomeOf(record))}
                    {why !== '' && <span className={styles.muted}>: {why}</span>}
                  </td>
                  <td className={styles.number}>{formatLatency(record.endedAtMs - record.startedAtMs)}</td>
                  <td className={styles.number}>
                    {record.usage === null
                      ? t`not known`
                      : `${formatCount(record.usage.inputTokens)} / ${formatCount(record.usage.outputTokens)}`}
                  </td>
                  <td className={styles.number}>{formatCost(record.costUsd)}</td>
                </tr>
                {isOpen && (
                  <tr>
                    <td colSpan={7}>
                      <AttemptDetails client={client} entry={entry} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function placeWords({ heading, title, url }: AttemptPlace): string {
  const name = title === '' ? url : title;
  return heading === '' ? name : `${heading} (${name})`;
}
