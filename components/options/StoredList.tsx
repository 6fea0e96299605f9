import { t } from '@lingui/core/macro';
import { RotateCw } from 'lucide-react';
import { ProblemNotice } from '#components/problem';
import { Button, formatBytes, formatCount } from '#components/ui';
import type { StoredKind } from '#lib/messaging';
import styles from './StoredList.module.css';
import type { StoredDataView } from './use-stored-data.ts';

/** What is stored: how many of each kind, and about how large. */
export function StoredList({ stored }: { readonly stored: StoredDataView }) {
  const { data, problem, reload } = stored;
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (data === null) return <p role="status">{t`Processing…`}</p>;
  return (
    <div className={styles.stored}>
      <table className={styles.table} aria-label={t`What is stored`}>
        <thead>
          <tr>
            <th scope="col">{t`Kind`}</th>
            <th scope="col">{t`Number`}</th>
            <th scope="col">{t`About`}</th>
          </tr>
        </thead>
        <tbody>
          {data.kinds.map(({ kind, count, bytes }) => (
            <tr key={kind}>
              <th scope="row">{kindWords(kind)}</th>
              <td>{formatCount(count)}</td>
              <td>{formatBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.foot}>
        <p>{totalWords(data.usedBytes)}</p>
        <Button size="small" onPress={reload}>
          <RotateCw size={13} aria-hidden /> {t`Measure again`}
        </Button>
      </div>
    </div>
  );
}

function totalWords(usedBytes: number | null): string {
  if (usedBytes === null) return t`The browser does not say how much room all of it takes.`;
  const size = formatBytes(usedBytes);
  return t`The browser uses about ${size} for all of it, its own bookkeeping included.`;
}

function kindWords(kind: StoredKind): string {
  switch (kind) {
    case 'reviews':
      return t`Reviews, with their documents’ text`;
    case 'findings':
      return t`Findings`;
    case 'imports':
      return t`Imported reviews`;
    case 'chats':
      return t`Questions and answers`;
    case 'attempts':
      return t`Calls in the audit log`;
    case 'playbooks':
      return t`Playbooks of your own`;
    case 'models':
      return t`What was learned of the models`;
  }
}
