import { type Block, type Inline, tidyLines } from './blocks.ts';
import { composeReport } from './compose-report.ts';
import type { Report, ReportStyle } from './report.ts';

/** A report in Markdown (CommonMark with GitHub's tables). Texts of others stay text: no link, image or HTML of theirs. */
export function formatMarkdown(report: Report, style: ReportStyle): string {
  return `${composeReport(report, style).map(writeBlock).join('\n\n')}\n`;
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${writeInlines(block.content, ' ')}`;
    case 'paragraph':
      return writeInlines(block.content, '\\\n');
    case 'quote':
      return `> ${writeInlines(block.content, '\\\n> ')}`;
    case 'facts':
      return block.rows
        .map(({ label, value }) => `- **${escapeMarkdown(label)}:** ${writeInlines(value, '\\\n  ')}`)
        .join('\n');
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.map((cell) => escapeLines(cell, ' ')).join(' | ')} |`;
      return [row(block.head), `|${' --- |'.repeat(block.head.length)}`, ...block.rows.map(row)].join('\n');
    }
    case 'group':
      return block.blocks.map(writeBlock).join('\n\n');
  }
}

function writeInlines(inlines: readonly Inline[], lineBreak: string): string {
  const written = inlines.map(({ text, mark, href }) => {
    const words = escapeLines(text, lineBreak);
    if (href !== undefined) return `[${words}](<${escapeAddress(href)}>)`;
    if (mark === 'strong') return `**${words}**`;
    return keepEnds(text, words);
  });
  return written.join('');
}

/** Joining inlines needs the spaces at their ends. */
function keepEnds(text: string, words: string): string {
  return `${/^\s/.test(text) ? ' ' : ''}${words}${/\s$/.test(text) ? ' ' : ''}`;
}

function escapeLines(text: string, lineBreak: string): string {
  return tidyLines(text).map(escapeMarkdown).join(lineBreak);
}

/**
 * Backslashes before all that CommonMark, GitHub or MathJax would read as markup, bare addresses included. Dots, hyphens
 * and the like mean something only at the start of a line, and are left alone elsewhere, so that the source stays legible.
 */
function escapeMarkdown(line: string): string {
  return line
    .replace(/[\\`*_{}[\]<>|~&$@#^]/g, '\\$&')
    .replace(/:(?=\/\/)|:(?=\S*@)|(?<=\bwww)\./gi, '\\$&')
    .replace(/^[-+=!:]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** For an address between `<` and `>`. */
function escapeAddress(href: string): string {
  return href
    .replace(/[\s<>\\`|]/g, (character) => encodeURIComponent(character))
    .replace(/&(?=#?[a-z0-9]+;)/gi, '&amp;');
}
