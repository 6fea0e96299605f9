import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { documentHtml, type Passage, passagesOf, sectionHtml } from '#tests/pages/long-document.ts';
import type { HighlightRequest } from './place-finding.ts';
import { createReader, type Reader } from './reader.ts';

const SECTIONS = 100;
const PASSAGES = passagesOf(SECTIONS);

let reader: Reader;
/** Timers of the reader that are running: it has nothing left to do when there are none. */
let timers = 0;
const address = location.href;

function start(): Reader {
  return createReader({
    document,
    now: () => performance.now(),
    yieldToPage: () => scheduler.yield(),
    setTimer: (callback, delayMs) => {
      let isRunning = true;
      timers += 1;
      const end = () => {
        if (isRunning) timers -= 1;
        isRunning = false;
      };
      const timer = setTimeout(() => {
        end();
        callback();
      }, delayMs);
      return () => {
        end();
        clearTimeout(timer);
      };
    },
    onHighlightActivated: () => undefined,
    onDocumentChanged: () => undefined,
  });
}

/** Findings as the worker has them: found by their section, as a model's quotes are. */
async function findingsOf(passages: readonly Passage[]): Promise<readonly HighlightRequest[]> {
  const { text, sections } = await reader.outline();
  return passages.map(({ id, quote, paragraph }) => {
    const [number = ''] = paragraph.split('.');
    const section = sections.find(({ heading }) => heading.startsWith(`${number}. `));
    const at = text.indexOf(quote, section?.start);
    const severity = Number(number) % 2 === 0 ? 'high' : 'low';
    return { id, severity, label: id, quote, start: at, end: at + quote.length, sectionId: section?.id ?? '' };
  });
}

/** Everything highlighted, as `paragraph: words`. */
function marked(): readonly string[] {
  const live = document.createRange();
  return [...CSS.highlights]
    .filter(([name]) => name.startsWith('ai-prism-'))
    .flatMap(([, highlight]) => [...highlight])
    .map(({ startContainer, startOffset, endContainer, endOffset }) => {
      if (!startContainer.isConnected || !endContainer.isConnected) return 'gone';
      live.setStart(startContainer, startOffset);
      live.setEnd(endContainer, endOffset);
      const paragraph = startContainer.parentElement?.closest<HTMLElement>('[data-p]')?.dataset.p;
      return `${paragraph}: ${live.toString().replace(/\s+/g, ' ')}`;
    });
}

/** Share of the passages that are highlighted where they should be; what is highlighted besides counts against it. */
function shareRight(passages: readonly Passage[] = PASSAGES): number {
  const found = marked();
  const right = new Set(found);
  const hits = passages.filter(({ paragraph, quote }) => right.has(`${paragraph}: ${quote}`)).length;
  return hits / Math.max(found.length, passages.length, 1);
}

function paragraphs(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-p]')];
}

function texts(root: Node = document.querySelector('main') ?? document.body): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** Runs a change of the page and fails if anything but the change itself touches the DOM until the marks are right. */
async function changing(change: () => void, reached: () => boolean): Promise<void> {
  const foreign: MutationRecord[] = [];
  const observer = new MutationObserver((records) => foreign.push(...records));
  change();
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  await expect.poll(() => reached(), { interval: 10 }).toBe(true);
  expect([...foreign, ...observer.takeRecords()]).toEqual([]);
  observer.disconnect();
}

const isRight = () => shareRight() >= 0.99;
const isBare = () => marked().every((words) => words === 'gone');

beforeEach(async () => {
  document.body.innerHTML = documentHtml(SECTIONS);
  reader = start();
  await reader.highlight(await findingsOf(PASSAGES));
});

afterEach(() => {
  reader.dispose();
  history.replaceState(null, '', address);
  document.body.innerHTML = '';
});

const everyFourth = <T>(list: readonly T[]) => list.filter((_, i) => i % 4 === 0);

describe('500 marks keep their words when the page', () => {
  it.each<[string, () => void]>([
    ['does nothing', () => undefined],
    [
      'inserts siblings',
      () => {
        for (const paragraph of paragraphs()) {
          paragraph.before(
            Object.assign(document.createElement('p'), { textContent: 'An advertisement of some length.' }),
          );
        }
      },
    ],
    [
      'splits text nodes',
      () => {
        for (const text of texts()) if (text.length > 20) text.splitText(17);
      },
    ],
    [
      'splits and joins text nodes',
      () => {
        for (const text of texts()) if (text.length > 20) text.splitText(17);
        document.body.normalize();
      },
    ],
    [
      'writes a quarter of its sections anew',
      () => {
        for (const section of everyFourth([...document.querySelectorAll('section')]))
          section.innerHTML = `${section.innerHTML}`;
      },
    ],
    [
      'takes a quarter of its sections out and puts them back',
      () => {
        for (const section of everyFourth([...document.querySelectorAll('section')])) {
          const { nextSibling, parentNode } = section;
          section.remove();
          parentNode?.insertBefore(section, nextSibling);
        }
      },
    ],
    [
      'wraps its text in marks',
      () => {
        for (const text of texts()) {
          if (text.length < 20) continue;
          const range = document.createRange();
          range.setStart(text, 4);
          range.setEnd(text, 14);
          range.surroundContents(document.createElement('mark'));
        }
      },
    ],
    [
      'sets text nodes to what they say',
      () => {
        for (const text of texts()) text.data = String(text.data);
      },
    ],
    [
      'puts its text in font elements, as translators do',
      () => {
        for (const text of texts()) {
          const [outer, inner] = [document.createElement('font'), document.createElement('font')];
          inner.textContent = text.data;
          outer.append(inner);
          text.replaceWith(outer);
        }
      },
    ],
    [
      'writes its body anew',
      () => {
        document.body.innerHTML = String(document.body.innerHTML);
      },
    ],
    [
      'puts another body in its place',
      () => {
        const body = document.createElement('body');
        body.innerHTML = documentHtml(SECTIONS);
        document.body.replaceWith(body);
      },
    ],
    [
      'renders keyed parts in another order, some of them anew',
      () => {
        const main = document.querySelector('main');
        const sections = [...document.querySelectorAll('section')];
        for (const section of everyFourth(sections)) {
          const fresh = document.createElement('div');
          fresh.innerHTML = sectionHtml(Number(section.dataset.s));
          section.replaceWith(...fresh.childNodes);
        }
        main?.append(...[...document.querySelectorAll('section')].reverse());
      },
    ],
    [
      'is typed into',
      () => {
        for (const paragraph of everyFourth(paragraphs())) (paragraph.firstChild as Text).insertData(0, 'Well, ');
      },
    ],
  ])('%s', async (_name, change) => {
    expect(shareRight()).toBe(1);
    const findings = marked().length;
    await changing(change, isRight);
    expect(findings).toBe(PASSAGES.length);
  });
});

describe('marks go with their words and come back with them when the page', () => {
  it.each<[string, () => () => void]>([
    [
      'takes them out for a while',
      () => {
        const main = document.querySelector('main');
        const sections = [...document.querySelectorAll('section')];
        for (const section of sections) section.remove();
        return () => main?.append(...sections);
      },
    ],
    [
      'is translated',
      () => {
        const originals = texts().map((text) => {
          const font = document.createElement('font');
          font.textContent = text.data.replace(/[a-z]/g, (letter) =>
            String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97),
          );
          const words = text.data;
          text.replaceWith(font);
          return { font, words };
        });
        return () => {
          for (const { font, words } of originals) font.replaceWith(words);
        };
      },
    ],
    [
      'recycles the rows of a virtual list',
      () => {
        const rows = paragraphs().map((row) => ({ row, html: row.innerHTML, key: row.dataset.p ?? '' }));
        for (const { row } of rows) {
          row.textContent = 'Other rows of the list.';
          row.dataset.p = 'other';
        }
        return () => {
          for (const { row, html, key } of rows) {
            row.innerHTML = html;
            row.dataset.p = key;
          }
        };
      },
    ],
    [
      'goes to another route, which has some of the same words, and back',
      () => {
        history.pushState(null, '', '?route=other');
        const own = document.querySelector('main')?.innerHTML ?? '';
        const main = document.querySelector('main');
        if (main)
          main.innerHTML =
            '<h1>Another</h1><p data-p="other">Another document. The parties shall act in good faith at all times. It says more.</p>';
        return () => {
          history.replaceState(null, '', address);
          if (main) main.innerHTML = own;
        };
      },
    ],
  ])('%s', async (_name, change) => {
    let undo: () => void = () => undefined;
    await changing(() => {
      undo = change();
    }, isBare);
    await changing(undo, isRight);
  });

  it('hides and shows them', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.away{display:none}');
    document.adoptedStyleSheets.push(sheet);
    const main = document.querySelector('main');
    await changing(() => main?.classList.add('away'), isRight);
    // Read while they are hidden: they are not in the text, and yet not lost.
    expect((await reader.outline()).words).toBeLessThan(100);
    expect(await reader.show('f1')).toBe(false);
    await changing(() => main?.classList.remove('away'), isRight);
    expect(await reader.show('f1')).toBe(true);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });

  it('shows words that were hidden when they were first asked for', async () => {
    const findings = await findingsOf(PASSAGES);
    reader.dispose();
    const main = document.querySelector('main');
    main?.style.setProperty('display', 'none');
    reader = start();
    await reader.highlight(findings);
    expect(marked()).toEqual([]);
    await changing(() => main?.style.removeProperty('display'), isRight);
  });
});

describe('what it costs', () => {
  it('a thousand changes elsewhere read nothing again, also while some words are missing', async () => {
    const findings = await findingsOf(PASSAGES);
    const quote = 'Words of a paragraph that was removed before.';
    await reader.highlight([...findings, { id: 'lost', severity: 'low', label: '', start: 9, end: 54, quote }]);
    const reads = vi.spyOn(window, 'getComputedStyle');
    const clock = document.querySelector('#clock');
    for (let i = 0; i < 1000; i++) {
      if (clock) clock.textContent = `Now ${i}`;
      if (i % 50 === 0) await new Promise((nextFrame) => requestAnimationFrame(nextFrame));
    }
    await expect.poll(() => timers).toBe(0);
    expect(reads).not.toHaveBeenCalled();
    expect(shareRight()).toBe(1);
    // The missing words come after all: this is what the page is read for.
    document.querySelector('main')?.append(Object.assign(document.createElement('p'), { textContent: quote }));
    await expect.poll(() => marked().length).toBe(PASSAGES.length + 1);
    expect(reads).toHaveBeenCalled();
    reads.mockRestore();
  });
});

describe('the page’s DOM', () => {
  it('is the same before, with and after marks, and nothing in it was touched', async () => {
    reader.dispose();
    const before = document.documentElement.outerHTML;
    const touched: MutationRecord[] = [];
    const observer = new MutationObserver((records) => touched.push(...records));
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    reader = start();
    await reader.highlight(await findingsOf(PASSAGES));
    expect(document.documentElement.outerHTML).toBe(before);
    expect(await reader.show('f400')).toBe(true);
    expect(await reader.step('next')).toBe('f401');
    reader.clear();
    expect([...CSS.highlights.keys()]).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
    expect([...touched, ...observer.takeRecords()]).toEqual([]);
    observer.disconnect();
  });
});
