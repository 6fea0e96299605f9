import { i18n } from '@lingui/core';
import type { Analytics } from '#lib/analytics';

type Unit = Analytics['unit'];

/** The beginning of an hour or a day below a chart: `2 PM`, `Nov 12`. */
export function shortSpan(startMs: number, unit: Unit): string {
  return i18n.date(new Date(startMs), unit === 'hour' ? { hour: 'numeric' } : { month: 'short', day: 'numeric' });
}

/** An hour or a day where there is room: `Thu, 2 PM`, `Thu, Nov 12`. */
export function longSpan(startMs: number, unit: Unit): string {
  const rest = unit === 'hour' ? ({ hour: 'numeric' } as const) : ({ month: 'short', day: 'numeric' } as const);
  return i18n.date(new Date(startMs), { weekday: 'short', ...rest });
}
