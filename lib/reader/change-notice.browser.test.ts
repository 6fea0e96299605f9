import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReader, type Reader } from './reader.ts';

interface Timer {
  readonly callback: () => void;
  readonly dueMs: number;
}

let nowMs = 0;
let timers: Timer[] = [];
let notices = 0;
let readings = 0;
let reader: Reader;

beforeEach(() => {
  [nowMs, timers, notices, readings] = [1_000, [], 0, 0];
  document.body.innerHTML = `<nav><a href="#x">Terms</a> <b id="clock">12:00</b></nav>
    <main id="m"><h1>Lease</h1><p id="p">The tenant pays rent.</p><h2>Garden</h2><p>It is kept in order.</p></main>`;
  reader = createReader({
    document,
    now: () => nowMs,
    yieldToPage: () => Promise.resolve(),
    setTimer: (callback, delayMs) => {
      const timer = { callback, dueMs: nowMs + delayMs };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    onHighlightActivated: () => undefined,
    onDocumentChanged: () => {
      notices += 1;
    },
  });
  const computed = window.getComputedStyle;
  const root = document.getElementById('m');
  // Each reading asks for the styles of every element once.
  window.getComputedStyle = (element, pseudo) => {
    if (element === root && !pseudo) readings += 1;
    return computed.call(window, element, pseudo);
  };
  restore = () => {
    window.getComputedStyle = computed;
  };
});
let restore = () => {};

afterEach(() => {
  restore();
  reader.dispose();
  document.body.innerHTML = '';
});

/** Lets mutation observers and promises run; a macrotask comes after them. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}

async function pass(ms: number): Promise<void> {
  await turn();
  const endMs = nowMs + ms;
  for (;;) {
    const [next] = timers.filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs);
    if (!next) break;
    timers = timers.filter((other) => other !== next);
    nowMs = Math.max(nowMs, next.dueMs);
    next.callback();
    await turn();
  }
  nowMs = endMs;
}

function change(id: string, html: string): void {
  const element = document.getElementById(id);
  if (element) element.innerHTML = html;
}

describe('a document whose words have changed', () => {
  it('says so once, soon, until it was read again', async () => {
    await reader.outline(undefined, true);
    change('p', 'The tenant pays no rent.');
    await pass(200);
    expect(notices).toBe(1);
    change('p', 'The tenant pays rent twice.');
    await pass(60_000);
    expect(notices).toBe(1);
    await reader.outline(undefined, true);
    change('p', 'The tenant pays rent thrice.');
    await pass(200);
    expect(notices).toBe(2);
  });

  it('says so at most every few seconds', async () => {
    for (let second = 0; second < 60; second++) {
      await reader.outline(undefined, true);
      change('p', `The tenant pays ${second} in rent.`);
      await pass(1_000);
    }
    expect(notices).toBeGreaterThan(10);
    expect(notices).toBeLessThanOrEqual(15);
  });

  it.each<[string, () => void]>([
    [
      'a section was added',
      () => document.getElementById('m')?.insertAdjacentHTML('beforeend', '<h2>Keys</h2><p>Two.</p>'),
    ],
    ['a section was taken away', () => document.querySelector('h2')?.nextElementSibling?.remove()],
    ['text was rewritten in place', () => document.getElementById('p')?.firstChild?.replaceWith('Other words.')],
    [
      'a text node was edited',
      () => {
        (document.getElementById('p')?.firstChild as Text).data = 'Other words.';
      },
    ],
  ])('says so when %s', async (_name, edit) => {
    await reader.outline(undefined, true);
    edit();
    await pass(200);
    expect(notices).toBe(1);
  });

  it('says so when the words change while they are read', async () => {
    const reading = reader.outline(undefined, true);
    change('p', 'The tenant pays no rent.');
    const { text } = await reading;
    await pass(10_000);
    expect(notices).toBe(text.includes('no rent') ? 0 : 1);
  });

  it.each<[string, () => void]>([
    ['attributes', () => document.getElementById('p')?.setAttribute('class', 'x')],
    ['white space', () => document.getElementById('p')?.append(' \n ')],
    ['an element without text', () => document.getElementById('m')?.append(document.createElement('hr'))],
    [
      'a script',
      () =>
        document
          .getElementById('m')
          ?.append(Object.assign(document.createElement('script'), { type: 'x', textContent: 'y' })),
    ],
  ])('is not read again for %s', async (_name, edit) => {
    await reader.outline(undefined, true);
    const before = readings;
    edit();
    await pass(60_000);
    expect([notices, readings]).toEqual([0, before]);
  });

  it('says nothing of words that are not the document’s, and looks ever more seldom', async () => {
    await reader.outline(undefined, true);
    const before = readings;
    for (let second = 0; second < 600; second++) {
      change('clock', `12:${second}`);
      await pass(1_000);
    }
    expect(notices).toBe(0);
    expect(readings - before).toBeGreaterThan(5);
    expect(readings - before).toBeLessThanOrEqual(15);
    change('p', 'The tenant pays no rent.');
    await pass(62_000);
    expect(notices).toBe(1);
  });

  it('says nothing of a change that was taken back at once', async () => {
    await reader.outline(undefined, true);
    change('p', 'Other words.');
    change('p', 'The tenant pays rent.');
    await pass(60_000);
    expect(notices).toBe(0);
  });

  it.each<[string, () => Promise<unknown> | undefined]>([
    ['nobody has asked to be told', () => reader.outline()],
    ['nothing was read', () => undefined],
  ])('says nothing while %s', async (_name, prepare) => {
    await prepare();
    change('p', 'Other words.');
    await pass(60_000);
    expect(notices).toBe(0);
  });
});
