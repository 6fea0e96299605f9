/** A section of a document, as a prompt carries it. */
export interface PromptSection {
  readonly heading: string;
  readonly text: string;
  /** A whole document instead of one section. */
  readonly isWhole: boolean;
}

const SECTION = /<(section|document)-([a-z0-9]+)(?: heading="([^"\n]*)")?>\r?\n?([\s\S]*?)\r?\n?<\/\1-\2>/g;

const ENTITIES: Readonly<Record<string, string>> = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The line before a section that says where in the document it stands, outermost heading first. */
const PLACE = /^Place: (.+)$/m;

/**
 * Finds the sections between `<section-NONCE>` and `</section-NONCE>` in a message, or a document between the same tags. The heading is in the opening line
 * (`heading="…"`) or is the last one of the message's `Place:` line; empty where there is neither.
 */
export function readSections(message: string): PromptSection[] {
  const start = message.search(SECTION);
  const place =
    PLACE.exec(message.slice(0, Math.max(0, start)))?.[1]
      ?.split(' > ')
      .at(-1) ?? '';
  return Array.from(message.matchAll(SECTION), ([, kind, , heading = place, text = '']) => ({
    heading: heading.replace(/&(?:quot|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity),
    text,
    isWhole: kind === 'document',
  }));
}
