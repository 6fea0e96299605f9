import { type Block, type Inline, tidyLines } from './blocks.ts';
import { SEVERITY_COLORS } from './docx-styles.ts';
import { escapeXml } from './xml.ts';

/** The width between the margins of an A4 page, and the columns that share it; twentieths of a point. */
const TEXT_WIDTH = 9_638;
const LABEL_WIDTH = 1_900;

/** Relationships of a document to addresses outside it: one for each address. */
export interface Links {
  readonly idOf: (href: string) => string;
  readonly all: () => readonly (readonly [href: string, id: string])[];
}

export function createLinks(): Links {
  const ids = new Map<string, string>();
  return {
    idOf: (href) => {
      const id = ids.get(href) ?? `link${ids.size + 1}`;
      ids.set(href, id);
      return id;
    },
    all: () => [...ids],
  };
}

/** Blocks as WordprocessingML. */
export function writeBody(blocks: readonly Block[], links: Links): string {
  return blocks.map((block) => writeBlock(block, links, null)).join('');
}

/** `tone` is the severity of the group around the block. */
function writeBlock(block: Block, links: Links, tone: string | null): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(`Heading${block.level}`, edge(tone), writeInlines(block.content, links));
    case 'paragraph':
      return paragraph(null, '', writeInlines(block.content, links));
    case 'quote':
      return paragraph('Quote', '', writeInlines(block.content, links));
    case 'facts':
      return table(
        [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH],
        block.rows.map(({ label, value }) => [run(label, '<w:rStyle w:val="Muted"/>'), writeInlines(value, links)]),
      );
    case 'table':
      return table(
        tableWidths(block.head.length),
        block.rows.map((cells) => cells.map((cell) => run(cell, ''))),
        block.head.map((cell) => run(cell, '<w:b/>')),
      );
    case 'group':
      return block.blocks.map((part) => writeBlock(part, links, block.tone)).join('');
  }
}

function edge(tone: string | null): string {
  const color = tone === null ? undefined : SEVERITY_COLORS[tone];
  if (color === undefined) return '';
  return `<w:pBdr><w:left w:val="single" w:sz="36" w:space="6" w:color="${color}"/></w:pBdr>`;
}

function paragraph(style: string | null, properties: string, content: string): string {
  const named = style === null ? '' : `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${named}${properties}</w:pPr>${content}</w:p>`;
}

function writeInlines(inlines: readonly Inline[], links: Links): string {
  return inlines
    .map(({ text, mark, href }) => {
      if (href !== undefined) {
        return `<w:hyperlink r:id="${links.idOf(href)}">${run(text, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`;
      }
      if (mark === 'strong') return run(text, '<w:b/>');
      return run(text, mark === 'muted' ? '<w:rStyle w:val="Muted"/>' : '');
    })
    .join('');
}

function run(text: string, properties: string): string {
  const ends = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : ''] as const;
  const lines = tidyLines(text).map(escapeXml).join('</w:t><w:br/><w:t xml:space="preserve">');
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${ends[0]}${lines}${ends[1]}</w:t></w:r>`;
}

/** The first column is as wide as two others. */
function tableWidths(columns: number): number[] {
  const unit = Math.floor(TEXT_WIDTH / (columns + 1));
  return Array.from({ length: columns }, (_, index) => (index === 0 ? TEXT_WIDTH - unit * (columns - 1) : unit));
}

/** Followed by an empty line: Word joins tables that touch. */
function table(widths: readonly number[], rows: readonly (readonly string[])[], head?: readonly string[]): string {
  const row = (cells: readonly string[], properties: string) =>
    `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells.map((cell, index) => tableCell(cell, widths[index] ?? 0)).join('')}</w:tr>`;
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/>` +
    `<w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `${head === undefined ? '' : row(head, '<w:tblHeader/>')}${rows.map((cells) => row(cells, '')).join('')}</w:tbl>` +
    paragraph(null, '<w:spacing w:after="0"/>', '')
  );
}

function tableCell(content: string, width: number): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph('TableText', '', content)}</w:tc>`;
}
