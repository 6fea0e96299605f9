import { describe, expect, it } from 'vitest';
import { isEnglishText } from './language.ts';

const ENGLISH = 'The tenant must pay the rent on the first day of each month and keep the flat in good order.';
const DANISH = 'Lejeren skal betale husleje den første dag i hver måned og holde lejligheden i god stand hele året.';

describe('isEnglishText', () => {
  it.each([
    [ENGLISH, 'en', true],
    [ENGLISH, 'en-GB', true],
    [ENGLISH, '', true],
    [ENGLISH, 'da', false],
    [DANISH, '', false],
    [DANISH, 'en', false],
    ['Fees', '', true],
    ['', '', true],
  ])('%j stated as %j: %s', (text, language, expected) => {
    expect(isEnglishText(text, language)).toBe(expected);
  });
});
