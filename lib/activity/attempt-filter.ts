import type { AttemptRecord } from '#lib/routing';
import { type AttemptOutcome, outcomeOf } from './attempt-entry.ts';

/** Which attempts are wanted. What is left out does not matter. */
export interface AttemptFilter {
  readonly outcome?: AttemptOutcome;
  /** Begun at this moment or later, in epoch milliseconds. */
  readonly fromMs?: number;
  /** Begun before this moment, in epoch milliseconds. */
  readonly untilMs?: number;
  /** Contained in the title or the address of the document it was made for; as the store knows them, not the record. */
  readonly document?: string;
  /** Contained in an id, the model, the region or the error; upper and lower case are the same. */
  readonly text?: string;
}

/** Whether an attempt is wanted, as far as its record tells: of its document it knows nothing. */
export function matchesFilter(
  record: AttemptRecord,
  { outcome, fromMs, untilMs, text = '' }: Omit<AttemptFilter, 'document'>,
): boolean {
  if (outcome !== undefined && outcomeOf(record) !== outcome) return false;
  if (fromMs !== undefined && record.startedAtMs < fromMs) return false;
  if (untilMs !== undefined && record.startedAtMs >= untilMs) return false;
  const words = text.trim().toLowerCase();
  if (words === '') return true;
  const { requestId, attemptId, modelId, region, fault } = record;
  return [requestId, attemptId, modelId, region, fault?.code ?? '', fault?.message ?? ''].some((field) =>
    field.toLowerCase().includes(words),
  );
}
