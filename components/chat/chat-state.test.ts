import { describe, expect, it } from 'vitest';
import { fakeQuotingTurn, fakeTurn } from '#tests/fakes/fake-chat.ts';
import { fakePage, fakeSettings } from '#tests/fakes/fake-review.ts';
import { INITIAL_CHAT_STATE, reduceChat } from './chat-state.ts';
import { answerAsText, chatLock } from './chat-words.ts';
import { threadsOf } from './threads.ts';

const { url } = fakeTurn('t1');

it('keeps turns in step, and ignores what is said of another document', () => {
  const shown = reduceChat(INITIAL_CHAT_STATE, { kind: 'chat', url, turns: [fakeTurn('t1'), fakeTurn('t2')] });
  const elsewhere = { kind: 'chat-changed', url: 'https://other.test/', removed: ['t1'], changed: [] } as const;
  expect(reduceChat(shown, elsewhere)).toBe(shown);
  const changed = [fakeTurn('t2', { answer: 'New.' }), fakeTurn('t3')];
  const next = reduceChat(shown, { kind: 'chat-changed', url, removed: ['t1'], changed });
  expect([...next.turns.values()].map(({ id, answer }) => [id, answer])).toEqual([
    ['t2', 'New.'],
    ['t3', 'No period is given.'],
  ]);
});

it('groups turns into threads: the document first, then the latest', () => {
  const finding = { kind: 'finding', id: 'f1', label: 'Vague' } as const;
  const section = { kind: 'section', id: 's1', label: '1. Scope' } as const;
  const turns = [
    fakeTurn('a', { scope: finding, askedAtMs: 1 }),
    fakeTurn('c', { scope: section, askedAtMs: 4 }),
    fakeTurn('d', { askedAtMs: 3 }),
    fakeTurn('b', { askedAtMs: 2 }),
  ];
  expect(threadsOf(turns).map((thread) => [thread.key, ...thread.turns.map(({ id }) => id)])).toEqual([
    ['document', 'b', 'd'],
    ['section:s1', 'c'],
    ['finding:f1', 'a'],
  ]);
});

it('copies an answer with the document’s own words, and says which quotes are not in it', () => {
  expect(answerAsText(fakeQuotingTurn('t1')).split('\n')).toEqual([
    'No period is given; the contract only says:',
    '> The supplier shall remedy defects within a reasonable time.',
    'Notice is easier to tell:',
    '> The customer may end this agreement with 60 days written notice to the supplier.',
    'And on the law:',
    '> This agreement is governed by the law of the supplier. [not found in the document]',
  ]);
});

describe('the lock', () => {
  const exhaustion = { sinceMs: 0, earliestRecoveryAtMs: 1, reasons: [] };
  it.each([
    ['nothing', fakePage(), fakeSettings(), null, null],
    ['the models', fakePage(), fakeSettings(), exhaustion, 'exhausted'],
    ['the provider', fakePage(), fakeSettings({ provider: 'on-device' }), exhaustion, 'on-device'],
    ['the page', fakePage({ access: 'restricted' }), fakeSettings(), exhaustion, 'restricted'],
    ['the browser', fakePage({ url: '', access: 'needs-gesture' }), fakeSettings(), null, 'needs-gesture'],
    ['that nothing is known yet', null, fakeSettings(), null, 'starting'],
  ])('names what stands in the way: %s', (_name, page, settings, exhausted, lock) => {
    expect(chatLock(page, settings, exhausted)).toBe(lock);
  });
});
