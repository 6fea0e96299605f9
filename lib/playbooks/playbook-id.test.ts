import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { findPlaybookFaults, playbookIdFrom } from './index.ts';

it.each([
  ['House style (UK)', 'house-style-uk'],
  ['  Prüfung: Maße & Gewichte', 'prufung-masse-gewichte'],
  ['2024 rules', 'rules'],
  ['規約', ''],
  ['a'.repeat(60), 'a'.repeat(40)],
])('%s becomes %s', (name, id) => {
  expect(playbookIdFrom(name)).toBe(id);
});

it('finds a free one', () => {
  const taken = new Set(['house-style', 'house-style-2', 'a'.repeat(40)]);
  expect(playbookIdFrom('House style', (id) => taken.has(id))).toBe('house-style-3');
  expect(playbookIdFrom('a'.repeat(50), (id) => taken.has(id))).toBe(`${'a'.repeat(38)}-2`);
});

it('is valid whenever there is one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const id = playbookIdFrom(name);
      expect(id === '' ? [] : findPlaybookFaults(fakePlaybook({ id }))).toEqual([]);
    }),
  );
});

it('every fault of a form is found at once, one for each field', () => {
  const faults = findPlaybookFaults({
    ...fakePlaybook({ name: '', purpose: 'a\nb' }),
    categories: [{ id: 'A', label: '' }],
  });
  expect(faults.map(({ path }) => path)).toEqual([
    'name',
    'purpose',
    'categories.0.id',
    'categories.0.label',
    'categories.0.meaning',
  ]);
});
