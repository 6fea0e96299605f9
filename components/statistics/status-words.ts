import { Ban, CircleCheck, Hourglass, type LucideIcon, Snowflake } from 'lucide-react';
import { describeReason } from '#components/problem';
import { formatCountdown } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';

export type RouteFigures = ManagerStatistics['routes'][number];

export interface StatusLook {
  readonly word: string;
  readonly icon: LucideIcon;
  readonly tone: 'positive' | 'waiting' | 'off';
}

export const STATUS_LOOKS: Readonly<Record<RouteFigures['status'], StatusLook>> = {
  available: { word: 'Available', icon: CircleCheck, tone: 'positive' },
  'breaker-open': { word: 'Recovering', icon: Snowflake, tone: 'waiting' },
  'cooling-down': { word: 'Cooling down', icon: Snowflake, tone: 'waiting' },
  exhausted: { word: 'Quota used up', icon: Hourglass, tone: 'waiting' },
  disabled: { word: 'Disabled', icon: Ban, tone: 'off' },
};

/** Milliseconds until a route opens, counted on from the moment its figures are of; null when waiting does not help. */
export function remainingMs(route: RouteFigures, atMs: number, nowMs: number): number | null {
  return route.opensInMs === null ? null : Math.max(0, atMs + route.opensInMs - nowMs);
}

/** A route's status with its countdown or its reason. */
export function describeStatus(route: RouteFigures, atMs: number, nowMs: number): string {
  const { word } = STATUS_LOOKS[route.status];
  if (route.status === 'available') return word;
  if (route.status === 'disabled') return `${word}: ${describeReason(route.reason)}`;
  const leftMs = remainingMs(route, atMs, nowMs);
  return leftMs === null || leftMs === 0 ? word : `${word} ${formatCountdown(leftMs)}`;
}
