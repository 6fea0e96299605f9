/**
 * How long the service asks us to wait, in milliseconds from `nowMs`, or undefined when it does not say. Understands
 * `retry-after-ms`, and `Retry-After` as seconds or as an HTTP date. Dates in the past give 0; nonsense is ignored.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const milliseconds = nonNegative(headers['retry-after-ms']);
  if (milliseconds !== undefined) return Math.round(milliseconds);
  const value = headers['retry-after'];
  const seconds = nonNegative(value);
  if (seconds !== undefined) return Math.round(seconds * 1000);
  const dateMs = value === undefined || !/[a-z]/i.test(value) ? Number.NaN : Date.parse(value);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}

function nonNegative(value: string | undefined): number | undefined {
  if (value === undefined || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}
