import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileOwnPattern, patternFault } from './own-pattern.ts';

const matches = (pattern: string, text: string) =>
  compileOwnPattern(pattern)(text).map(({ start, end }) => text.slice(start, end));

describe('a pattern of the reviewer’s own', () => {
  it.each([
    ['PRJ-\\d{4}', 'PRJ-1234, PRJ-12 and PRJ-99999', ['PRJ-1234', 'PRJ-9999']],
    [
      '\\bProject (Falcon|Heron)\\b',
      'Project Falcon, Project Herons, a Project Heron',
      ['Project Falcon', 'Project Heron'],
    ],
    ['[A-Z]{2,3}\\d+', 'AB1 ABC22 A3', ['AB1', 'ABC22']],
    ['a|ab|abc', 'xabcx', ['abc']],
    ['(?:ab)+', 'ababab ab', ['ababab', 'ab']],
    ['^Ref: .+$', 'x\nRef: 12 b\ny', ['Ref: 12 b']],
    ['\\p{Lu}\\p{Ll}+', 'Ärger und Öl', ['Ärger', 'Öl']],
    ['💳\\s?\\d', '💳 5 and 💳6', ['💳 5', '💳6']],
    ['x{2,}?', 'x xx xxxx', ['xx', 'xxxx']],
    ['[^\\s\\]]+\\]', 'a [b] c', ['[b]']],
  ])('%s finds what it says', (pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected);
  });

  it.each([
    ['(a', /not closed/],
    ['a)', /not opened/],
    ['[a', /not closed/],
    ['*a', /repeats nothing/],
    ['a**', /right after another/],
    ['a*', /empty text/],
    ['(?=a)b', /looks around/],
    ['(a)\\1', /refers back/],
    ['a{9999}', /more than/],
    ['[z-a]', /no character or class/],
    ['a\\', /backslash/],
    ['((a{60}){60}){2}', /too large/],
    ['a'.repeat(201), /longer than/],
    ['', /empty text/],
  ])('%s is refused, with words', (pattern, words) => {
    expect(patternFault(pattern)).toMatch(words);
  });

  it.each(['(a+)+$', '(a|a)*b', '(a|aa)+b', '(.*)(.*)(.*)x', '(\\w+\\s?)*!', 'a.*a.*a.*b'])(
    'cannot run away: %s',
    (pattern) => {
      const text = `${'a'.repeat(20_000)} c`;
      const startedMs = performance.now();
      // What takes too much work is refused, which is the other bound.
      try {
        compileOwnPattern(pattern)(text);
      } catch (error) {
        expect(error).toMatchObject({ name: 'PatternTooSlowError' });
      }
      expect(performance.now() - startedMs).toBeLessThan(10_000);
    },
  );

  it('finds what the browser’s own expressions find, for patterns without choices', () => {
    const atoms = fc.constantFrom('a', 'b', '[ab]', '\\d', 'a{1,3}', 'b+', 'c?', '(?:ab)+');
    fc.assert(
      fc.property(
        fc.array(atoms, { minLength: 1, maxLength: 3 }),
        fc.stringMatching(/^[abc1 ]{0,30}$/),
        (parts, text) => {
          const pattern = parts.join('');
          fc.pre(patternFault(pattern) === null);
          const [own = ''] = matches(pattern, text);
          const [native = ''] = new RegExp(pattern, 'u').exec(text) ?? [];
          // Both take the first place; the own one the longest there.
          expect(own.startsWith(native)).toBe(true);
          expect(own.length).toBeGreaterThanOrEqual(native.length);
          expect(own === '').toBe(native === '');
        },
      ),
      { numRuns: 500 },
    );
  });
});
