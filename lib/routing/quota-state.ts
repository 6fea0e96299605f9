import { LEVEL, PHASE, SHARE, SIZE, STRIDE, WEIGHT } from './quota-hypothesis.ts';

/** What a call had been charged when it began, so that its outcome can be held against the level of then. */
export interface QuotaMark {
  /** `chargedTokens` and `calls` of the estimate, this call included. */
  readonly tokens: number;
  readonly calls: number;
}

/** What is believed of one route's quota. Plain data, under 2 kB. */
export interface QuotaState {
  /** Window phases and the history count from here; null while the route was never called. */
  readonly originAtMs: number | null;
  /** The moment that the levels are of, ms after the origin. */
  readonly updatedMs: number;
  /** When a call was last accepted or refused, ms after the origin. */
  readonly observedMs: number;
  /** All tokens ever charged: reservations, plus what settlements added or gave back. */
  readonly chargedTokens: number;
  readonly calls: number;
  /** Mean reservation of a call, recent ones weighing more; the size that others' calls are taken to have. */
  readonly callTokens: number;
  /** Charges of the last two minutes: ms after the origin, tokens, `CHARGE_*`; three numbers each, oldest first. */
  readonly history: readonly number[];
  /** Null until a first refusal says that there is a quota. */
  readonly hypotheses: readonly number[] | null;
  /** When a call last began on a quota that had lost room for want of use, ms after the origin. */
  readonly spilledMs?: number;
}

/** What a number triple of the history stands for. */
export const CHARGE_ACCEPTED = 0;
export const CHARGE_REFUSED = 1;
export const CHARGE_SETTLEMENT = 2;
export const CHARGE_STRIDE = 3;

/** Bounds of the history. */
const HISTORY_MS = 120_000;
const MOST_CHARGES = 40;

/** A route that was never called. */
export function createQuotaState(): QuotaState {
  return {
    originAtMs: null,
    updatedMs: 0,
    observedMs: 0,
    chargedTokens: 0,
    calls: 0,
    callTokens: 0,
    history: [],
    hypotheses: null,
  };
}

/** The history with one more charge, and without those too old to matter. */
export function withCharge(history: readonly number[], atMs: number, tokens: number, kind: number): readonly number[] {
  const since = atMs - HISTORY_MS;
  let from = Math.max(0, history.length - (MOST_CHARGES - 1) * CHARGE_STRIDE);
  while (from < history.length && (history[from] ?? 0) < since) from += CHARGE_STRIDE;
  return [...history.slice(from), atMs, tokens, kind];
}

/** Reads one number of packed hypotheses. */
export function at(packed: readonly number[], index: number): number {
  return packed[index] ?? 0;
}

/** Integers, small numbers: the packed form is stored and restored as text. */
export function pack(
  packed: number[],
  index: number,
  size: number,
  share: number,
  phase: number,
  level: number,
  weight: number,
): void {
  const base = index * STRIDE;
  packed[base + SIZE] = whole(size);
  packed[base + SHARE] = whole(share);
  packed[base + PHASE] = whole(phase);
  packed[base + LEVEL] = whole(level);
  packed[base + WEIGHT] = whole(weight);
}

/** The nearest integer, never minus nought, which would not survive being stored as text. */
export function whole(value: number): number {
  return Math.round(value) + 0;
}
