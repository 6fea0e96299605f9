import { describe, expect, it } from 'vitest';
import { checkText, titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'long-sentence';
const words = (count: number): string =>
  Array.from({ length: count }, (_, index) => ['the', 'water', 'of', 'a', 'lake'][index % 5]).join(' ');

describe('long sentences', () => {
  it('reports a sentence above 60 words with its length', async () => {
    const text = `${words(61)}.`;
    const [finding] = await checkText(RULE, text);
    expect(finding?.title).toBe('Long sentence: 61 words without a break');
    expect(finding?.severity).toBe('info');
    expect(text.startsWith(finding?.quote ?? '-')).toBe(true);
  });

  it('reports one above 50 words when conditions pile up, and says where to break it', async () => {
    const text = `If the lake is frozen, ${words(21)}, unless the keeper of the lake opens it, ${words(15)} until spring.`;
    const [finding] = await checkText(RULE, text);
    expect(finding?.title).toBe('Long sentence: 51 words without a break');
    expect(finding?.assessment).toContain('3 conditions and exceptions among them');
    expect(finding?.action).toContain('a first break fits before "unless the keeper of"');
  });

  it.each([
    [71, 'low'],
    [111, 'medium'],
  ] as const)('rates %i words as %s', async (count, severity) => {
    expect((await checkText(RULE, `${words(count)}.`))[0]?.severity).toBe(severity);
  });

  it.each([
    ['60 words', `${words(60)}.`],
    ['50 words with conditions', `If it rains unless it snows except when it hails, ${words(40)}.`],
    ['two sentences', `${words(40)}. Then ${words(40)}.`],
    ['a list within a sentence', `The tenant must (a) ${words(20)}; (b) ${words(20)}; (c) ${words(20)}.`],
    ['items on lines of their own', `The tenant must:\n${words(30)};\n${words(30)}.`],
    ['a sentence that begins with a name in lower case', `Then ${words(40)} water. apiCode is ${words(40)}.`],
    ['sentences without a space between', `Then ${words(40)} water.This ${words(40)}.`],
    ['a row of names', `${Array.from({ length: 60 }, () => 'Northwind').join(' ')}.`],
    ['abbreviations that end no sentence', `See e.g. Water. Then ${words(30)}.`],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it('keeps the quote readable', async () => {
    const [finding] = await checkText(RULE, `${words(200)}.`);
    expect(finding?.quote.length).toBeLessThanOrEqual(300);
  });

  it('says how many more there are instead of dropping them silently', async () => {
    const text = [61, 62, 63].map((count) => `${words(count)}.`).join('\n');
    const findings = await checkText(RULE, text);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.assessment).toContain('2 further findings of this kind in the section are not listed.');
  });
});
