import { expect, it } from 'vitest';
import { fakeSection } from '#tests/fakes/fake-review.ts';
import { describeFate, sectionName } from './section-words.ts';

it.each([
  ['queued', {}, 0, 0, 'Waiting'],
  ['running', {}, 2, 0, 'In progress · 2'],
  ['reviewed', { risk: 'high' }, 3, 1, 'High risk · 3'],
  ['reviewed', { risk: 'high' }, 0, 1, '1 unverified'],
  ['reviewed', { risk: 'none' }, 0, 0, 'No findings'],
  ['failed', {}, 0, 0, 'Failed'],
  ['skipped', { skipReason: 'stopped' }, 0, 0, 'Not analysed'],
  ['skipped', { skipReason: 'no-text' }, 0, 0, 'No text'],
] as const)('says of a section that is %s: %o', (status, fields, counted, unverified, words) => {
  expect(describeFate(fakeSection('s', { status, ...fields }), status, counted, unverified)).toBe(words);
});

it('has a name for the text before the first heading', () => {
  expect(sectionName(fakeSection('s', { heading: '' }))).toBe('Before the first heading');
});
