import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { ArrowDown } from 'lucide-react';
import { useState } from 'react';
import { Button, formatCompact, formatCost, formatCount, formatHost } from '#components/ui';
import { allTokens, type DocumentUsage } from '#lib/analytics';
import styles from './UsageTable.module.css';

/** Rows shown at first: those that matter, by whichever order. */
const FEW = 10;

const ORDERS = ['cost', 'requests', 'throttles', 'tokens'] as const;
type Order = (typeof ORDERS)[number];

const VALUE_OF: Readonly<Record<Order, (document: DocumentUsage) => number>> = {
  cost: ({ costUsd }) => costUsd,
  requests: ({ requests }) => requests,
  throttles: ({ throttles }) => throttles,
  tokens: allTokens,
};

function headingOf(order: Order): string {
  return { cost: t`Cost`, requests: t`Requests`, throttles: t`Throttles`, tokens: t`Tokens` }[order];
}

function formatOf(order: Order): (value: number) => string {
  return { cost: formatCost, requests: formatCount, throttles: formatCount, tokens: formatCompact }[order];
}

/** What each document took, the most first, by the column that was chosen. */
export function DocumentUsageTable({ documents }: { readonly documents: readonly DocumentUsage[] }) {
  const [order, setOrder] = useState<Order>('cost');
  const [isWhole, setWhole] = useState(false);
  const sorted = documents.toSorted(
    (one, other) => VALUE_OF[order](other) - VALUE_OF[order](one) || other.requests - one.requests,
  );
  const name = t`Documents`;
  const count = sorted.length;
  return (
    <>
      <section
        className={styles.scroll}
        aria-label={name} // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        <table aria-label={name} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Document</Trans>
              </th>
              {ORDERS.map((each) => (
                <th
                  key={each}
                  scope="col"
                  className={styles.number}
                  aria-sort={each === order ? 'descending' : undefined}
                >
                  <button type="button" className={styles.sort} onClick={() => setOrder(each)}>
                    {each === order && <ArrowDown size={12} aria-hidden />}
                    {headingOf(each)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isWhole ? sorted : sorted.slice(0, FEW)).map((document) => (
              <tr key={document.url}>
                <th scope="row">
                  <DocumentName document={document} />
                </th>
                {ORDERS.map((each) => (
                  <td key={each} className={styles.number}>
                    {formatOf(each)(VALUE_OF[each](document))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {!isWhole && sorted.length > FEW && (
        <Button size="small" onPress={() => setWhole(true)}>
          <Plural value={count} one="Show # document" other="Show all # documents" />
        </Button>
      )}
    </>
  );
}

function DocumentName({ document: { url, title } }: { readonly document: DocumentUsage }) {
  if (url === null) {
    return (
      <span className={styles.detail}>
        <Trans>Documents that were deleted</Trans>
      </span>
    );
  }
  return (
    <>
      <span className={styles.name}>{title === '' ? url : title}</span>{' '}
      <span className={styles.detail}>{formatHost(url)}</span>
    </>
  );
}
