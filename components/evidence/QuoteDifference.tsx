import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import styles from './QuoteDifference.module.css';

/** What the document says, with the words that were quoted differently struck out beside it. */
export function QuoteDifference({ quoted, actual }: { readonly quoted: string; readonly actual: string }) {
  const parts = useMemo(() => diffWordsWithSpace(quoted, actual), [quoted, actual]);
  let offset = 0;
  return parts.map((part) => {
    const key = `${offset}${part.added ? '+' : part.removed ? '-' : ''}`;
    offset += part.value.length;
    if (part.added) {
      return (
        <ins key={key} className={styles.added}>
          {part.value}
        </ins>
      );
    }
    if (part.removed) {
      return (
        <del key={key} className={styles.removed}>
          {part.value}
        </del>
      );
    }
    return <span key={key}>{part.value}</span>;
  });
}
