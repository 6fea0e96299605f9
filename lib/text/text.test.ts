import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from './hash.ts';
import { stripMarkdown } from './markdown.ts';
import { countVisible, countWords } from './words.ts';

describe('countWords', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['One two-three, four.', 3],
    ['a — b', 2],
    ['Привет мир', 2],
    ['한국어 문장', 2],
  ])('%j has %i words', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('segments scripts that are written without spaces', () => {
    expect(countWords('私は本を読みます。', 'ja')).toBeGreaterThan(3);
    expect(countWords('这是一个合同', 'zh')).toBeGreaterThan(1);
  });

  it('takes any language tag', () => {
    expect(countWords('合同 text', 'not a tag!')).toBeGreaterThan(1);
  });

  it('agrees with splitting at spaces for plain words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(fc.property(fc.array(word), (words) => countWords(words.join('  ')) === words.length));
  });
});

describe('countVisible', () => {
  it('leaves white space out', () => {
    expect(countVisible(' a b\u00a0\n c')).toBe(3);
  });
});

describe('hashText', () => {
  it('is the same for the same words in another layout', () => {
    expect(hashText(' One\n two\u00a0three ')).toBe(hashText('One two three'));
    expect(hashText('caf\u00e9')).toBe(hashText('cafe\u0301'));
    expect(hashText('in\u00adside')).toBe(hashText('inside'));
  });

  it('tells words, case and punctuation apart', () => {
    const hashes = ['You must pay.', 'You MUST pay.', 'You must pay', 'Youmust pay.', 'You must not pay.'].map(
      hashText,
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is 16 hex digits and rarely collides', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 20000; i++) seen.add(hashText(`clause ${i}`));
    expect(seen.size).toBe(20000);
    expect(hashText('')).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('stripMarkdown', () => {
  it.each([
    ['**The supplier** shall pay', 'The supplier shall pay'],
    ['- first\n- second', 'first\nsecond'],
    ['1. first', 'first'],
    ['## Terms of use', 'Terms of use'],
    ['> quoted', 'quoted'],
    ['use `pay()` now', 'use pay() now'],
    ['see [the policy](https://example.org/p "P")', 'see the policy'],
    ['_only_ snake_case and a*b', 'only snake_case and a*b'],
    ['| a | b |', '  a  b  '],
  ])('%j becomes %j', (text, plain) => {
    expect(stripMarkdown(text).replace(/\s+/g, ' ').trim()).toBe(plain.replace(/\s+/g, ' ').trim());
  });
});
