import { t } from '@lingui/core/macro';
import { Ban, CircleCheck, Hourglass, type LucideIcon, Snowflake } from 'lucide-react';
import { describeReason } from '#components/reasons';
import { formatCountdown } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';

export type RouteFigures = ManagerStatistics['routes'][number];

export interface StatusLook {
  readonly icon: LucideIcon;
  readonly tone: 'positive' | 'waiting' | 'off';
}

export const STATUS_LOOKS: Readonly<Record<RouteFigures['status'], StatusLook>> = {
  available: { icon: CircleCheck, tone: 'positive' },
  'breaker-open': { icon: Snowflake, tone: 'waiting' },
  'cooling-down': { icon: Snowflake, tone: 'waiting' },
  exhausted: { icon: Hourglass, tone: 'waiting' },
  disabled: { icon: Ban, tone: 'off' },
};

function statusWord(status: RouteFigures['status']): string {
  return {
    available: t`Available`,
    'breaker-open': t`Recovering`,
    'cooling-down': t`Cooling down`,
    exhausted: t`Quota used up`,
    disabled: t`Disabled`,
  }[status];
}

/** Milliseconds until a route opens, counted on from the moment its figures are of; null when waiting does not help. */
export function remainingMs(route: RouteFigures, atMs: number, nowMs: number): number | null {
  return route.opensInMs === null ? null : Math.max(0, atMs + route.opensInMs - nowMs);
}

/** A route's status with its countdown or its reason. */
export function describeStatus(route: RouteFigures, atMs: number, nowMs: number): string {
  const word = statusWord(route.status);
  if (route.status === 'available') return word;
  if (route.status === 'disabled') return `${word}: ${describeReason(route.reason)}`;
  const leftMs = remainingMs(route, atMs, nowMs);
  return leftMs === null || leftMs === 0 ? word : `${word} ${formatCountdown(leftMs)}`;
}
