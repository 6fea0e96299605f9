import { describe, expect, it } from 'vitest';
import { readPolicy } from './policy.ts';

describe('a policy in Markdown', () => {
  it('has its headings for titles, and bold paragraphs count neither way beside more of them', () => {
    const { truth, hasBoldTitles, html } = readPolicy('# Terms\n\n## Fees\n\nText\n\n**Late payment**\n\nMore');
    expect(hasBoldTitles).toBe(false);
    expect(truth).toMatchObject({
      headings: [
        { text: 'Terms', parent: -1 },
        { text: 'Fees', parent: 0 },
      ],
      optional: ['Late payment'],
    });
    expect(html).toContain('<strong>Late payment</strong>');
  });

  it('has bold paragraphs for titles where they are more, nested by their numbers', () => {
    const { truth, hasBoldTitles } = readPolicy(
      '# Terms\n\n**1\\. Fees**\n\nText\n\n**1.1 Late payment**\n\nText\n\n**2\\. Notice**\n\n**You must read this whole sentence with care first.**',
    );
    expect(hasBoldTitles).toBe(true);
    expect(truth).toMatchObject({
      headings: [
        { text: 'Terms', parent: -1 },
        { text: '1. Fees', parent: 0 },
        { text: '1.1 Late payment', parent: 1 },
        { text: '2. Notice', parent: 0 },
      ],
      optional: [],
    });
  });

  it('has no titles where nothing is marked', () => {
    expect(readPolicy('1\n\nGENERAL TERMS\n\nText').titles).toBe(0);
  });
});
