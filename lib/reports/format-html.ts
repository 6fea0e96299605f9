import { type Block, type Inline, tidyLines } from './blocks.ts';
import { composeReport } from './compose-report.ts';
import { HTML_STYLE } from './html-style.ts';
import type { Report, ReportStyle } from './report.ts';

/**
 * A report as one HTML page that needs nothing else: no scripts, no network, and a policy of its own that forbids both.
 * Every word of the document and of models is escaped.
 */
export function formatHtml(report: Report, style: ReportStyle): string {
  const title = style.words.title(report.review.title || report.review.url);
  return `<!doctype html>
<html lang="${escapeHtml(style.words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeHtml(`${report.generator.name} ${report.generator.version}`)}">
<title>${escapeHtml(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
${composeReport(report, style).map(writeBlock).join('\n')}
</main>
</body>
</html>
`;
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} dir="auto">${writeInlines(block.content)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${writeInlines(block.content)}</p>`;
    case 'quote':
      return `<blockquote dir="auto">${writeInlines(block.content)}</blockquote>`;
    case 'facts': {
      const rows = block.rows.map(
        ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd dir="auto">${writeInlines(value)}</dd></div>`,
      );
      return `<dl>\n${rows.join('\n')}\n</dl>`;
    }
    case 'table': {
      const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
      const rows = block.rows.map(
        (cells) => `<tr>${cells.map((cell) => `<td dir="auto">${escapeHtml(cell)}</td>`).join('')}</tr>`,
      );
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
    }
    case 'group':
      return `<article class="${escapeHtml(block.tone)}">\n${block.blocks.map(writeBlock).join('\n')}\n</article>`;
  }
}

function writeInlines(inlines: readonly Inline[]): string {
  return inlines
    .map(({ text, mark, href }) => {
      const words = keepLines(text);
      if (href !== undefined) return `<a href="${escapeHtml(href)}" rel="noreferrer">${words}</a>`;
      if (mark === 'strong') return `<strong>${words}</strong>`;
      return mark === 'muted' ? `<span class="muted">${words}</span>` : words;
    })
    .join('');
}

function keepLines(text: string): string {
  const lines = tidyLines(text).map(escapeHtml).join('<br>');
  return `${/^\s/.test(text) ? ' ' : ''}${lines}${/\s$/.test(text) ? ' ' : ''}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
