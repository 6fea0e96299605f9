import { describe, expect, it } from 'vitest';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import {
  MAX_OWN_PLAYBOOKS,
  type Playbook,
  PlaybookError,
  PlaybookOutdatedError,
  type PlaybookShelf,
  parsePlaybookFile,
  readShelf,
  retire,
  ShelfFullError,
  shelve,
  shelveReplacing,
} from './index.ts';

const STORED = fakePlaybook({ version: 3 });

/** A shelf with these on it, and what is left of deleted ones. */
function shelfOf(stored: readonly Playbook[], retired: Record<string, unknown> = {}): PlaybookShelf {
  return readShelf(new Map(stored.map((playbook) => [playbook.id, playbook])), new Map(Object.entries(retired)));
}

describe('stored playbooks', () => {
  it('are read by name', () => {
    const other = fakePlaybook({ id: 'another', name: 'Another' });
    expect(shelfOf([STORED, other])).toEqual({ own: [other, STORED], damaged: [], retired: new Map() });
  });

  it.each([
    ['a field that is missing', { ...STORED, purpose: undefined }, 'purpose: must be a text'],
    [
      'another id than it is stored under',
      { ...STORED, id: 'other' },
      'id: must be house-style, under which it is stored',
    ],
    ['no fields at all', 'x', 'must be an object with the fields of a playbook, and nothing else'],
    ['nothing', null, 'must be an object with the fields of a playbook, and nothing else'],
  ])('that have %s are reported and kept, and take no other with them', (_what, value, fault) => {
    const good = fakePlaybook({ id: 'good', name: 'Good' });
    const shelf = readShelf(
      new Map<string, unknown>([
        ['house-style', value],
        ['good', good],
      ]),
      new Map(),
    );
    expect(shelf.own).toEqual([good]);
    expect(shelf.damaged).toEqual([{ id: 'house-style', fault, text: expect.any(String) }]);
  });

  it('leave a file that can be mended by hand', () => {
    const shelf = readShelf(new Map([['house-style', { ...STORED, name: '' }]]), new Map());
    const text = shelf.damaged[0]?.text ?? '';
    expect(parsePlaybookFile(text.replace('"name": ""', '"name": "House style"'))).toEqual(STORED);
  });

  it('lose only the notes on deleted ones that cannot be read', () => {
    const note = { version: 3, fingerprint: 'f' };
    expect(shelfOf([], { a: note, b: 'x', c: { version: -1, fingerprint: '' } }).retired).toEqual(
      new Map([['a', note]]),
    );
  });
});

describe('a playbook that is saved', () => {
  it('keeps its version with its content, and gets the next with another', () => {
    const shelf = shelfOf([STORED]);
    expect(shelve(shelf, STORED, 3)).toEqual(STORED);
    expect(shelve(shelf, { ...STORED, rules: [] }, 3).version).toBe(4);
    expect(shelve(shelf, { ...STORED, rules: [], version: 1 }, 3).version).toBe(4);
  });

  it.each([
    ['a built-in one', 'risk'],
    ['another own one', 'house-style'],
    ['a damaged one', 'broken'],
  ])('cannot take the id of %s', (_whose, id) => {
    const shelf = readShelf(
      new Map<string, unknown>([
        ['house-style', STORED],
        ['broken', {}],
      ]),
      new Map(),
    );
    expect(() => shelve(shelf, fakePlaybook({ id }), null)).toThrow(PlaybookError);
  });

  it('does not overwrite what was saved elsewhere meanwhile', () => {
    expect(() => shelve(shelfOf([STORED]), STORED, 2)).toThrow(new PlaybookOutdatedError(3));
    expect(() => shelve(shelfOf([]), STORED, 3)).toThrow(new PlaybookOutdatedError(null));
  });

  it('needs a place, unless it has one', () => {
    const many = Array.from({ length: MAX_OWN_PLAYBOOKS }, (_, index) => fakePlaybook({ id: `p${index}` }));
    expect(() => shelve(shelfOf(many), STORED, null)).toThrow(new ShelfFullError(MAX_OWN_PLAYBOOKS));
    expect(shelve(shelfOf(many), fakePlaybook({ id: 'p7', name: 'Seven' }), 1).version).toBe(2);
  });
});

describe('a playbook that was deleted', () => {
  const left = { 'house-style': retire(shelfOf([STORED]), 'house-style') };

  it('comes back as the version that it was', () => {
    expect(shelve(shelfOf([], left), STORED, null)).toEqual(STORED);
    expect(shelve(shelfOf([], left), { ...STORED, version: 1 }, null)).toEqual(STORED);
  });

  it.each([
    ['other words', { name: 'House rules' }],
    ['other white space', { purpose: 'Finds what our  style guide forbids.' }],
  ])('leaves its versions to no other text: %s', (_what, change) => {
    expect(shelve(shelfOf([], left), { ...STORED, ...change, version: 1 }, null).version).toBe(4);
  });

  it('or damaged does so as far as its version can be read', () => {
    const damaged = readShelf(new Map<string, unknown>([['house-style', { version: 7 }]]), new Map());
    expect(retire(damaged, 'house-style')).toEqual({ version: 7, fingerprint: '' });
    expect(shelveReplacing(damaged, STORED).version).toBe(8);
    const unreadable = readShelf(new Map([['house-style', 'x']]), new Map(Object.entries(left)));
    expect(retire(unreadable, 'house-style')).toEqual({ version: 3, fingerprint: '' });
  });
});
