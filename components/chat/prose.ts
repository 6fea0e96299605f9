/** A part of a model's words, as they are laid out. */
export type Prose =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

const ITEM = /^\s*[-*•]\s+(.*)$/;
const HEADING = /^\s*#{1,6}\s+(.*?)\s*#*\s*$/;

/**
 * Paragraphs and lists of a plain text. Models were told to write no Markdown, and write some all the same: a heading
 * becomes a line in bold. Nothing else is understood, so nothing in it can be a link, a picture or markup.
 */
export function layOut(text: string): readonly Prose[] {
  const parts: Prose[] = [];
  for (const block of text.split(/\n[ \t]*\n/)) {
    let lines: string[] = [];
    let items: string[] = [];
    const end = () => {
      if (lines.length > 0) parts.push({ kind: 'paragraph', text: lines.join('\n') });
      if (items.length > 0) parts.push({ kind: 'list', items });
      lines = [];
      items = [];
    };
    for (const line of block.split('\n')) {
      const item = ITEM.exec(line)?.[1];
      if ((item !== undefined && lines.length > 0) || (item === undefined && items.length > 0)) end();
      if (item !== undefined) items.push(item);
      else if (line.trim() !== '') lines.push(line.replace(HEADING, '**$1**'));
    }
    end();
  }
  return parts;
}

/** A run of words, in bold or not. */
export interface Run {
  readonly text: string;
  readonly isStrong: boolean;
}

/** Takes a line's `**bold**` apart; marks without a partner stay as they are. */
export function runsOf(text: string): readonly Run[] {
  return text
    .split(/\*\*(?=\S)(.+?)(?<=\S)\*\*/)
    .map((part, index) => ({ text: part, isStrong: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}
