import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '#tests/emulator/emulator.ts';
import { auditLog } from './support/audit-log.ts';
import { flashedText } from './support/page-highlights.ts';
import { sidePanel } from './support/side-panel.ts';
import { FIRST_MODEL, prepareWorld, SECOND_MODEL } from './support/world.ts';

const world = prepareWorld();
const POLICY = 'remote-access-policy.html';
const QUESTION = 'Which devices may connect, and may personal devices be used?';

const FIRST_QUOTE = 'Only devices that are enrolled in device management may connect.';
/** Ends in silence while the answer is being written, with its first quote complete. */
const SILENT: ScenarioInput = { rules: [{ hang: { afterFrames: 14 } }] };

/** Opens the policy and the chat of its panel. */
async function openChat() {
  const { browser, openFixture } = world();
  const { page, tabId } = await openFixture(POLICY);
  const panel = await browser.openSidePanel(page);
  await panel.getByRole('tab', { name: 'Chat' }).click();
  const field = panel.getByRole('textbox', { name: 'Question' });
  const turns = panel.getByRole('list', { name: 'Questions and answers' });
  const ask = async (question: string) => {
    await field.fill(question);
    await field.press('Enter');
  };
  /** Waits until no answer is being written. */
  const untilAnswered = async (count = 1) => {
    await expect.poll(() => turns.getByRole('button', { name: 'Copy answer' }).count()).toBe(count);
  };
  return { page, tabId, panel, field, turns, ask, untilAnswered };
}

describe('a question about a document', () => {
  it('is answered as the model writes, with quotes that the page shows, and is there after a reload', async () => {
    const { browser, useEmulator, requests } = world();
    await useEmulator();
    const { page, panel, turns, ask, untilAnswered } = await openChat();
    await ask(QUESTION);
    await untilAnswered();
    const quote = turns.getByRole('button', { name: FIRST_QUOTE });

    await quote.click();
    expect(await flashedText(page)).toBe(FIRST_QUOTE);
    const [sent] = requests();
    expect(sent?.request?.text).toContain('Disks must be encrypted');
    expect(sent?.request?.text).toMatch(/Question: Which devices may connect, and may personal devices be used\?$/);
    // Nothing of it counts as a review.
    await panel.getByRole('tab', { name: 'Findings' }).click();
    await panel.getByText('Review this document in place').waitFor();

    await panel.reload();
    await panel.getByRole('tab', { name: 'Chat' }).click();
    await turns.getByText(QUESTION, { exact: true }).waitFor();
    await untilAnswered();
    await browser.stopWorker();
    await panel.reload();
    await panel.getByRole('tab', { name: 'Chat' }).click();
    await untilAnswered();
  });

  it('goes on where the conversation was, about a finding too, and goes away with the document', async () => {
    const { useEmulator, requests } = world();
    await useEmulator();
    const { panel, ask, untilAnswered, turns } = await openChat();
    const { review } = sidePanel(panel);
    await review();
    await panel.getByRole('article').first().getByRole('button', { name: 'Ask about this' }).click();
    await ask('Why is this a problem?');
    await untilAnswered();
    await ask('And what would help?');
    await untilAnswered(2);
    const texts = requests().flatMap(({ request }) => (request?.text.includes('Question: ') ? [request.text] : []));
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain('Question: Why is this a problem?');
    expect(texts[0]).toMatch(/<finding-[a-z0-9]+>\nlow: Acronym not explained: TSOC/);

    await panel.getByRole('tab', { name: 'Findings' }).click();
    await panel.getByRole('button', { name: 'Delete this review' }).click();
    await panel.getByRole('button', { name: 'Delete', exact: true }).click();
    await panel.getByText('Review this document in place').waitFor();
    await panel.getByRole('tab', { name: 'Chat' }).click();
    expect(await turns.count()).toBe(0);
    await panel.reload();
    await panel.getByRole('tab', { name: 'Chat' }).click();
    await panel.getByRole('region', { name: 'Questions to begin with' }).waitFor();
  });

  it('is answered by the next model when the first one fails in the middle, and never by both', async () => {
    const { useEmulator, browser } = world();
    await useEmulator({
      rules: [
        {
          model: FIRST_MODEL.modelId,
          answer: { kind: 'text', text: 'The first model says this and more.' },
          error: { when: 'mid-stream', type: 'ThrottlingException', afterFrames: 3 },
        },
        { model: SECOND_MODEL.modelId, answer: { kind: 'text', text: 'The second model answers.' } },
      ],
    });
    const { panel, turns, ask, untilAnswered } = await openChat();
    await ask('Who answers?');
    await untilAnswered();
    expect(await turns.innerText()).toContain('The second model answers.');
    expect(await turns.innerText()).not.toContain('first model');
    await turns.getByRole('button', { name: 'Model details' }).hover();
    await panel.getByText(SECOND_MODEL.name).waitFor();
    const attempts = (await auditLog(panel)).filter(({ requestKind }) => requestKind === 'chat').slice(-2);
    expect(attempts.map(({ modelId, outcome }) => [modelId, outcome])).toEqual([
      [FIRST_MODEL.modelId, 'failed'],
      [SECOND_MODEL.modelId, 'answered'],
    ]);
    await browser.request('statistics.resetCooldowns', {});
  });
});

describe('trouble', () => {
  it('of Stop ends the request, keeps what was written, and lets it be asked again', async () => {
    const { emulator, useEmulator, requests } = world();
    await useEmulator(SILENT);
    const { panel, turns, ask, untilAnswered } = await openChat();
    await ask(QUESTION);
    // What has come is shown, and its quote is checked, while the model is still writing.
    await turns.getByRole('button', { name: FIRST_QUOTE }).waitFor();
    await turns.getByText('Processing…').waitFor();
    await panel.getByRole('button', { name: 'Stop answer' }).click();
    await turns.getByText('This is what was written until then.', { exact: false }).waitFor();
    await emulator.waitFor(({ abortedAtMs, phase }) => phase === 'served' && abortedAtMs !== null);
    expect(requests()).toHaveLength(1);
    emulator.setScenario({});
    await turns.getByRole('button', { name: 'Ask again' }).click();
    await untilAnswered();
    await turns.getByText('Nothing else in what I was given', { exact: false }).waitFor();
    expect(requests()).toHaveLength(2);
  });

  it('of a worker that was killed marks the question as interrupted', async () => {
    const { browser, emulator, useEmulator } = world();
    await useEmulator(SILENT);
    const { turns, ask, untilAnswered } = await openChat();
    await ask(QUESTION);
    await turns.getByRole('button', { name: FIRST_QUOTE }).waitFor();
    emulator.setScenario({});
    await browser.stopWorker();
    await turns.getByText('Interrupted.').waitFor();
    expect(await turns.innerText()).not.toContain(FIRST_QUOTE);
    await turns.getByRole('button', { name: 'Ask again' }).click();
    await untilAnswered();
  });

  it('of exhausted models locks the field in every panel, and a free one unlocks it', async () => {
    const { emulator, useEmulator } = world();
    await useEmulator({ rules: [{ error: { type: 'ServiceQuotaExceededException' } }] });
    const { panel, field, turns, ask, untilAnswered } = await openChat();
    await ask(QUESTION);
    await panel.getByRole('alert', { name: 'All models are exhausted' }).waitFor();
    await panel.getByText('You can ask again as soon as one is free.').waitFor();
    expect(await field.isDisabled()).toBe(true);
    expect(await panel.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    const again = turns.getByRole('button', { name: 'Ask again' });
    await again.waitFor();
    expect(await again.isDisabled()).toBe(true);
    emulator.setScenario({});
    await panel.getByRole('button', { name: 'Check now' }).click();
    await again.click();
    await untilAnswered();
    expect(await field.isEnabled()).toBe(true);
  });
});

describe('without models', () => {
  it('says what chat needs, and sends nothing', async () => {
    const { browser, requests, useEmulator } = world();
    await useEmulator({}, { provider: 'on-device' });
    const { page, panel, field, tabId } = await openChat();
    await panel.getByText('Chat needs a model: set up AWS Bedrock in Options.').waitFor();
    expect(await field.isDisabled()).toBe(true);
    await browser.request('chat.ask', { tabId, url: page.url(), scope: { kind: 'document' }, question: 'Who?' });
    await panel.getByText('Chat needs a model.').waitFor();
    expect(requests()).toEqual([]);
  });
});
