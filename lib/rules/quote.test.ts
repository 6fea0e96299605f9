import { describe, expect, it } from 'vitest';
import { LONGEST_QUOTE, quoteAround } from './quote.ts';

const sentenceOf = (text: string) => ({ start: 0, end: text.length, text });

describe('quoteAround', () => {
  it('gives the whole sentence when it is short', () => {
    const text = 'The clerk must reply promptly.';
    expect(quoteAround(text, sentenceOf(text), 21, 29)).toEqual({ quote: text, at: { start: 0, end: text.length } });
  });

  it('gives whole clauses around the hit of a long sentence', () => {
    const text = `${'the gate is open to all, '.repeat(20)}the clerk must reply promptly, ${'and the bell rings at noon, '.repeat(20)}so be it.`;
    const start = text.indexOf('promptly');
    const { quote, at } = quoteAround(text, sentenceOf(text), start, start + 8);
    expect(quote).toBe(text.slice(at.start, at.end));
    expect(quote.length).toBeLessThanOrEqual(LONGEST_QUOTE);
    expect(quote).toContain('the clerk must reply promptly');
    expect(quote).toMatch(/^the gate is open to all, .*[a-z]$/);
  });

  it('never cuts a surrogate pair', () => {
    const text = '😀'.repeat(400);
    const { quote } = quoteAround(text, sentenceOf(text), 401, 403);
    expect(quote.isWellFormed()).toBe(true);
  });
});
