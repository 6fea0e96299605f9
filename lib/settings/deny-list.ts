/**
 * Patterns of hosts: `bank.example` is that host alone, `*.bank.example` the host and everything below it, `*` all sites.
 * Ports and schemes do not matter: who wants a site left alone means it by whatever way it is reached.
 */

/** A pattern as it is kept, in the form that addresses have (`BÜCHER.example` → `xn--bcher-kva.example`); null for none. */
export function normalHostPattern(text: string): string | null {
  const pattern = text.trim().toLowerCase();
  if (pattern === '*') return pattern;
  const [, wildcard = '', name = ''] = /^(\*\.)?([^\s*/?#@:[\]]+)$/.exec(pattern) ?? [];
  const address = `https://${name}/`;
  if (name === '' || !URL.canParse(address)) return null;
  const host = withoutDot(new URL(address).hostname);
  return host === '' ? null : `${wildcard}${host}`;
}

/** The first pattern that a document's address falls under, or null. */
export function deniedBy(url: string, patterns: readonly string[]): string | null {
  const host = hostOf(url);
  if (host === null) return null;
  return patterns.find((pattern) => covers(pattern, host)) ?? null;
}

function covers(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.startsWith('*.')) return host === pattern;
  const base = pattern.slice(2);
  return host === base || host.endsWith(`.${base}`);
}

/** Null where there is no address yet. A document that a page made (`blob:`) belongs to the page's site. */
function hostOf(url: string): string | null {
  const inner = url.replace(/^(blob|filesystem):/, '');
  return URL.canParse(inner) ? withoutDot(new URL(inner).hostname) : null;
}

/** `bank.example.` is the same host. */
function withoutDot(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
