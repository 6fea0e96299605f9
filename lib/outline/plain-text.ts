import { headingNumber } from './numbering.ts';
import type { HeadingSpan } from './walk.ts';

interface Line {
  readonly text: string;
  readonly start: number;
  readonly isAfterBlank: boolean;
  readonly isBeforeBlank: boolean;
  /** The line below it, to see an underline. */
  readonly below: string;
}

const LONGEST_TITLE = 90;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const raw = text.split('\n');
  let start = 0;
  for (const [index, line] of raw.entries()) {
    const isBlankAt = (at: number) => (raw[at] ?? '').replace(/\f/g, '').trim() === '';
    lines.push({
      text: line,
      start,
      isAfterBlank: isBlankAt(index - 1),
      isBeforeBlank: isBlankAt(index + 1),
      below: raw[index + 1] ?? '',
    });
    start += line.length + 1;
  }
  return lines;
}

/** Rank of a line that is underlined by signs: 1 for `=` and `*`, 2 for others; 0 for none. */
function underlineRank({ text, below }: Line): number {
  const sign = /^\s*([=\-~*^#])\1{2,}\s*$/.exec(below)?.[1];
  const length = text.trim().length;
  if (sign === undefined || !/[\p{L}\p{N}]/u.test(text) || length > LONGEST_TITLE) return 0;
  const ruled = below.trim().length;
  if (ruled < length * 0.6 || ruled > length * 1.5 + 4) return 0;
  return sign === '=' || sign === '*' ? 1 : 2;
}

/** An entry of a contents list: leaders or a page number at its end. */
function isContentsEntry(title: string): boolean {
  return /(?:\.\s?){3,}\s*\d*$|\s{2,}\d+$/.test(title);
}

/** A line on its own that starts with a number: "3.1.  Scope", "Appendix A.  Grammar". */
function numberDepth({ text, isAfterBlank, isBeforeBlank }: Line): number {
  if (!isAfterBlank || !isBeforeBlank || /^\s{4,}/.test(text)) return 0;
  const title = text.trim();
  if (title.length > LONGEST_TITLE || isContentsEntry(title) || /[,;:]$/.test(title)) return 0;
  const number = headingNumber(title);
  if (number === null || !/\p{Lu}/u.test(title.replace(/^\S+\s*/, ''))) return 0;
  // A sentence that begins with a number is an entry of a list.
  if (/[.!?]$/.test(title) && title.split(/\s+/).length > 8) return 0;
  return number.length;
}

/** A line at the margin of a text that is otherwise indented, or one in capitals. */
function isFlushTitle({ text, isAfterBlank, isBeforeBlank }: Line, isIndented: boolean): boolean {
  const title = text.trim();
  if (!isAfterBlank || !isBeforeBlank || title.length > 70 || !/\p{L}{2}/u.test(title)) return false;
  if (isContentsEntry(title) || /\s{3,}|[.,;]$|\[Page \d+\]/.test(title)) return false;
  if (isIndented && /^\S/.test(text)) return /^[\p{Lu}\p{N}]/u.test(title);
  return title === title.toUpperCase() && title !== title.toLowerCase() && title.split(/\s+/).length <= 12;
}

/**
 * Titles of a document that is plain text: lines underlined by signs, marked by `#`, numbered, at the margin of an
 * indented text, or in capitals. Running heads and page feet, which repeat, are none. Offsets count in `text`.
 */
export function findPlainTextHeadings(text: string): readonly HeadingSpan[] {
  const lines = linesOf(text);
  const written = lines.filter((line) => line.text.trim() !== '');
  const isIndented = written.filter((line) => /^ {2,}/.test(line.text)).length > written.length * 0.6;
  const counts = new Map<string, number>();
  for (const line of written) counts.set(line.text.trim(), (counts.get(line.text.trim()) ?? 0) + 1);
  const headings: HeadingSpan[] = [];
  for (const line of lines) {
    const title = line.text.trim();
    if (title === '' || (counts.get(title) ?? 0) > 2) continue;
    const marked = /^(#{1,6})\s+\S/.exec(line.text)?.[1]?.length ?? 0;
    const depth = marked || underlineRank(line) || numberDepth(line) || (isFlushTitle(line, isIndented) ? 1 : 0);
    if (depth === 0) continue;
    const start = line.start + line.text.indexOf(title);
    headings.push({ start, end: start + title.length, level: depth });
  }
  return headings;
}
