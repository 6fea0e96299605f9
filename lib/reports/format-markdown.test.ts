import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import {
  anyReport,
  fakeReport,
  fakeReportSource,
  hostileReport,
  REPORT_STYLE,
  withDecisions,
} from '#tests/fakes/fake-report.ts';
import { formatMarkdown } from './format-markdown.ts';

/** Every token of a Markdown text, the way GitHub reads it. */
function tokensOf(markdown: string): Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => void tokens.push(token));
  return tokens;
}

function addresses(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => (token.type === 'link' ? [(token as Tokens.Link).href] : []));
}

const LIVE = ['image', 'html', 'code', 'codespan', 'def', 'hr', 'del', 'em'];

describe('a Markdown report', () => {
  it('has the evidence, its link, and who said it', () => {
    const markdown = formatMarkdown(fakeReport(), REPORT_STYLE);
    expect(markdown).toContain('# Review of Supply agreement');
    expect(markdown).toContain('> The supplier shall pay.');
    expect(markdown).toContain(
      '[Open in the document](<https://example.org/agreements/supply#:~:text=The%20supplier%20shall%20pay.>)',
    );
    expect(markdown).toContain('Claude Sonnet 4.5');
    expect(markdown).toContain('4 sections found: 4 reviewed, 0 skipped, 0 failed');
    expect(markdown).toContain('a'.repeat(64));
    expect(tokensOf(markdown).filter(({ type }) => type === 'table')).toHaveLength(1);
  });

  it('turns nothing of a hostile text into a link, an image, HTML or a structure', () => {
    const markdown = formatMarkdown(hostileReport(), REPORT_STYLE);
    const tokens = tokensOf(markdown);
    expect(tokens.filter(({ type }) => LIVE.includes(type)).map(({ raw }) => raw)).toEqual([]);
    expect(addresses(tokens)).toEqual([]);
    const depths = tokens.flatMap((token) => (token.type === 'heading' ? [(token as Tokens.Heading).depth] : []));
    expect(depths.filter((depth) => depth === 3)).toHaveLength(hostileReport().findings.length);
    expect(depths.filter((depth) => depth < 3)).toHaveLength(5);
  });

  it('links only to the document, whatever the texts are', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const tokens = tokensOf(formatMarkdown(report, REPORT_STYLE));
        expect(tokens.filter(({ type }) => ['image', 'html'].includes(type))).toEqual([]);
        const document = URL.canParse(report.review.url) ? new URL(report.review.url).origin : '';
        for (const address of addresses(tokens)) {
          expect(address.startsWith('https://example.test/a') || new URL(address).origin === document).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('lists unverified findings apart, marked as such', () => {
    const evidence = { quote: 'Never said.', status: 'unverified', text: '', start: -1, end: -1 } as const;
    const markdown = formatMarkdown(fakeReport(fakeReportSource(['Pay'], { evidence })), REPORT_STYLE);
    expect(markdown).toContain('## Findings (0)\n\nNone.');
    expect(markdown.indexOf('## Unverified findings (1)')).toBeGreaterThan(0);
    expect(markdown).toContain('Unverified: the quote was not found in the document');
  });

  it('shows a repaired quote beside what the document says', () => {
    const evidence = {
      quote: 'They must pay.',
      status: 'repaired',
      text: 'They shall pay.',
      start: 18,
      end: 33,
    } as const;
    const markdown = formatMarkdown(fakeReport(fakeReportSource(['They shall pay.'], { evidence })), REPORT_STYLE);
    expect(markdown).toContain('**The document says:**\n\n> They shall pay.\n\n**Quoted as:**\n\n> They must pay.');
  });

  it('shows decisions', () => {
    const decision = { state: 'dismissed', reason: 'not-relevant', note: 'Ask legal', decidedAtMs: 0 } as const;
    const markdown = formatMarkdown(
      fakeReport(withDecisions(fakeReportSource(['Pay']), { f1: decision })),
      REPORT_STYLE,
    );
    expect(markdown).toContain(
      '- **Decision:** Dismissed: Not relevant here (1 Jan 1970, 00:00:00 UTC)\n- **Note:** Ask legal',
    );
    expect(markdown).toContain('0 accepted, 1 dismissed, 0 to follow up, 0 open');
  });

  it('says which findings are missing', () => {
    const markdown = formatMarkdown({ ...fakeReport(), leftOut: 3 }, REPORT_STYLE);
    expect(markdown).toContain('3 findings hidden by filters');
  });
});
