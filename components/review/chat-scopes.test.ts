import { expect, it } from 'vitest';
import { fakeTurn } from '#tests/fakes/fake-chat.ts';
import { nameScopes } from './chat-scopes.ts';

it('conversations about findings have the titles that are shown, where these are known', () => {
  const turns = [
    fakeTurn('t1', { scope: { kind: 'finding', id: 'f1', label: 'Placeholder left in the text: "TBD"' } }),
    fakeTurn('t2', { scope: { kind: 'finding', id: 'gone', label: 'Past date' } }),
    fakeTurn('t3', { scope: { kind: 'section', id: 'f1', label: '1. Duties' } }),
    fakeTurn('t4'),
  ];
  const chat = { url: 'https://example.org/', turns: new Map(turns.map((turn) => [turn.id, turn])) };
  const named = nameScopes(chat, new Map([['f1', { title: 'Platzhalter im Text: „TBD“' }]]));
  expect([...named.turns.values()].map(({ scope }) => ('label' in scope ? scope.label : ''))).toEqual([
    'Platzhalter im Text: „TBD“',
    'Past date',
    '1. Duties',
    '',
  ]);
});
