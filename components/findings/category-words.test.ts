import { i18n } from '@lingui/core';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '#components/language';
import { PLAYBOOKS, RULE_IDS } from '#lib/playbooks';
import { DOCUMENT_CATEGORIES } from '#lib/prompts';
import { categoryName } from './category-words.ts';

const ids = new Set([
  ...RULE_IDS,
  ...[...PLAYBOOKS.flatMap(({ categories }) => categories), ...DOCUMENT_CATEGORIES].map(({ id }) => id),
]);

afterEach(() => i18n.activate('en'));

describe('categoryName', () => {
  it.each([...ids])('of %s is its id in words, and has German ones', async (id) => {
    const words = id.replaceAll('-', ' ');
    const english = words.charAt(0).toUpperCase() + words.slice(1);
    expect(categoryName(id)).toBe(english);
    await speak(['de'], 'panel');
    // The two languages share some of these words.
    if (!['definition', 'transfer', 'link'].includes(id)) expect(categoryName(id)).not.toBe(english);
  });

  it.each([
    ['house-style', 'House style'],
    ['constructor', 'Constructor'],
    ['', ''],
  ])('of %j, which nobody has words for, is its id', (id, name) => {
    expect(categoryName(id)).toBe(name);
  });
});
