import { readFileSync } from 'node:fs';

interface NetworkLog {
  readonly events: readonly { readonly params?: Record<string, unknown> }[];
}

/** Members of the log's events that say whom the browser asked for, or wanted to. */
const MEMBERS = ['url', 'host', 'hostname', 'host_port', 'origin', 'group_id', 'destination'];

/**
 * Every host that a browser asked for: by requests, by look-ups of names, and by connections made ahead; with ports. Its own
 * pages and extensions are no hosts.
 */
export function contactedHosts(logFile: string): readonly string[] {
  // A browser that was ended in a hurry leaves the closing brackets out.
  const text = readFileSync(logFile, 'utf8').trimEnd();
  const log: NetworkLog = JSON.parse(text.endsWith('}') ? text : `${text.replace(/,$/, '')}]}`);
  const named = log.events.flatMap(({ params = {} }) =>
    MEMBERS.flatMap((member) => {
      const value = params[member];
      return typeof value === 'string' ? [value] : [];
    }),
  );
  return [...new Set(named.flatMap(hostsIn))].sort();
}

function hostsIn(text: string): readonly string[] {
  const word = text.split(/[\s/]*\s/)[0] ?? '';
  if (!/^(?:https?|wss?):\/\//.test(word)) return /^[\w.-]+(?::\d+)?$/.test(word) ? [word] : [];
  return URL.canParse(word) ? [new URL(word).host] : [];
}
