import { writeCsv } from '#lib/reports';
import { type AttemptEntry, jobIdOf, outcomeOf } from './attempt-entry.ts';

const COLUMNS = [
  'attempt_id',
  'request_id',
  'job_id',
  'kind',
  'prompt_version',
  'attempt',
  'document',
  'document_url',
  'section',
  'model_id',
  'region',
  'started_at',
  'first_byte_at',
  'ended_at',
  'latency_ms',
  'outcome',
  'error_kind',
  'error_code',
  'error_message',
  'http_status',
  'next',
  'next_route',
  'waits_for',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'cost_usd',
] as const;

/** Attempts as CSV, a row each. What is not known is an empty cell. */
export function formatLogCsv(entries: readonly AttemptEntry[]): string {
  return writeCsv(COLUMNS, entries.map(toRow));
}

/** Attempts as JSON, every field as it is stored. */
export function formatLogJson(entries: readonly AttemptEntry[], exportedAtMs: number): string {
  const attempts = entries.map(({ record, place }) => ({ ...record, jobId: jobIdOf(record.requestId), place }));
  return `${JSON.stringify({ version: 1, exportedAt: isoTime(exportedAtMs), attempts }, null, 2)}\n`;
}

function toRow({ record, place }: AttemptEntry): Partial<Record<(typeof COLUMNS)[number], string | number>> {
  const { fault, usage, next } = record;
  return {
    attempt_id: record.attemptId,
    request_id: record.requestId,
    job_id: jobIdOf(record.requestId),
    kind: record.requestKind,
    prompt_version: record.promptVersion ?? '',
    attempt: record.attemptNumber,
    document: place?.title ?? '',
    document_url: place?.url ?? '',
    section: place?.heading ?? '',
    model_id: record.modelId,
    region: record.region,
    started_at: isoTime(record.startedAtMs),
    first_byte_at: record.firstByteAtMs === null ? '' : isoTime(record.firstByteAtMs),
    ended_at: isoTime(record.endedAtMs),
    latency_ms: record.endedAtMs - record.startedAtMs,
    outcome: outcomeOf(record),
    ...(fault === null
      ? {}
      : {
          error_kind: fault.kind,
          error_code: fault.code,
          error_message: fault.message,
          http_status: fault.status ?? '',
        }),
    next: next.kind,
    next_route: next.kind === 'called' ? next.routeId : '',
    waits_for: next.kind === 'waiting' ? next.layer : '',
    ...(usage === null
      ? {}
      : {
          input_tokens: usage.inputTokens,
          output_tokens: usage.outputTokens,
          cache_read_tokens: usage.cacheReadTokens,
          cache_write_tokens: usage.cacheWriteTokens,
        }),
    cost_usd: record.costUsd,
  };
}

function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}
