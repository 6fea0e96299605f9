import { expect, it } from 'vitest';
import { fakeFinding } from '#tests/fakes/fake-review.ts';
import { tallySections } from './section-tallies.ts';

it('counts findings by section, those without a place in the document apart', () => {
  const evidence = { quote: 'q', status: 'unverified', text: '', start: -1, end: -1 } as const;
  const tallies = tallySections([
    fakeFinding('a', { sectionId: 's1' }),
    fakeFinding('b', { sectionId: 's1', evidence }),
    fakeFinding('c', { sectionId: 's2' }),
  ]);
  expect(Object.fromEntries(tallies)).toEqual({
    s1: { counted: 1, unverified: 1 },
    s2: { counted: 1, unverified: 0 },
  });
});
