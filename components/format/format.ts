import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';

// All follow the language of the interface; Lingui keeps the formatters.

/** `1,234`. */
export function formatCount(count: number): string {
  return i18n.number(count);
}

/** `1.2K`; for token counts in narrow places. */
export function formatCompact(count: number): string {
  return i18n.number(count, { notation: 'compact', maximumSignificantDigits: 3 });
}

/** A share (0–1) as `97%`. Rounded down near the top and up near the bottom: 100% and 0% are only said when true. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const honest = percent > 99 && percent < 100 ? 99 : percent > 0 && percent < 1 ? 1 : Math.round(percent);
  return i18n.number(honest / 100, { style: 'percent' });
}

/** A countdown as `0:42` or `4:05`; never below `0:00`. Parts of a second count as a whole one. */
export function formatCountdown(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A duration as a person says it: `less than 5 s`, `about 40 s`, `about 3 min`. */
export function formatTimeLeft(remainingMs: number): string {
  const seconds = remainingMs / 1000;
  if (seconds < 5) return t`less than 5 s`;
  const roundSeconds = Math.ceil(seconds / 5) * 5;
  if (seconds < 55) return t`about ${roundSeconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return t`about ${minutes} min`;
}

/** A latency as `240 ms` or `1.8 s`. */
export function formatLatency(latencyMs: number): string {
  const milliseconds = Math.round(latencyMs);
  if (latencyMs < 1000) return t`${milliseconds} ms`;
  const digits = latencyMs < 10_000 ? 1 : 0;
  const seconds = i18n.number(latencyMs / 1000, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return t`${seconds} s`;
}

/** A cost as `$0.0042` below a cent and `$1.37` above. */
export function formatCost(costUsd: number): string {
  if (costUsd === 0) return dollars(0, 0);
  const least = 0.0001;
  if (costUsd < least) {
    const cost = dollars(least, 4);
    return t`under ${cost}`;
  }
  return dollars(costUsd, costUsd < 0.01 ? 4 : 2);
}

function dollars(costUsd: number, digits: number): string {
  return i18n.number(costUsd, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** A moment (epoch milliseconds) as `Sep 21, 2026, 4:13 PM`, in the reader's time zone. */
export function formatDateTime(atMs: number): string {
  return i18n.date(new Date(atMs), { dateStyle: 'medium', timeStyle: 'short' });
}

/** A size as `640 byte`, `12.4 kB` or `3.1 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const digits = { maximumFractionDigits: power === 0 || bytes / 1000 ** power >= 100 ? 0 : 1 };
  return i18n.number(bytes / 1000 ** power, { style: 'unit', unit: units[power] ?? 'byte', ...digits });
}

/** A moment (epoch milliseconds) to the second: `Sep 21, 2026, 4:13:07 PM`. */
export function formatExactTime(atMs: number): string {
  return i18n.date(new Date(atMs), { dateStyle: 'medium', timeStyle: 'medium' });
}

/** `a, b, and c`; as a `unit` only with commas: `a, b, c`. */
export function formatList(items: readonly string[], type: 'conjunction' | 'unit' = 'conjunction'): string {
  return new Intl.ListFormat(i18n.locale, { type }).format(items);
}

/** `example.org`, `extension page`, or what is left of an address that is not a URL. */
export function formatHost(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, protocol, pathname } = new URL(url);
  // Its host is an id that tells a person nothing.
  if (protocol === 'chrome-extension:') return t`extension page`;
  return host === '' ? `${protocol}//${pathname.replace(/^\/+/, '')}` : host;
}
