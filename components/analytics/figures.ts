import { t } from '@lingui/core/macro';
import { formatCompact, formatCost, formatCount, formatLatency, formatShare, seriesShade } from '#components/ui';
import { type Analytics, allTokens, type Usage, type UsageSpan } from '#lib/analytics';
import { type Figure, orDash } from './figure.ts';

/** The small charts, in the order of the page. */
export function figuresOf(analytics: Analytics): readonly Figure[] {
  return [
    requestFigure(analytics),
    modelFigure(analytics),
    throttleFigure(analytics),
    latencyFigure(analytics),
    tokenFigure(analytics),
    costFigure(analytics),
  ];
}

function valuesOf({ spans }: Analytics, read: (span: UsageSpan) => number | null) {
  return spans.map(read);
}

function requestFigure(analytics: Analytics): Figure {
  const { answered, failedRequests } = analytics.totals;
  const ended = answered + failedRequests;
  const share = formatShare(ended === 0 ? 0 : answered / ended);
  return {
    id: 'requests',
    title: t`Requests`,
    form: 'bars',
    series: [{ name: t`Requests`, shade: seriesShade(0), values: valuesOf(analytics, ({ requests }) => requests) }],
    formatValue: formatCount,
    headline: (span: Usage = analytics.totals) => formatCount(span.requests),
    note: ended === 0 ? '' : t`${share} of those that ended were answered`,
  };
}

function modelFigure(analytics: Analytics): Figure {
  const { routes, totals } = analytics;
  const primary = routes.findIndex(({ isPrimary }) => isPrimary);
  const byPrimary = routes[primary]?.answered ?? 0;
  const share = (answers: number, all: number) => (all === 0 ? '–' : formatShare(answers / all));
  return {
    id: 'models',
    title: t`Answers by model`,
    form: 'bars',
    series: routes.map(({ name, region }, place) => ({
      name: routes.some((other, index) => index !== place && other.name === name) ? `${name}, ${region}` : name,
      shade: seriesShade(place),
      values: valuesOf(analytics, ({ answersByRoute }) => answersByRoute[place] ?? 0),
    })),
    formatValue: formatCount,
    headline: (span) =>
      span === undefined ? share(byPrimary, totals.answered) : share(span.answersByRoute[primary] ?? 0, span.answered),
    note: t`by the model that is first now`,
    sums: routes.map(({ answered }) => share(answered, totals.answered)),
  };
}

function throttleFigure(analytics: Analytics): Figure {
  const { throttles, attempts } = analytics.totals;
  const share = formatShare(attempts === 0 ? 0 : throttles / attempts);
  const calls = formatCount(attempts);
  return {
    id: 'throttles',
    title: t`Throttles`,
    form: 'bars',
    series: [{ name: t`Throttles`, shade: seriesShade(2), values: valuesOf(analytics, (span) => span.throttles) }],
    formatValue: formatCount,
    headline: (span: Usage = analytics.totals) => formatCount(span.throttles),
    note: attempts === 0 ? '' : t`${share} of ${calls} attempts`,
  };
}

function latencyFigure(analytics: Analytics): Figure {
  const { latencyP50Ms, latencyP95Ms } = analytics.totals;
  return {
    id: 'latency',
    title: t`Latency`,
    form: 'lines',
    series: [
      {
        name: t`Half took less (p50)`,
        shade: seriesShade(0),
        values: valuesOf(analytics, (span) => span.latencyP50Ms),
      },
      { name: t`95% took less (p95)`, shade: seriesShade(2), values: valuesOf(analytics, (span) => span.latencyP95Ms) },
    ],
    formatValue: formatLatency,
    headline: (span: Usage = analytics.totals) => orDash(span.latencyP50Ms, formatLatency),
    note: latencyP50Ms === null ? '' : t`median, to the last word`,
    sums: [orDash(latencyP50Ms, formatLatency), orDash(latencyP95Ms, formatLatency)],
  };
}

function tokenFigure(analytics: Analytics): Figure {
  const { totals } = analytics;
  const { inputTokens, cacheReadTokens, cacheWriteTokens } = totals;
  const input = inputTokens + cacheReadTokens + cacheWriteTokens;
  const share = formatShare(input === 0 ? 0 : cacheReadTokens / input);
  const kinds = [
    [t`Input`, 'inputTokens'],
    [t`Output`, 'outputTokens'],
    [t`Read from cache`, 'cacheReadTokens'],
    [t`Written to cache`, 'cacheWriteTokens'],
  ] as const;
  return {
    id: 'tokens',
    title: t`Tokens`,
    form: 'bars',
    series: kinds.map(([name, kind], place) => ({
      name,
      shade: seriesShade(place),
      values: valuesOf(analytics, (span) => span[kind]),
    })),
    formatValue: formatCompact,
    headline: (span: Usage = totals) => formatCompact(allTokens(span)),
    note: input === 0 ? '' : t`${share} of the input came from the cache`,
    sums: kinds.map(([, kind]) => formatCompact(totals[kind])),
  };
}

function costFigure(analytics: Analytics): Figure {
  const { costUsd, answered } = analytics.totals;
  const each = formatCost(answered === 0 ? 0 : costUsd / answered);
  return {
    id: 'cost',
    title: t`Cost`,
    form: 'bars',
    series: [{ name: t`Cost`, shade: seriesShade(1), values: valuesOf(analytics, (span) => span.costUsd) }],
    formatValue: formatCost,
    headline: (span: Usage = analytics.totals) => formatCost(span.costUsd),
    note: answered === 0 ? '' : t`${each} per answer`,
  };
}
