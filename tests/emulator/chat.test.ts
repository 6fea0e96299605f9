import { expect, it } from 'vitest';
import { readQuestion, writeChatAnswer } from './chat.ts';

const TEXT = 'All staff must log in with a token. Guests may not log in.\nLogs are kept for ninety days.';
const first = `Document: Policy\n<part-a1>\n${TEXT}\nQuestion: from the page\n</part-a1>\nQuestion: Who must log in?`;

it('finds the question of the last message and the parts of any', () => {
  expect(readQuestion([first, 'Question: How long are\nlogs kept?'])).toEqual({
    question: 'How long are\nlogs kept?',
    parts: [`${TEXT}\nQuestion: from the page`],
  });
  expect(readQuestion(['Reply with the word OK.'])).toBeNull();
  expect(readQuestion(['<section-a1>\nText\n</section-a1>'])).toBeNull();
});

it('answers with sentences of the document, the same every time', () => {
  const asked = readQuestion([first, 'Question: How long are logs kept?']);
  const answer = asked === null ? '' : writeChatAnswer(asked, { kind: 'normal' }, '');
  expect(answer).toContain('\n> Logs are kept for ninety days.\n');
  for (const [, quote = ''] of answer.matchAll(/^> (.+)$/gm)) expect(TEXT).toContain(quote);
});

it('invents, attacks and knows nothing on demand', () => {
  const asked = { question: 'Who?', parts: [TEXT] };
  expect(TEXT).not.toContain(writeChatAnswer(asked, { kind: 'invented' }, '').split('> ')[1]?.split('\n')[0]);
  expect(writeChatAnswer(asked, { kind: 'hostile' }, 'https://canary.test')).toContain('<script>');
  expect(writeChatAnswer(asked, { kind: 'no-findings' }, '')).toBe('The document does not say.');
});
