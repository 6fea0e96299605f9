const wholeNumber = new Intl.NumberFormat('en');
const compactNumber = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** `1,234`. */
export function formatCount(count: number): string {
  return wholeNumber.format(count);
}

/** `1.2K`; for token counts in narrow places. */
export function formatCompact(count: number): string {
  return compactNumber.format(count);
}

/** `1 section`, `2 sections`. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** A share (0–1) as `97%`. Rounded down near the top and up near the bottom: 100% and 0% are only said when true. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 99 && percent < 100) return '99%';
  if (percent > 0 && percent < 1) return '1%';
  return `${Math.round(percent)}%`;
}

/** A countdown as `0:42` or `4:05`; never below `0:00`. Parts of a second count as a whole one. */
export function formatCountdown(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A duration as a person says it: `less than 5 s`, `about 40 s`, `about 3 min`. */
export function formatTimeLeft(remainingMs: number): string {
  const seconds = remainingMs / 1000;
  if (seconds < 5) return 'less than 5 s';
  if (seconds < 55) return `about ${Math.ceil(seconds / 5) * 5} s`;
  return `about ${Math.ceil(seconds / 60)} min`;
}

/** A latency as `240 ms` or `1.8 s`. */
export function formatLatency(latencyMs: number): string {
  if (latencyMs < 1000) return `${Math.round(latencyMs)} ms`;
  return `${(latencyMs / 1000).toFixed(latencyMs < 10_000 ? 1 : 0)} s`;
}

/** A cost as `$0.0042` below a cent and `$1.37` above. */
export function formatCost(costUsd: number): string {
  if (costUsd === 0) return '$0';
  if (costUsd < 0.0001) return 'under $0.0001';
  return costUsd < 0.01 ? `$${costUsd.toFixed(4)}` : `$${costUsd.toFixed(2)}`;
}

const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment (epoch milliseconds) as `Sep 21, 2026, 4:13 PM`, in the reader's time zone. */
export function formatDateTime(atMs: number): string {
  return dateTime.format(atMs);
}

/** `example.org`, `extension page`, or what is left of an address that is not a URL. */
export function formatHost(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, protocol, pathname } = new URL(url);
  // Its host is an id that tells a person nothing.
  if (protocol === 'chrome-extension:') return 'extension page';
  return host === '' ? `${protocol}//${pathname.replace(/^\/+/, '')}` : host;
}
