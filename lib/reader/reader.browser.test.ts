import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HighlightRequest } from './place-finding.ts';
import { createReader, type Reader } from './reader.ts';

const PAGE = `<main><h1>Lease</h1><p>The tenant pays <b>rent</b> on the first day of each month.</p>
  <h2>Garden</h2><p>The tenant keeps the garden in good order.</p>
  <h2>House</h2><p>The tenant keeps the garden in good order.</p></main>`;

let timers: (() => void)[] = [];
let activated: string[] = [];
let reader: Reader;

beforeEach(() => {
  timers = [];
  activated = [];
  document.body.innerHTML = PAGE;
  reader = createReader({
    document,
    now: () => performance.now(),
    yieldToPage: () => Promise.resolve(),
    setTimer: (callback) => {
      timers.push(callback);
      return () => {
        timers = timers.filter((other) => other !== callback);
      };
    },
    onHighlightActivated: (id) => activated.push(id),
    onDocumentChanged: () => undefined,
  });
});

afterEach(() => {
  reader.dispose();
  document.getSelection()?.removeAllRanges();
  document.body.innerHTML = '';
});

/** Lets mutation observers report, then runs the timers they have set, and what follows from these. */
async function settle(): Promise<void> {
  await Promise.resolve();
  while (timers.length > 0) for (const callback of timers.splice(0)) callback();
  // Reading a small page takes a few promise turns; a macrotask ends them all.
  await new Promise<void>((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}

function marked(name: string): readonly string[] {
  return [...(CSS.highlights.get(name) ?? [])].map((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  });
}

async function request(id: string, quote: string, sectionIndex: number): Promise<HighlightRequest> {
  const { sections } = await reader.outline();
  const sectionId = sections[sectionIndex]?.id ?? '';
  const { results } = await reader.locate([{ id, quote, sectionId }]);
  const { start = -1, end = -1, text = '' } = results[0] ?? {};
  return { id, severity: 'high', label: id, start, end, quote: text, sectionId };
}

describe('locate', () => {
  it('answers in order with what the page holds', async () => {
    const { text, sections } = await reader.outline();
    const { results, timing } = await reader.locate([
      { id: 'q1', quote: 'THE TENANT pays rent' },
      { id: 'q2', quote: 'keeps the garden in good order', sectionId: sections[2]?.id ?? '' },
      { id: 'q3', quote: 'keeps the cellar dry at all times of the year', sectionId: 'gone' },
    ]);
    const second = text.lastIndexOf('keeps the garden');
    expect(results).toEqual([
      { id: 'q1', status: 'normalized', text: 'The tenant pays rent', start: 7, end: 27, score: 1 },
      { id: 'q2', status: 'exact', text: 'keeps the garden in good order', start: second, end: second + 30, score: 1 },
      { id: 'q3', status: 'missing', text: '', start: -1, end: -1, score: 0 },
    ]);
    expect(timing.totalMs).toBeGreaterThanOrEqual(timing.longestTaskMs);
  });
});

describe('highlights', () => {
  it('report a click on them, and let the page have it', async () => {
    const finding = await request('f1', 'pays rent', 0);
    expect(await reader.highlight([finding])).toEqual(['f1']);
    let pageClicks = 0;
    document.body.addEventListener(
      'click',
      (event) => {
        if (!event.defaultPrevented) pageClicks += 1;
      },
      { once: true },
    );
    const box = document.querySelector('b')?.getBoundingClientRect();
    document
      .querySelector('b')
      ?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, clientX: (box?.left ?? 0) + 3, clientY: (box?.top ?? 0) + 8 }),
      );
    expect(activated).toEqual(['f1']);
    expect(pageClicks).toBe(1);
  });

  it.each<[string, () => void]>([
    [
      'is rendered anew',
      () => {
        document.body.innerHTML = PAGE;
      },
    ],
    [
      'gets a new paragraph before them',
      () =>
        document
          .querySelector('h1')
          ?.after(Object.assign(document.createElement('p'), { textContent: 'A new preamble of some length.' })),
    ],
    [
      'has their text wrapped',
      () => {
        const word = document.querySelectorAll('p')[2];
        if (word) word.innerHTML = '<font><font>The tenant keeps the</font> garden in good order.</font>';
      },
    ],
    [
      'has their text node set anew',
      () => {
        const text = document.querySelectorAll('p')[2]?.firstChild as Text;
        text.data = String(text.data);
      },
    ],
  ])('keep their words when the page %s', async (_name, change) => {
    await reader.highlight([await request('f1', 'keeps the garden in good order', 2)]);
    change();
    await settle();
    expect(marked('ai-prism-high')).toEqual(['keeps the garden in good order']);
    const [range] = CSS.highlights.get('ai-prism-high') ?? [];
    const last = [...document.querySelectorAll('p')].at(-1);
    expect(last?.contains(range?.startContainer ?? null)).toBe(true);
  });

  it('go when their words go, and come back with them', async () => {
    const finding = await request('f1', 'on the first day of each month', 0);
    await reader.highlight([finding]);
    const paragraph = document.querySelector('p');
    paragraph?.remove();
    await settle();
    expect(CSS.highlights.has('ai-prism-high')).toBe(false);
    expect(await reader.show('f1')).toBe(false);
    if (paragraph) document.querySelector('h1')?.after(paragraph);
    await settle();
    expect(marked('ai-prism-high')).toEqual(['on the first day of each month']);
    expect(await reader.show('f1')).toBe(true);
  });

  it('are gone after clear, and no click is reported', async () => {
    await reader.highlight([await request('f1', 'pays rent', 0)]);
    reader.clear();
    expect([...CSS.highlights.keys()]).toEqual([]);
    document.querySelector('b')?.click();
    expect(activated).toEqual([]);
  });
});

describe('a passage that no finding marks', () => {
  it('flashes where it stood, of the same words elsewhere too, and leaves nothing behind', async () => {
    const { text } = await reader.outline();
    const quote = 'The tenant keeps the garden';
    expect(await reader.showQuote({ quote, start: text.lastIndexOf(quote) })).toBe(true);
    expect(marked('ai-prism-flash')).toEqual([quote]);
    const [range] = CSS.highlights.get('ai-prism-flash') ?? [];
    expect(range?.startContainer).toBe(document.querySelectorAll('p')[2]?.firstChild);
    await settle();
    expect(CSS.highlights.has('ai-prism-flash')).toBe(false);
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  it('is found where it has moved to, over several nodes, and not where its meaning has turned', async () => {
    await reader.outline();
    document.querySelector('h1')?.after('Some new words at the beginning.');
    await settle();
    expect(await reader.showQuote({ quote: 'The tenant pays rent on the first day', start: 6 })).toBe(true);
    expect(marked('ai-prism-flash')).toEqual(['The tenant pays rent on the first day']);
    expect(await reader.showQuote({ quote: 'The tenant never pays rent on the first day', start: 6 })).toBe(false);
    expect(await reader.showQuote({ quote: 'Nothing like it', start: -1 })).toBe(false);
  });

  it('leaves the marks of findings as they are', async () => {
    await reader.highlight([await request('f1', 'The tenant pays rent', 0)]);
    await reader.showQuote({ quote: 'in good order', start: -1 });
    await settle();
    expect(marked('ai-prism-high')).toEqual(['The tenant pays rent']);
    expect(document.adoptedStyleSheets).toHaveLength(1);
  });
});

describe('outline', () => {
  it('is read again only after a change', async () => {
    const first = await reader.outline();
    expect(await reader.outline()).toBe(first);
    document.querySelector('h1')?.append(' of a flat');
    await settle();
    expect((await reader.outline()).sections[0]?.heading).toBe('Lease of a flat');
  });
});

describe('selection', () => {
  it('gives the words, their offsets and their section', async () => {
    const { text, sections } = await reader.outline();
    const node = document.querySelectorAll('p')[1]?.firstChild;
    if (!node) throw new Error('no text');
    document.getSelection()?.setBaseAndExtent(node, 4, node, 23);
    const start = text.indexOf('tenant keeps');
    expect(await reader.selection()).toEqual({
      text: 'tenant keeps the ga',
      start,
      end: start + 19,
      sectionId: sections[1]?.id,
    });
  });

  it('works across blocks and when whole elements are selected', async () => {
    const { text } = await reader.outline();
    document.getSelection()?.selectAllChildren(document.querySelector('main') ?? document.body);
    expect(await reader.selection()).toMatchObject({ text, start: 0, end: text.length });
  });

  it('is null without one, and without offsets outside the document', async () => {
    expect(await reader.selection()).toBeNull();
    const aside = document.createElement('footer');
    aside.textContent = 'Imprint';
    document.body.append(aside);
    await settle();
    document.getSelection()?.selectAllChildren(aside);
    expect(await reader.selection()).toEqual({ text: 'Imprint', start: -1, end: -1, sectionId: null });
  });
});

describe('next and previous', () => {
  const LONG = Array.from(
    { length: 6 },
    (_, i) => `<p id="p${i}">Duty number ${i} of the tenant.</p><div style="height:1500px"></div>`,
  ).join('');
  const { matchMedia } = window;

  beforeEach(async () => {
    window.matchMedia = () => ({ matches: true }) as MediaQueryList;
    document.body.innerHTML = `<main>${LONG}</main>`;
    const { text } = await reader.outline();
    const findings = [5, 1, 3].map((number) => {
      const quote = `Duty number ${number}`;
      const start = text.indexOf(quote);
      return { id: `f${number}`, severity: 'low' as const, label: '', start, end: start + quote.length, quote };
    });
    await reader.highlight(findings);
  });

  afterEach(() => {
    window.matchMedia = matchMedia;
    window.scrollTo(0, 0);
  });

  const scrollTo = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'start', behavior: 'instant' });

  it('go through the text in its order, and round at its end', async () => {
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push(await reader.step('next'));
    expect(seen).toEqual(['f1', 'f3', 'f5', 'f1']);
    expect([await reader.step('previous'), await reader.step('previous')]).toEqual(['f5', 'f3']);
    expect(marked('ai-prism-flash')).toEqual(['Duty number 3']);
  });

  it.each([
    ['next', 'p2', 'f3'],
    ['next', 'p3', 'f3'],
    ['previous', 'p2', 'f1'],
    ['previous', 'p0', 'f5'],
    ['next', 'p5', 'f5'],
  ] as const)('%s starts where the page is scrolled to: %s', async (direction, id, expected) => {
    scrollTo(id);
    expect(await reader.step(direction)).toBe(expected);
  });

  it('start at the caret when it is in view', async () => {
    scrollTo('p3');
    const words = document.getElementById('p3')?.firstChild;
    if (words) document.getSelection()?.collapse(words, 10);
    expect(await reader.step('next')).toBe('f5');
  });

  it('pass over what cannot be shown, and end where nothing can', async () => {
    document.getElementById('p3')?.style.setProperty('display', 'none');
    expect([await reader.step('next'), await reader.step('next')]).toEqual(['f1', 'f5']);
    document.querySelector('main')?.style.setProperty('display', 'none');
    expect(await reader.step('next')).toBeNull();
    reader.clear();
    expect(await reader.step('next')).toBeNull();
  });
});

describe('a page that is written in', () => {
  it('keeps its caret, its selection and its undo', async () => {
    document.body.innerHTML =
      '<main><div contenteditable id="e"><p>The tenant pays rent on the first day.</p></div></main>';
    await reader.highlight([await request('f1', 'pays rent', 0)]);
    const editor = document.getElementById('e');
    const words = document.querySelector('#e p')?.firstChild as Text;
    editor?.focus();
    document.getSelection()?.collapse(words, 4);
    document.execCommand('insertText', false, 'good ');
    await settle();
    expect(marked('ai-prism-high')).toEqual(['pays rent']);
    const caret = document.getSelection();
    expect([caret?.isCollapsed, caret?.anchorNode, caret?.anchorOffset]).toEqual([true, words, 9]);
    document.execCommand('undo');
    expect(editor?.textContent).toBe('The tenant pays rent on the first day.');
    await settle();
    expect(marked('ai-prism-high')).toEqual(['pays rent']);
  });
});

describe('a page that goes away', () => {
  it('while it is read or marked breaks nothing', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentDocument;
    if (!inner) throw new Error('no document');
    inner.body.innerHTML = PAGE.repeat(200);
    const other = createReader({
      document: inner,
      now: () => performance.now(),
      yieldToPage: () => Promise.resolve(),
      setTimer: () => () => undefined,
      onHighlightActivated: () => undefined,
      onDocumentChanged: () => undefined,
    });
    const reading = other.outline().catch(() => null);
    frame.remove();
    await reading;
    await other
      .highlight([{ id: 'f', severity: 'low', label: '', start: 0, end: 5, quote: 'Lease' }])
      .catch(() => null);
    expect(await other.show('f').catch(() => false)).toBe(false);
    expect(await other.step('next')).toBeNull();
    expect(() => other.dispose()).not.toThrow();
  });
});

describe('words in a frame of the same origin', () => {
  /** The page with a frame below it, and what is marked there and in the page. */
  async function framed(): Promise<Document> {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'width:400px;height:300px;display:block';
    await new Promise((loaded) => {
      frame.addEventListener('load', loaded, { once: true });
      frame.srcdoc = '<h2>Annex</h2><p id="w">Keys are handed over.</p><p id="v">Locks are changed.</p>';
      document.querySelector('main')?.append(frame);
    });
    const quotes = ['pays rent', 'Keys are handed over', 'Locks are changed'];
    await reader.highlight(await Promise.all(quotes.map((quote) => request(quote, quote, 0))));
    return frame.contentDocument as Document;
  }

  function click(own: Document, id: string): void {
    const box = own.getElementById(id)?.getBoundingClientRect();
    const [clientX, clientY] = [(box?.left ?? 0) + 4, (box?.top ?? 0) + 8];
    own.getElementById(id)?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX, clientY }));
  }

  it('leads to its finding when it is clicked, until the marks go', async () => {
    const inner = await framed();
    click(inner, 'w');
    expect(activated).toEqual(['Keys are handed over']);
    reader.clear();
    click(inner, 'w');
    expect(activated).toHaveLength(1);
  });

  it('is stepped to in its turn', async () => {
    await framed();
    expect(await reader.step('next')).toBe('pays rent');
    expect(await reader.step('next')).toBe('Keys are handed over');
    expect(await reader.step('previous')).toBe('pays rent');
  });

  it('is stepped to from the caret in the frame', async () => {
    const inner = await framed();
    document.querySelector('iframe')?.focus();
    inner.getSelection()?.collapse(inner.getElementById('v')?.firstChild as Text, 0);
    expect(await reader.step('next')).toBe('Locks are changed');
  });
});
