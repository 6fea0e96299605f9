import { describe, expect, it } from 'vitest';
import { pickLanguage } from './languages.ts';

describe('pickLanguage', () => {
  it.each([
    [['de-CH', 'fr'], 'de'],
    [['fr', 'DE'], 'de'],
    [['en-GB', 'de'], 'en'],
    [['ja'], 'en'],
    [[], 'en'],
    [['den'], 'en'],
  ])('of %j speaks %s', (preferred, expected) => {
    expect(pickLanguage(preferred)).toBe(expected);
  });
});
