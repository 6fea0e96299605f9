import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFragmentMaker } from './text-fragment.ts';

/** The directive for the `occurrence`th place of a quote in a text. */
function fragment(text: string, quote: string, occurrence = 1, language = 'en'): string | null {
  let start = -1;
  for (let i = 0; i < occurrence; i++) start = text.indexOf(quote, start + 1);
  return createFragmentMaker(text, language)(start, start + quote.length);
}

describe('text fragments', () => {
  it('are the words themselves where these stand once', () => {
    expect(fragment('One duty. The supplier shall pay. The end.', 'The supplier shall pay.')).toBe(
      'text=The%20supplier%20shall%20pay.',
    );
  });

  it.each([
    ['a comma', 'a, b', 'text=a%2C%20b'],
    ['an ampersand', 'a & b', 'text=a%20%26%20b'],
    ['a hyphen', 'third-party', 'text=third%2Dparty'],
    ['a per cent sign and a hash', '5% #1', 'text=5%25%20%231'],
    ['letters of other scripts', 'déjà', 'text=d%C3%A9j%C3%A0'],
    ['half of a surrogate pair', 'a \ud83d b', 'text=a%20%EF%BF%BD%20b'],
  ])('encode %s', (_name, quote, expected) => {
    expect(fragment(`Before ${quote} after`, quote)).toBe(expected);
  });

  it('take words around until the place is the only one', () => {
    const text = 'The buyer shall pay at once. The seller shall pay at once. Nobody else shall pay at once.';
    expect(fragment(text, 'shall pay', 2)).toBe('text=The%20seller-,shall%20pay,-at%20once');
    expect(fragment(text, 'shall pay', 3)).toBe('text=Nobody%20else-,shall%20pay,-at%20once');
  });

  it('tell apart what differs only in case, quotes or white space, as browsers do not', () => {
    const text = '“Shall  PAY” is one. And "shall pay" is another.';
    expect(fragment(text, 'shall pay')).toBe('text=one.%20And%20%22-,shall%20pay,-%22%20is%20another');
  });

  it('take context from the neighbouring block where the quote fills its own', () => {
    const text = 'First\n\nSee below\n\nSecond\n\nSee below\n\nThird';
    expect(fragment(text, 'See below', 2)).toBe('text=Second-,See%20below,-Third');
  });

  it('name the first and last words of what spans blocks or cells, since a match stands within one', () => {
    const text = 'Intro words here.\nItem one is long enough.\nItem two is also long.\nThe last words.';
    expect(fragment(text, 'Item one is long enough.\nItem two is also long.')).toBe(
      'text=Item%20one%20is%20long,two%20is%20also%20long.',
    );
    expect(fragment('Box\tWeight\nA\tB', 'Box\tWeight')).toBe('text=Box,Weight');
  });

  it('name the first and last words of a long quote', () => {
    const quote = `Begin with this sentence ${'and so on '.repeat(60)}until it ends here.`;
    expect(fragment(`A. ${quote} B.`, quote)).toBe('text=Begin%20with%20this%20sentence,until%20it%20ends%20here.');
  });

  it('complete words that the quote cuts', () => {
    expect(fragment('Subcontractors may pay.', 'contractors may')).toBe('text=Subcontractors%20may');
  });

  it('know words in scripts without spaces', () => {
    const made = fragment('今日は天気がいいです。明日も天気がいいです。', '天気', 2, 'ja') ?? '';
    expect(decodeURIComponent(made)).toMatch(/^text=.*明日も-,天気,-/);
  });

  it('need no language that exists', () => {
    expect(fragment('Words.', 'Words', 1, 'not a language')).toBe('text=Words');
    expect(fragment('Words.', 'Words', 1, '')).toBe('text=Words');
  });

  it('are not made for nothing', () => {
    expect(createFragmentMaker('a   b', 'en')(1, 4)).toBeNull();
  });

  it('hold, whatever the text, words of the document in their order', () => {
    const word = fc.constantFrom('a', 'pay', 'shall', 'the', 'supplier', '-', ',', '&', 'x-y', '天気');
    const gap = fc.constantFrom(' ', '\n', '\n\n', '\t', '. ');
    const words = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (pairs, first, second) => {
        const text = pairs.flat().join('');
        const [start, end] = [first % text.length, second % (text.length + 1)].toSorted((a, b) => a - b);
        const made = createFragmentMaker(text, 'en')(start ?? 0, end ?? 0);
        if (made === null) return;
        expect(made).toMatch(/^text=([^,&\s-]+-,)?[^,&\s-]+(,[^,&\s-]+)?(,-[^,&\s-]+)?$/);
        const parts = made
          .slice(5)
          .split(',')
          .map((part) => decodeURIComponent(part.replace(/^-|-$/g, '')));
        const flat = text.replace(/\s+/g, ' ');
        let at = 0;
        for (const part of parts) {
          at = flat.indexOf(part, parts.length === 1 ? 0 : at);
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
