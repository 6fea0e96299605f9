/** A document as the rules read it: one text, sections that tile it, and the headings. */
export interface MarkdownDocument {
  readonly text: string;
  readonly headings: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly text: string; readonly start: number }[];
}

const ATX_HEADING = /^#{1,6}\s+(.+?)\s*#*$/;
const SETEXT_UNDERLINE = /^(?:={3,}|-{3,})\s*$/;
/** Many policies set headings as a short line in bold. */
const BOLD_LINE = /^(?:\*\*|__)((?:(?!\*\*|__).){2,100})(?:\*\*|__)\s*$/;
const TABLE_RULE = /^\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/;

/** The words of a line as a browser would show them. */
function shown(line: string): string {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[((?:[^[\]]|\[[^\]]*\])*)\]\((?:[^()]|\([^)]*\))*\)/g, '$1')
    .replace(/<((?:https?:|mailto:)[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(?<!\\)(\*{1,3}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}_])|`)/gu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>|])/g, '$1')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Renders Markdown simply: a line for each block, list marks kept, cells of a table parted by a tab. */
export function readMarkdownDocument(markdown: string): MarkdownDocument {
  const blocks: { text: string; isHeading: boolean }[] = [];
  let isOpen = false;
  for (const raw of markdown.split(/\r?\n/)) {
    const line = raw.trim();
    const last = blocks.at(-1);
    if (line === '' || TABLE_RULE.test(line)) {
      isOpen = false;
    } else if (SETEXT_UNDERLINE.test(line) && isOpen && last !== undefined) {
      last.isHeading = true;
      isOpen = false;
    } else if (ATX_HEADING.test(line) || BOLD_LINE.test(line)) {
      const text = shown((ATX_HEADING.exec(line) ?? BOLD_LINE.exec(line))?.[1] ?? '');
      if (text !== '') blocks.push({ text, isHeading: true });
      isOpen = false;
    } else {
      const isItem = /^(?:[*+-]|\d{1,3}[.)])\s/.test(line);
      const item = line.replace(/^[*+-]\s+/, '• ').replace(/^>\s*/, '');
      const text = item.startsWith('|') ? item.split('|').map(shown).join('\t').trim() : shown(item);
      if (text === '') continue;
      // Two spaces at the end break the line.
      if (isOpen && !isItem && last !== undefined) last.text += ` ${text}`;
      else blocks.push({ text, isHeading: false });
      isOpen = !/\s{2}$/.test(raw) && !item.startsWith('|');
    }
  }
  return assemble(blocks);
}

function assemble(blocks: readonly { text: string; isHeading: boolean }[]): MarkdownDocument {
  const sections: { heading: string; text: string; start: number }[] = [];
  let start = 0;
  for (const { text, isHeading } of blocks) {
    const section = sections.at(-1);
    if (isHeading || section === undefined) sections.push({ heading: isHeading ? text : '', text: `${text}\n`, start });
    else section.text += `${text}\n`;
    start += text.length + 1;
  }
  return {
    text: sections.map((section) => section.text).join(''),
    headings: sections.map(({ heading }) => heading).filter((heading) => heading !== ''),
    sections,
  };
}
