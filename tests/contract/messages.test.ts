import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  classifySender,
  createMessageServer,
  createReaderServer,
  type MessageSender,
  type ReaderRequestHandlers,
  type RequestHandlers,
  readReaderAnswer,
} from '#lib/messaging';
import { ProblemError } from '#lib/review';

const own = { id: 'prism', origin: 'chrome-extension://prism' };
const panel: MessageSender = { id: 'prism', origin: own.origin, url: `${own.origin}/sidepanel.html` };
const optionsTab: MessageSender = { ...panel, url: `${own.origin}/options.html?x=1`, tab: { id: 3 } };
const contentScript: MessageSender = {
  id: 'prism',
  origin: 'https://example.test',
  url: 'https://example.test/a',
  tab: { id: 5 },
};
const otherExtension: MessageSender = {
  id: 'evil',
  origin: 'chrome-extension://evil',
  url: 'chrome-extension://evil/x',
};

const requestNames: readonly (keyof RequestHandlers)[] = [
  'review.start',
  'review.stop',
  'review.retry',
  'review.estimate',
  'document.check',
  'review.get',
  'review.report',
  'sample.review',
  'history.list',
  'history.delete',
  'history.import',
  'history.imported',
  'selection.start',
  'finding.show',
  'quote.show',
  'chat.ask',
  'chat.retry',
  'chat.stop',
  'chat.clear',
  'outline.read',
  'quotes.locate',
  'settings.get',
  'settings.save',
  'settings.import',
  'settings.importEnvironment',
  'settings.export',
  'credentials.keep',
  'credentials.unlock',
  'credentials.lock',
  'credentials.signIn',
  'playbooks.list',
  'playbooks.save',
  'playbooks.delete',
  'playbooks.import',
  'playbooks.export',
  'connection.test',
  'quotas.read',
  'models.check',
  'statistics.get',
  'statistics.resetCooldowns',
  'activity.read',
  'activity.reasoning',
  'analytics.read',
  'activity.clear',
  'data.measure',
  'data.erase',
];

function serverWithSpies() {
  const handled = vi.fn(async (): Promise<never> => {
    throw new ProblemError({ code: 'page-empty' });
  });
  const activated = vi.fn(async () => undefined);
  const changed = vi.fn(async () => undefined);
  const requests = Object.fromEntries(requestNames.map((name) => [name, handled])) as unknown as RequestHandlers;
  const serve = createMessageServer({
    own,
    requests,
    readerEvents: { 'highlight.activated': activated, 'document.changed': changed },
  });
  return { serve, handled, activated, changed };
}

describe('sender classes', () => {
  it.each([
    ['the side panel', panel, 'extension-page'],
    ['the options page in a tab', optionsTab, 'extension-page'],
    ['a content script', contentScript, 'content-script'],
    ['another extension', otherExtension, 'stranger'],
    ['the welcome page', { ...optionsTab, url: `${own.origin}/welcome.html` }, 'extension-page'],
    ['the sample document', { ...optionsTab, url: `${own.origin}/sample.html` }, 'content-script'],
    ['the sample document in no tab', { ...panel, url: `${own.origin}/sample.html` }, 'stranger'],
    ['a page of ours that is not one of these', { ...panel, url: `${own.origin}/other.html` }, 'stranger'],
    ['a foreign address with our origin', { ...panel, url: 'https://example.test/sidepanel.html' }, 'stranger'],
    ['nobody', {}, 'stranger'],
  ] as const)('%s', (_name, sender, expected) => {
    expect(classifySender(sender, own)).toBe(expected);
  });
});

describe('the worker’s door', () => {
  it.each(requestNames)('answers nothing to a content script that asks for %s', (name) => {
    const { serve, handled } = serverWithSpies();
    expect(serve({ name, payload: { tabId: 1, reviewId: 'r', text: '' } }, contentScript)).toBeNull();
    expect(serve({ name, payload: {} }, otherExtension)).toBeNull();
    expect(handled).not.toHaveBeenCalled();
  });

  it('gives a problem back as data', async () => {
    const { serve } = serverWithSpies();
    await expect(serve({ name: 'review.start', payload: { tabId: 1 } }, panel)).resolves.toEqual({
      ok: false,
      problem: { code: 'page-empty' },
    });
  });

  it.each([
    ['a field of the wrong type', 'review.start', { tabId: 'one' }],
    ['a missing field', 'review.stop', {}],
    ['a field too many', 'settings.get', { secret: true }],
    ['quotas to be read for nothing', 'quotas.read', { regions: ['us-east-2'] }],
    ['a playbook without what it was based on', 'playbooks.save', { playbook: {} }],
    [
      'a question without words',
      'chat.ask',
      { tabId: 1, url: 'https://a.test/', scope: { kind: 'document' }, question: ' ' },
    ],
    ['a scope without its id', 'chat.clear', { url: 'https://a.test/', scope: { kind: 'finding' } }],
    ['a file beyond the size cap', 'settings.import', { text: 'x'.repeat(1_000_001) }],
  ])('refuses %s before any handler runs', async (_name, name, payload) => {
    const { serve, handled } = serverWithSpies();
    await expect(serve({ name, payload }, panel)).resolves.toMatchObject({ ok: false, problem: { code: 'internal' } });
    expect(handled).not.toHaveBeenCalled();
  });

  it('takes a clicked highlight from a content script, with the tab the browser names', async () => {
    const { serve, activated } = serverWithSpies();
    await serve({ name: 'highlight.activated', payload: { findingId: 'f-1' } }, contentScript);
    expect(activated).toHaveBeenCalledWith({ findingId: 'f-1' }, 5);
  });

  it('takes that a document has changed from a content script, and nothing with it', async () => {
    const { serve, changed } = serverWithSpies();
    await serve({ name: 'document.changed', payload: { text: 'x' } }, contentScript);
    expect(changed).not.toHaveBeenCalled();
    expect(serve({ name: 'document.changed', payload: {} }, panel)).toBeNull();
    await serve({ name: 'document.changed', payload: {} }, contentScript);
    expect(changed).toHaveBeenCalledWith({}, 5);
  });

  it('lets nothing through that it does not know, whatever it looks like', () => {
    const { serve, handled, activated } = serverWithSpies();
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(panel, contentScript, otherExtension), (message, sender) => {
        void serve(message, sender);
      }),
      { numRuns: 2_000 },
    );
    expect(serve({ name: 'constructor', payload: {} }, panel)).toBeNull();
    expect(serve({ name: '__proto__', payload: {} }, contentScript)).toBeNull();
    expect(handled).not.toHaveBeenCalled();
    expect(activated).not.toHaveBeenCalled();
  });
});

describe('the content script’s door', () => {
  const outline = vi.fn(async () => ({}));
  const handlers = { 'reader.outline': outline, 'reader.show': vi.fn() } as unknown as ReaderRequestHandlers;
  const serve = createReaderServer({ id: 'prism' }, handlers);
  const worker: MessageSender = { id: 'prism', origin: own.origin };

  it('answers the worker', async () => {
    await expect(serve({ name: 'reader.outline', payload: {} }, worker)).resolves.toEqual({ ok: true, value: {} });
  });

  it('says what went wrong in it', async () => {
    outline.mockRejectedValueOnce(new TypeError('x is not a function'));
    await expect(serve({ name: 'reader.outline', payload: {} }, worker)).resolves.toEqual({
      ok: false,
      problem: { code: 'internal', detail: 'TypeError: x is not a function' },
    });
  });

  it.each([
    ['another extension', { name: 'reader.outline', payload: {} }, otherExtension],
    ['another tab', { name: 'reader.outline', payload: {} }, contentScript],
    ['an unknown name', { name: 'reader.read', payload: {} }, worker],
    ['a payload of the wrong shape', { name: 'reader.show', payload: { findingId: 1 } }, worker],
    ['a text without end', { name: 'reader.show', payload: { findingId: 'x'.repeat(100_001) } }, worker],
    ['a list without end', { name: 'reader.highlight', payload: { findings: Array(100_001) } }, worker],
  ])('answers nothing to %s', (_name, message, sender) => {
    outline.mockClear();
    expect(serve(message, sender)).toBeNull();
    expect(outline).not.toHaveBeenCalled();
  });
});

describe('what a content script answers', () => {
  const detailOf = (read: () => unknown) => {
    try {
      return read();
    } catch (error) {
      return error instanceof ProblemError && error.problem.code === 'internal' ? error.problem.detail : error;
    }
  };

  it('is its value', () => {
    expect(readReaderAnswer('reader.show', { ok: true, value: { shown: false } })).toEqual({ shown: false });
    expect(readReaderAnswer('reader.selection', { ok: true, value: null })).toBeNull();
  });

  it('is told as it is when the reader failed', () => {
    const answer = { ok: false, problem: { code: 'internal', detail: 'TypeError: x' } };
    expect(detailOf(() => readReaderAnswer('reader.outline', answer))).toBe('reader.outline: TypeError: x');
  });

  it.each([
    ['nothing', undefined, 'answer'],
    ['a bare value', { shown: true }, 'ok'],
    ['a value of the wrong type', { ok: true, value: { shown: 'yes' } }, 'shown'],
    [
      'another problem than a reader can have',
      { ok: false, problem: { code: 'credentials-rejected', detail: '' } },
      'ok',
    ],
  ])('is refused when it is %s', (_name, answer, field) => {
    expect(detailOf(() => readReaderAnswer('reader.show', answer))).toContain(`answered a ${field} that is not`);
  });
});
