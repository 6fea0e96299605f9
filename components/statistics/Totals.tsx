import { t } from '@lingui/core/macro';
import { formatCompact, formatCost, formatCount } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';
import { FigureList } from './FigureList.tsx';
import styles from './Totals.module.css';

/** The sum over all models. */
export function Totals({ statistics }: { readonly statistics: ManagerStatistics }) {
  const { routes, totals, inFlight, waiting } = statistics;
  const sum = (figure: (route: ManagerStatistics['routes'][number]) => number) =>
    routes.reduce((total, route) => total + figure(route), 0);
  const figures = [
    [t`Answered`, formatCount(totals.answered)],
    [t`Attempts`, formatCount(sum((route) => route.attempts))],
    [t`In flight`, formatCount(inFlight)],
    [t`Waiting`, formatCount(waiting)],
    [t`Tokens`, formatCompact(sum((route) => route.inputTokens + route.outputTokens))],
    [t`Cost`, formatCost(sum((route) => route.costUsd))],
  ] as const;
  return <FigureList figures={figures} className={styles.totals} figureClassName={styles.figure} />;
}
