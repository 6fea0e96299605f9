/** Only what a browser shows as a document: no scripts, no data, no other programs. */
const LINKED_PROTOCOLS: readonly string[] = ['http:', 'https:', 'file:'];

/** The address in normal form if it may become a live link, else null. Every format asks before it links. */
export function webLink(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return LINKED_PROTOCOLS.includes(protocol) ? href : null;
}
