import { type Analytics, createSummary } from '#lib/analytics';
import { fakeAttempt, fakeThrottle } from './fake-attempt.ts';

/** The moment at which those figures were asked for, in epoch milliseconds. */
export const ANALYTICS_NOW_MS = Date.parse('2026-11-28T18:30:00Z');
const DAY_MS = 86_400_000;
const TITLES = ['Policy', 'Contract'];

/** Ten days, each with two documents; every third request is answered by the second model. */
export function fakeAnalytics(range: Analytics['range'] = '30d'): Analytics {
  const { add, finish } = createSummary({ range, timeZone: 'UTC' }, ANALYTICS_NOW_MS);
  for (let index = 0; index < 40; index++) {
    const startedAtMs = ANALYTICS_NOW_MS - (1 + (index % 10)) * DAY_MS;
    const requestId = `r${index % 4 === 0 ? 1 : 0}/s/t${index}`;
    const isSecond = index % 3 === 2;
    if (isSecond) add(fakeThrottle({ requestId, startedAtMs, endedAtMs: startedAtMs + 100 }));
    add(
      fakeAttempt({
        requestId,
        startedAtMs,
        endedAtMs: startedAtMs + 1_000 + index * 10,
        attemptNumber: isSecond ? 2 : 1,
        routeId: isSecond ? 'other@us-east-2' : 'model@us-east-2',
        // The rarer document is the dearer one.
        costUsd: index % 4 === 0 ? 0.5 : 0.1,
      }),
    );
  }
  const routes = [
    { id: 'model@us-east-2', name: 'Claude One' },
    { id: 'other@us-east-2', name: 'Claude Two' },
  ];
  return finish(routes, ({ id }) => ({ url: `https://${id}.test/`, title: TITLES[Number(id.slice(1))] ?? '' }));
}
