import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ChatTurn } from '#lib/chat';
import { failure, type PanelPush, success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { unmountAll } from '#tests/components/render.ts';
import { article, button, exhausted, nothing, reviewed, showPanel } from '#tests/components/review-panel.tsx';
import { fakeQuotingTurn, fakeTurn } from '#tests/fakes/fake-chat.ts';
import { fakePage, fakeSettings } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

const { url } = fakeTurn('t1');
const talk = (...turns: readonly ChatTurn[]): PanelPush => ({ kind: 'chat', url, turns });
const changed = (...turns: readonly ChatTurn[]): PanelPush => ({
  kind: 'chat-changed',
  url,
  removed: [],
  changed: turns,
});
const field = () => page.getByRole('textbox', { name: 'Question' });
const tab = (name: string) => page.getByRole('tab', { name });
const turns = () => page.getByRole('list', { name: 'Questions and answers' });

/** A panel whose chat is in sight. */
async function showChat(pushes: readonly PanelPush[], handlers: Parameters<typeof showPanel>[1] = {}) {
  const shown = showPanel([nothing, talk(), ...pushes], {
    'chat.ask': () => success({ turnId: 't9' }),
    'chat.stop': () => success(null),
    'chat.retry': () => success(null),
    'chat.clear': () => success(null),
    ...handlers,
  });
  await tab('Chat').click();
  return shown;
}

describe('asking', () => {
  it('sends with Enter, begins a new line with Shift and Enter, and keeps the focus', async () => {
    const { client } = await showChat([]);
    await field().click();
    await userEvent.keyboard('Who pays?{Shift>}{Enter}{/Shift}And when?{Enter}');
    const payload = { tabId: 7, url, scope: { kind: 'document' }, question: 'Who pays?\nAnd when?' };
    expect(client.requests).toEqual([{ name: 'chat.ask', payload }]);
    await expect.element(field()).toHaveValue('');
    await expect.element(field()).toHaveFocus();
  });

  it('offers questions to begin with', async () => {
    const { client } = await showChat([]);
    const suggestions = page.getByRole('region', { name: 'Questions to begin with' }).getByRole('button');
    expect(suggestions.elements()).toHaveLength(3);
    await suggestions.first().click();
    expect(client.requests[0]).toMatchObject({ name: 'chat.ask', payload: { scope: { kind: 'document' } } });
    await expect.element(field()).toHaveFocus();
  });

  it('gives the words back, with the problem, when they could not be taken', async () => {
    await showChat([], { 'chat.ask': () => failure({ code: 'not-found', what: 'section' }) });
    await field().fill('Who pays?');
    await button('Send').click();
    await expect.element(page.getByRole('alert', { name: 'That is no longer there' })).toBeVisible();
    await expect.element(field()).toHaveValue('Who pays?');
  });

  it('shows the answer as it comes, and says to a screen reader only that it is complete', async () => {
    const { client } = await showChat([]);
    client.push(changed(fakeTurn('t1', { state: 'queued', answer: '' })));
    await expect.element(turns().getByText('Processing…')).toBeVisible();
    client.push(changed(fakeTurn('t1', { state: 'running', answer: 'No per' })));
    await expect.element(turns().getByText('No per')).toBeVisible();
    await button('Stop answer').click();
    expect(client.requests.at(-1)).toEqual({ name: 'chat.stop', payload: { turnId: 't1' } });
    client.push(changed(fakeTurn('t1')));
    await expect.element(turns().getByText('Processing…')).not.toBeInTheDocument();
    await expect.element(page.getByRole('status').filter({ hasText: 'Answer complete' })).toBeInTheDocument();
    await expect.element(button('Send')).toBeVisible();
  });
});

describe('a quote', () => {
  it('is a button that shows it in the page, and says where that has changed', async () => {
    const { client } = await showChat([talk(fakeQuotingTurn('t1'))], { 'quote.show': () => success({ shown: false }) });
    const quote = 'The supplier shall remedy defects within a reasonable time.';
    await page.getByRole('button', { name: quote }).click();
    expect(client.requests).toEqual([{ name: 'quote.show', payload: { tabId: 7, quote, start: 100 } }]);
    await expect.element(page.getByText('no longer in the page', { exact: false })).toBeVisible();
  });

  it('that is only similar shows the difference, and one that is nowhere is no button', async () => {
    await showChat([talk(fakeQuotingTurn('t1'))]);
    await expect.element(page.getByText('Similar wording in the document')).toBeVisible();
    await expect.element(page.getByText('Not found in the document', { exact: false })).toBeVisible();
    expect(page.getByRole('button', { name: 'governed by the law' }).elements()).toEqual([]);
  });

  it('is not judged while it is being written', async () => {
    await showChat([talk(fakeTurn('t1', { state: 'running', answer: 'It says:\n> This agre' }))]);
    await expect.element(page.getByText('This agre')).toBeVisible();
    expect(page.getByText('Not found', { exact: false }).elements()).toEqual([]);
  });
});

describe('what a model writes', () => {
  it('is never markup, and its links lead nowhere', async () => {
    const answer = '<img src="https://evil.test/x.png"> [a](https://evil.test) **<b>b</b>**\n> <script>x</script>';
    await showChat([talk(fakeTurn('t1', { answer }))]);
    await expect.element(turns().getByText('[a](https://evil.test)', { exact: false })).toBeVisible();
    expect(turns().element().querySelectorAll('img, a, script, b')).toHaveLength(0);
  });

  it('has its model out of sight, until it is asked for', async () => {
    await showChat([talk(fakeTurn('t1'))]);
    expect(page.getByText('Claude Sonnet 4.5').elements()).toEqual([]);
    await turns().getByRole('button', { name: 'Model details' }).hover();
    await expect.element(page.getByText('Claude Sonnet 4.5', { exact: true })).toBeVisible();
    expect(page.getByText('Playbook').elements()).toEqual([]);
  });
});

describe('a turn without a complete answer', () => {
  it.each([
    ['failed', { state: 'failed', answer: '', problem: { code: 'request-rejected', detail: 'too long' } }, 'refused'],
    ['was interrupted', { state: 'interrupted', answer: '' }, 'Interrupted.'],
    ['was stopped', { state: 'stopped', answer: 'Half' }, 'what was written until then'],
  ] as const)('that %s says so, and can be asked again', async (_name, fields, words) => {
    const { client } = await showChat([talk(fakeTurn('t1', fields))]);
    await expect.element(turns().getByText(words, { exact: false }).first()).toBeVisible();
    await button('Ask again').click();
    expect(client.requests).toEqual([{ name: 'chat.retry', payload: { tabId: 7, url, turnId: 't1' } }]);
  });
});

describe('what a question is about', () => {
  it('is a finding or a section, named in a chip that can be taken off', async () => {
    const { client } = showPanel([reviewed, talk()], { 'chat.ask': () => success({ turnId: 't9' }) });
    await article('Renewal without notice').getByRole('button', { name: 'Ask about this' }).click();
    await expect.element(tab('Chat')).toHaveAttribute('aria-selected', 'true');
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('Why?{Enter}');
    expect(client.requests.at(-1)?.payload).toMatchObject({ scope: { kind: 'finding', id: 'f3' }, question: 'Why?' });
    await expect.element(page.getByText('Finding: Renewal without notice', { exact: true })).toBeVisible();
    await button('Ask about the whole document').click();
    await expect.element(field()).toHaveAttribute('placeholder', 'Ask about this document');
    await tab('Findings').click();
    await button('Ask about 2. Liability').click();
    await expect.element(page.getByText('Section: 2. Liability', { exact: true })).toBeVisible();
  });

  it('has a conversation of its own', async () => {
    const scope = { kind: 'section', id: 's1', label: '1. Defects' } as const;
    await showChat([talk(fakeTurn('t1'), fakeTurn('t2', { scope, question: 'Only here?' }))]);
    expect(page.getByText('Only here?').elements()).toEqual([]);
    await page.getByRole('combobox', { name: 'Conversation' }).selectOptions('Section: 1. Defects (1)');
    await expect.element(page.getByText('Only here?')).toBeVisible();
  });
});

describe('the history', () => {
  it('is cleared once that was confirmed', async () => {
    const { client } = await showChat([talk(fakeTurn('t1'))]);
    await button('Clear history').click();
    await button('Keep').click();
    expect(client.requests).toEqual([]);
    await button('Clear history').click();
    await button('Delete').click();
    expect(client.requests).toEqual([{ name: 'chat.clear', payload: { url, scope: { kind: 'document' } } }]);
    client.push({ kind: 'chat-changed', url, removed: ['t1'], changed: [] });
    await expect.element(page.getByRole('region', { name: 'Questions to begin with' })).toBeVisible();
  });

  it('and drafts belong to their document', async () => {
    const { client } = await showChat([talk(fakeTurn('t1'))]);
    await field().fill('Half a question');
    client.push({ kind: 'page', page: fakePage({ tabId: 8, url: 'https://example.org/other' }) });
    client.push({ kind: 'chat', url: 'https://example.org/other', turns: [] });
    await expect.element(field()).toHaveValue('');
    client.push(talk(fakeTurn('t1')));
    await expect.element(field()).toHaveValue('Half a question');
  });
});

describe('where no question can be asked', () => {
  it.each([
    ['all models are exhausted', [exhausted()], 'You can ask again as soon as one is free.'],
    [
      'reviews are done on the device',
      [{ kind: 'settings', settings: fakeSettings({ provider: 'on-device' }) }],
      'Chat needs a model: set up AWS Bedrock in Options.',
    ],
    [
      'the page cannot be read',
      [{ kind: 'page', page: fakePage({ url: 'chrome://settings/', access: 'restricted' }) }],
      'The browser keeps this page from extensions',
    ],
  ] as const)('because %s, the reason is told', async (_name, pushes, words) => {
    await showChat(pushes as readonly PanelPush[]);
    await expect.element(field()).toBeDisabled();
    await expect.element(button('Send')).toBeDisabled();
    await expect.element(page.getByText(words, { exact: false })).toBeVisible();
  });
});

describe('tabs', () => {
  it('are gone through with the arrow keys, and leave the findings as they were', async () => {
    showPanel([reviewed, talk()]);
    const search = page.getByRole('searchbox', { name: 'Search findings' });
    await search.fill('renewal');
    await tab('Findings').click();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(tab('Chat')).toHaveFocus();
    expect(search.elements()).toEqual([]);
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(search).toHaveValue('renewal');
  });

  it('give way to a finding that was clicked in the page', async () => {
    const { client } = showPanel([reviewed, talk()]);
    await tab('Chat').click();
    client.push({ kind: 'finding-focused', reviewId: 'r1', findingId: 'f3' });
    await expect.element(article('Renewal without notice')).toBeVisible();
  });
});

const section = { kind: 'section', id: 's1', label: 'A section with quite a long heading that does not fit' } as const;
const states: readonly (readonly [string, readonly PanelPush[]])[] = [
  ['empty', []],
  ['answered', [talk(fakeQuotingTurn('t1'), fakeTurn('t2', { scope: section }))]],
  ['streaming', [talk(fakeQuotingTurn('t1'), fakeTurn('t2', { state: 'running', answer: 'So far\n> Half a quo' }))]],
  ['failed', [talk(fakeTurn('t1', { state: 'failed', answer: '', problem: { code: 'credentials-missing' } }))]],
  ['locked', [talk(fakeQuotingTurn('t1')), exhausted()]],
];
describe.each(COLOR_SCHEMES)('in the %s scheme', (scheme) => {
  it.each(states)('has no accessibility issue: %s', async (_state, pushes) => {
    await page.viewport(360, 900);
    await showChat(pushes);
    await expect.element(page.getByRole('form', { name: 'Ask' })).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});

it('fits a panel 320 pixels wide, whatever it is about', async () => {
  await page.viewport(320, 900);
  const { client } = await showChat([talk(fakeQuotingTurn('t1', { scope: section }), fakeTurn('t2'))]);
  await page.getByRole('combobox', { name: 'Conversation' }).selectOptions(`Section: ${section.label} (1)`);
  await expect.element(button('Ask about the whole document')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  const send = button('Send').element().getBoundingClientRect();
  expect(send.right).toBeLessThanOrEqual(320);
  expect(client.requests).toEqual([]);
});
