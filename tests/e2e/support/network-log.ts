import { readFileSync } from 'node:fs';

interface NetworkLog {
  readonly events: readonly { readonly params?: Record<string, unknown> }[];
}

/** Members of the log's events that say whom the browser asked for, or wanted to. */
const MEMBERS = ['url', 'host', 'hostname', 'host_port', 'origin', 'group_id', 'destination'];
/** What Chromium makes of names that lead nowhere. */
const NOWHERE = '~notfound';
/** Where Chromium asks on its own account, at times of its own: for its sign-in, its updates and its dictionaries. */
const SERVICES_OF_CHROMIUM = /(?:^|\.)(?:google\.com|googleapis\.com|gvt1\.com)(?::\d+)?$/;
/** How the log names the initiator of a request that no page and no extension made. */
const NO_INITIATOR = 'not an origin';

/**
 * Every host that pages and extensions asked for: by requests, by look-ups of names, and by connections made ahead; with ports.
 * Its own pages and extensions are no hosts, and a service of Chromium's counts only where somebody else asked for it.
 */
export function contactedHosts(logFile: string): readonly string[] {
  // A browser that was ended in a hurry leaves the closing brackets out.
  const text = readFileSync(logFile, 'utf8').trimEnd();
  return contactedIn(JSON.parse(text.endsWith('}') ? text : `${text.replace(/,$/, '')}]}`));
}

/** The same of a log that is read. */
export function contactedIn({ events }: NetworkLog): readonly string[] {
  const named = events.flatMap(({ params = {} }) => hostsOf(params));
  const asked = new Set(events.flatMap(({ params = {} }) => (isOfChromium(params) ? [] : hostsOf(params))));
  const counts = (host: string) => host !== NOWHERE && (asked.has(host) || !SERVICES_OF_CHROMIUM.test(host));
  return [...new Set(named.filter(counts))].sort();
}

/** Whether an event may be Chromium's own: all but the requests and navigations of pages and extensions. */
function isOfChromium({ initiator, request_type: type }: Record<string, unknown>): boolean {
  return (initiator === undefined || initiator === NO_INITIATOR) && (type === undefined || type === 'other');
}

function hostsOf(params: Record<string, unknown>): readonly string[] {
  return MEMBERS.flatMap((member) => {
    const value = params[member];
    return typeof value === 'string' ? hostsIn(value) : [];
  });
}

function hostsIn(text: string): readonly string[] {
  const word = text.split(/[\s/]*\s/)[0] ?? '';
  if (!/^(?:https?|wss?):\/\//.test(word)) return /^[\w.-]+(?::\d+)?$/.test(word) ? [word] : [];
  return URL.canParse(word) ? [new URL(word).host] : [];
}
