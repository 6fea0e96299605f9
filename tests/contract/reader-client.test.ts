import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createReaderClient, drawnDocumentType, isRestrictedUrl } from '#lib/platform/reader-client';
import { ProblemError } from '#lib/review';

const NOBODY = new Error('Could not establish connection. Receiving end does not exist.');

const { browser } = vi.hoisted(() => ({
  browser: {
    tabs: { sendMessage: vi.fn(), get: vi.fn() },
    scripting: { executeScript: vi.fn() },
    runtime: { getURL: (path: string) => `chrome-extension://prism${path}` },
  },
}));
vi.mock('wxt/browser', () => ({ browser }));

const { tabs, scripting } = browser;
const shown = { ok: true, value: { shown: true } };

/** A page of this type that lets us in. */
function pageOf(contentType: string) {
  scripting.executeScript.mockImplementation(async ({ func }: { func?: unknown }) => [
    { result: func === undefined ? null : contentType },
  ]);
}

const scriptsInjected = () => scripting.executeScript.mock.calls.filter(([{ files }]) => files !== undefined).length;

function ask(client = createReaderClient()): Promise<unknown> {
  return client
    .ask(7, 'reader.show', { findingId: 'f' })
    .catch((error: unknown) => (error instanceof ProblemError ? error.problem : error));
}

beforeEach(() => {
  vi.resetAllMocks();
  tabs.get.mockResolvedValue({ id: 7, url: 'https://example.test/' });
  pageOf('text/html');
});

describe('reader client', () => {
  it('asks the script that is there, in the top frame', async () => {
    tabs.sendMessage.mockResolvedValue(shown);
    expect(await ask()).toEqual({ shown: true });
    expect(tabs.sendMessage).toHaveBeenCalledWith(
      7,
      { name: 'reader.show', payload: { findingId: 'f' } },
      { frameId: 0 },
    );
    expect(scripting.executeScript).not.toHaveBeenCalled();
  });

  it('puts the script there when nobody answers, once for all that ask', async () => {
    tabs.sendMessage.mockRejectedValueOnce(NOBODY).mockRejectedValueOnce(NOBODY).mockResolvedValue(shown);
    const client = createReaderClient();
    expect(await Promise.all([ask(client), ask(client)])).toEqual([{ shown: true }, { shown: true }]);
    expect(scriptsInjected()).toBe(1);
  });

  it('puts it there again after the page was reloaded', async () => {
    const client = createReaderClient();
    for (let load = 0; load < 2; load++) {
      tabs.sendMessage.mockRejectedValueOnce(NOBODY).mockResolvedValueOnce(shown);
      await ask(client);
    }
    expect(scriptsInjected()).toBe(2);
  });
});

describe('what it says when', () => {
  it('the page left while it was read: the next one is not read in its place', async () => {
    tabs.sendMessage.mockRejectedValue(new Error('The message port closed before a response was received.'));
    expect(await ask()).toEqual({ code: 'page-gone' });
    expect(scripting.executeScript).not.toHaveBeenCalled();
  });

  it('the tab is closed', async () => {
    tabs.sendMessage.mockRejectedValue(NOBODY);
    tabs.get.mockRejectedValue(new Error('No tab with id: 7.'));
    expect(await ask()).toEqual({ code: 'page-gone' });
  });

  it('the page left between the look and the injection', async () => {
    tabs.sendMessage.mockRejectedValue(NOBODY);
    scripting.executeScript.mockResolvedValueOnce([{ result: 'text/html' }]).mockRejectedValueOnce(new Error('gone'));
    expect(await ask()).toEqual({ code: 'page-gone' });
  });

  it('it is no HTML document', async () => {
    tabs.sendMessage.mockRejectedValue(NOBODY);
    pageOf('application/pdf');
    expect(await ask()).toEqual({ code: 'page-not-html', contentType: 'application/pdf' });
    expect(scriptsInjected()).toBe(0);
  });

  it('the browser has not let us in', async () => {
    tabs.sendMessage.mockRejectedValue(NOBODY);
    tabs.get.mockResolvedValue({ id: 7 });
    scripting.executeScript.mockRejectedValue(new Error('Cannot access contents of the page.'));
    expect(await ask()).toEqual({ code: 'page-needs-gesture' });
  });

  it('no extension may read it', async () => {
    tabs.sendMessage.mockRejectedValue(NOBODY);
    tabs.get.mockResolvedValue({ id: 7, url: 'chrome://settings' });
    expect(await ask()).toEqual({ code: 'page-restricted', url: 'chrome://settings' });
    expect(scripting.executeScript).not.toHaveBeenCalled();
  });

  it('the tab shows that its document did not load', async () => {
    tabs.sendMessage.mockRejectedValue(NOBODY);
    scripting.executeScript.mockRejectedValue(new Error('Frame with ID 0 is showing error page'));
    expect(await ask()).toEqual({ code: 'page-gone' });
  });

  it.each(['image/svg+xml', 'application/xml', 'text/xml', 'application/json', 'image/png'])(
    'it is %s',
    async (type) => {
      tabs.sendMessage.mockRejectedValue(NOBODY);
      pageOf(type);
      expect(await ask()).toEqual({ code: 'page-not-html', contentType: type });
    },
  );

  it.each(['text/html', 'application/xhtml+xml', 'text/plain'])('nothing: it is %s', async (type) => {
    tabs.sendMessage.mockRejectedValueOnce(NOBODY).mockResolvedValue(shown);
    pageOf(type);
    expect(await ask()).toEqual({ shown: true });
  });

  it('its text is drawn as a picture', async () => {
    tabs.sendMessage.mockRejectedValue(NOBODY);
    tabs.get.mockResolvedValue({ id: 7, url: 'https://docs.google.com/document/d/1a-B_c/edit?tab=t.0' });
    expect(await ask()).toEqual({ code: 'page-not-html', contentType: 'application/vnd.google-apps.document' });
    expect(scripting.executeScript).not.toHaveBeenCalled();
  });

  it('the reader itself failed', async () => {
    tabs.sendMessage.mockResolvedValue({ ok: false, problem: { code: 'internal', detail: 'TypeError: x' } });
    expect(await ask()).toEqual({ code: 'internal', detail: 'reader.show: TypeError: x' });
  });
});

it.each([
  ['chrome://version', true],
  ['about:blank', true],
  ['view-source:https://example.test/', true],
  ['https://chromewebstore.google.com/detail/x', true],
  ['https://chrome.google.com/webstore', true],
  ['https://chrome.google.com/webstores-compared', false],
  ['https://microsoftedge.microsoft.com/addons/detail/x', true],
  ['chrome-error://chromewebdata/', true],
  ['brave://settings', true],
  ['data:text/html,words', true],
  ['https://example.test/chrome://version', false],
  ['chrome-extension://prism/options.html', true],
  ['chrome-extension://prism/sample.html#term', false],
  ['file:///home/me/policy.html', false],
  ['', false],
])('%s is restricted: %s', (url, expected) => {
  expect(isRestrictedUrl(url)).toBe(expected);
});

it.each([
  ['https://docs.google.com/document/d/1a-B_c/edit', 'application/vnd.google-apps.document'],
  ['https://docs.google.com/document/u/1/d/1a-B_c/edit#heading=h.x', 'application/vnd.google-apps.document'],
  ['https://docs.google.com/spreadsheets/d/1a-B_c/edit?gid=0', 'application/vnd.google-apps.spreadsheet'],
  ['https://docs.google.com/document/d/1a-B_c', 'application/vnd.google-apps.document'],
  ['https://docs.google.com/document/d/1a-B_c/mobilebasic', null],
  ['https://docs.google.com/document/d/e/2PACX-1v/pub', null],
  ['https://docs.google.com/document/', null],
  ['https://example.test/document/d/1a-B_c/edit', null],
])('%s is drawn as a picture: %s', (url, expected) => {
  expect(drawnDocumentType(url)).toBe(expected);
});
