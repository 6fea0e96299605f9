import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMessageServer,
  createReaderServer,
  type MessageSender,
  type ReaderRequestHandlers,
  type RequestHandlers,
  readReaderAnswer,
} from '#lib/messaging';
import { PlaybookError, parsePlaybook } from '#lib/playbooks';
import { ProblemError } from '#lib/review';
import { parseAuth, parseSettings, SettingsError } from '#lib/settings';
import { type Choices, mutate } from './message-mutations.ts';
import { VALID_PAYLOADS } from './valid-messages.ts';

const own = { id: 'prism', origin: 'chrome-extension://prism' };
const names = Object.keys(VALID_PAYLOADS) as (keyof RequestHandlers)[];
const web = { origin: 'https://evil.test', url: 'https://evil.test/sidepanel.html' };

const PAGES: readonly MessageSender[] = [
  { id: 'prism', origin: own.origin, url: `${own.origin}/sidepanel.html` },
  { id: 'prism', origin: own.origin, url: `${own.origin}/popup.html` },
  { id: 'prism', origin: own.origin, url: `${own.origin}/options.html#models`, tab: { id: 3 } },
  { id: 'prism', origin: own.origin, url: `${own.origin}/activity.html?of=x`, tab: { id: 4 } },
];
/** Code of ours that is in a document: in tabs, one of them the sample document. */
const DOCUMENTS: readonly MessageSender[] = [
  { id: 'prism', ...web, tab: { id: 5 } },
  { id: 'prism', origin: 'https://other.test', url: 'https://other.test/a', tab: { id: 6 } },
  { id: 'prism', origin: 'null', url: 'data:text/html,x', tab: { id: 7 } },
  { id: 'prism', origin: own.origin, url: `${own.origin}/sample.html`, tab: { id: 8 } },
  // A document that has an address of ours and cannot have our origin.
  { id: 'prism', origin: 'https://evil.test', url: `${own.origin}/options.html`, tab: { id: 9 } },
];
const STRANGERS: readonly MessageSender[] = [
  {},
  web,
  { ...web, tab: { id: 5 } },
  { id: 'evil', origin: 'chrome-extension://evil', url: 'chrome-extension://evil/sidepanel.html' },
  // Another extension that says that it is us in all that it can choose.
  { id: 'evil', origin: own.origin, url: `${own.origin}/options.html`, tab: { id: 3 } },
  { id: 'PRISM', origin: own.origin, url: `${own.origin}/options.html` },
  { id: '', origin: own.origin, url: `${own.origin}/options.html` },
  { id: 'prism', ...web },
  { id: 'prism', origin: own.origin, url: `${own.origin}/other.html` },
  { id: 'prism', origin: own.origin, url: `${own.origin}/options.html/../evil.html` },
  { id: 'prism', origin: own.origin, url: `${own.origin}@evil.test/options.html` },
  { id: 'prism', origin: own.origin, url: 'chrome-extension://evil/options.html', tab: { id: 3 } },
  { id: 'prism', origin: own.origin, url: 'not an address', tab: { id: 3 } },
];
const SENDERS = [
  ...PAGES.map((sender) => ({ sender, from: 'page' as const })),
  ...DOCUMENTS.map((sender) => ({ sender, from: 'document' as const })),
  ...STRANGERS.map((sender) => ({ sender, from: 'stranger' as const })),
];

const choices: fc.Arbitrary<Choices> = fc.record({
  kind: fc.nat(),
  place: fc.nat(),
  value: fc.nat(),
  garbage: fc.oneof(
    fc.constantFrom<unknown>(
      null,
      undefined,
      0,
      '',
      [],
      {},
      JSON.parse('{"then":1}'),
      JSON.parse('{"__proto__":{"isAdmin":true}}'),
    ),
    fc.string({ maxLength: 20 }),
    fc.jsonValue({ maxDepth: 2 }),
  ),
});

/** What the door leaves to the schemas of settings and playbooks goes through these here too. */
function checkFree(payload: unknown): void {
  const { settings, auth, playbook } = payload as { settings?: unknown; auth?: unknown; playbook?: unknown };
  if (settings !== undefined) parseSettings(settings);
  if (auth !== undefined && auth !== null) parseAuth(auth);
  if (typeof playbook === 'object') parsePlaybook(playbook);
}

/** A door whose handlers write down what reached them. */
function recordingDoor() {
  const heard: { readonly name: string; readonly payload: unknown; readonly tabId?: number }[] = [];
  const unexpected: unknown[] = [];
  const requests = Object.fromEntries(
    names.map((name) => [
      name,
      async (payload: unknown) => {
        checkFree(payload);
        heard.push({ name, payload });
        return null;
      },
    ]),
  ) as unknown as RequestHandlers;
  const event = (name: string) => async (payload: unknown, tabId: number) => {
    heard.push({ name, payload, tabId });
  };
  const serve = createMessageServer({
    own,
    requests,
    readerEvents: {
      'highlight.activated': event('highlight.activated'),
      'document.changed': event('document.changed'),
    },
    toProblem: (error) => {
      const isExpected =
        error instanceof ProblemError || error instanceof SettingsError || error instanceof PlaybookError;
      if (!isExpected) unexpected.push(error);
      return { code: 'internal', detail: String(error) };
    },
  });
  return { serve, heard, unexpected };
}

/** Longer than the slowest check of the largest text takes on a busy machine, shorter than a person notices. */
const LONGEST_MS = 1_000;

describe('100,000 messages to the worker', () => {
  it('reach it whole and from our own pages, or not at all', async () => {
    const { serve, heard, unexpected } = recordingDoor();
    const answers: Promise<unknown>[] = [];
    const accepted = { page: 0, document: 0, stranger: 0 };
    let wholeFromPages = 0;
    let slowestMs = 0;
    fc.assert(
      fc.property(
        fc.nat({ max: names.length - 1 }),
        fc.nat({ max: SENDERS.length - 1 }),
        choices,
        (nameIndex, senderIndex, choice) => {
          const name = names[nameIndex] ?? 'settings.get';
          const { sender, from } = SENDERS[senderIndex] ?? { sender: {}, from: 'stranger' };
          const { message, isBroken } = mutate(name, VALID_PAYLOADS[name], choice);
          const before = heard.length;
          const startedAt = performance.now();
          const answer = serve(message, sender);
          slowestMs = Math.max(slowestMs, performance.now() - startedAt);
          if (answer !== null) answers.push(answer);
          accepted[from] += heard.length - before;
          if (from === 'page' && !isBroken) wholeFromPages += 1;
          const isAccepted = heard.length > before;
          // Settings and playbooks may be refused for what is in them; everything else that is whole gets in.
          if (from !== 'page' || isBroken) expect(isAccepted).toBe(false);
          else expect(isAccepted).toBe(true);
          if (from === 'stranger') expect(answer).toBeNull();
          heard.length = 0;
        },
      ),
      { numRuns: 100_000 },
    );
    // None of them rejects: what goes wrong is an answer.
    await Promise.all(answers);
    expect(unexpected).toEqual([]);
    expect(accepted).toEqual({ page: wholeFromPages, document: 0, stranger: 0 });
    expect(wholeFromPages).toBeGreaterThan(1_000);
    expect(slowestMs).toBeLessThan(LONGEST_MS);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('hear of a document only what it may say, in the tab that the browser names', () => {
    const { serve, heard } = recordingDoor();
    const said = { 'highlight.activated': { findingId: 'f-1' }, 'document.changed': {} } as const;
    fc.assert(
      fc.property(
        fc.constantFrom('highlight.activated' as const, 'document.changed' as const),
        fc.nat({ max: SENDERS.length - 1 }),
        choices,
        (name, senderIndex, choice) => {
          const { sender, from } = SENDERS[senderIndex] ?? { sender: {}, from: 'stranger' };
          const { message, isBroken } = mutate(name, said[name], { ...choice, kind: choice.kind % 8 });
          heard.length = 0;
          const answer = serve(message, sender);
          const isWelcome = from === 'document' && !isBroken;
          expect(heard).toEqual(isWelcome ? [{ name, payload: said[name], tabId: sender.tab?.id }] : []);
          if (from !== 'document') expect(answer).toBeNull();
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('messages to a content script', () => {
  const VALID = {
    'reader.outline': { region: { kind: 'element', selector: 'main' }, watch: true },
    'reader.region': {},
    'reader.locate': { quotes: [{ id: 'q-1', quote: 'It may end.', sectionId: 's-1' }] },
    'reader.show': { findingId: 'f-1' },
    'reader.showQuote': { quote: 'It may end.', start: 4 },
    'reader.step': { direction: 'next' },
    'reader.selection': {},
    'reader.clear': {},
  };

  it('reach it from the worker and whole, or not at all', () => {
    const heard: string[] = [];
    const handlers = Object.fromEntries(
      Object.keys(VALID).map((name) => [
        name,
        async () => {
          heard.push(name);
        },
      ]),
    ) as unknown as ReaderRequestHandlers;
    const serve = createReaderServer({ id: own.id }, handlers);
    const senders = [{ id: 'prism', origin: own.origin }, ...DOCUMENTS, ...STRANGERS.filter(({ id }) => id !== own.id)];
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(VALID) as (keyof typeof VALID)[])),
        fc.nat({ max: senders.length - 1 }),
        choices,
        (name, senderIndex, choice) => {
          // Texts may be as long as our own worker makes them.
          const kind = choice.kind % 11 === 4 || choice.kind % 11 === 5 ? 0 : choice.kind;
          const isOptional = name === 'reader.outline' && kind % 11 === 3;
          const { message, isBroken } = mutate(name, VALID[name], { ...choice, kind: isOptional ? 0 : kind });
          heard.length = 0;
          const answer = serve(message, senders[senderIndex] ?? {});
          const isWelcome = senderIndex === 0 && !isBroken;
          expect(heard).toEqual(isWelcome ? [name] : []);
          if (!isWelcome) expect(answer).toBeNull();
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('are answered by what was asked for, or the answer is refused', () => {
    const valid = { ok: true, value: { results: [], timing: { totalMs: 1, longestTaskMs: 1 } } };
    let refused = 0;
    fc.assert(
      fc.property(choices, ({ kind, garbage }) => {
        const answer = kind % 2 === 0 ? garbage : { ...valid, value: garbage };
        expect(() => readReaderAnswer('reader.locate', answer)).toThrow(ProblemError);
        refused += 1;
      }),
      { numRuns: 10_000 },
    );
    expect(refused).toBe(10_000);
    expect(readReaderAnswer('reader.locate', valid)).toEqual(valid.value);
  });
});
