import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { readOutline, type TextMap } from '#lib/outline';
import { createHighlighter, type Highlighter, type HighlightMark } from './highlighter.ts';

const clock = { now: () => performance.now(), yieldToPage: () => Promise.resolve() };

let timers: { readonly callback: () => void; readonly delayMs: number }[] = [];
let highlighter: Highlighter;

beforeEach(() => {
  timers = [];
  highlighter = createHighlighter({
    document,
    setTimer: (callback, delayMs) => {
      const timer = { callback, delayMs };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
});

afterEach(() => {
  highlighter.clear();
  document.body.innerHTML = '';
  window.scrollTo(0, 0);
});

async function mapOf(html: string): Promise<TextMap> {
  document.body.innerHTML = html;
  return (await readOutline(document, clock)).map;
}

function mark(map: TextMap, id: string, severity: HighlightMark['severity'], words: string): HighlightMark {
  const start = map.text.indexOf(words);
  return { id, severity, label: id, ranges: map.rangesOf(start, start + words.length) };
}

function show(map: TextMap, marks: readonly HighlightMark[]): void {
  highlighter.show(marks, map.shadowRoots);
}

function findingAt(x: number, y: number): string | undefined {
  return highlighter.marksAt(x, y)[0]?.id;
}

function highlighted(name: string): readonly string[] {
  return [...(CSS.highlights.get(name) ?? [])].map((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  });
}

function middleOf(id: string): { readonly x: number; readonly y: number } {
  const box = document.getElementById(id)?.getBoundingClientRect();
  if (!box) throw new Error(`no element ${id}`);
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

const PAGE = '<p>The tenant <span id="a">pays rent</span> and <span id="b">keeps the garden</span>, always.</p>';

describe('marks', () => {
  it('are one named highlight for each severity and leave other highlights alone', async () => {
    const foreign = new Highlight();
    CSS.highlights.set('of-the-page', foreign);
    const map = await mapOf(PAGE);
    show(map, [
      mark(map, 'one', 'high', 'pays rent'),
      mark(map, 'two', 'low', 'keeps the garden'),
      { id: 'nowhere', severity: 'info', label: '', ranges: [] },
    ]);
    expect(highlighted('ai-prism-high')).toEqual(['pays rent']);
    expect(highlighted('ai-prism-low')).toEqual(['keeps the garden']);
    highlighter.clear();
    expect([...CSS.highlights.keys()]).toEqual(['of-the-page']);
    CSS.highlights.delete('of-the-page');
  });

  it('have a style sheet of their own that goes when they go, and no trace in the DOM', async () => {
    const map = await mapOf(PAGE);
    const before = document.documentElement.outerHTML;
    const sheets = document.adoptedStyleSheets.length;
    show(map, [mark(map, 'one', 'critical', 'pays rent')]);
    show(map, [mark(map, 'one', 'critical', 'pays rent')]);
    expect(document.adoptedStyleSheets).toHaveLength(sheets + 1);
    const style = getComputedStyle(document.querySelector('p') ?? document.body, '::highlight(ai-prism-critical)');
    expect(style.textDecorationStyle).toBe('wavy');
    highlighter.clear();
    expect(document.adoptedStyleSheets).toHaveLength(sheets);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('are drawn differently for each severity', async () => {
    const map = await mapOf(PAGE);
    show(map, [mark(map, 'one', 'info', 'pays')]);
    const lines = ['critical', 'high', 'medium', 'low', 'info'].map(
      (severity) => getComputedStyle(document.body, `::highlight(ai-prism-${severity})`).textDecorationStyle,
    );
    expect(new Set(lines).size).toBe(5);
  });
});

describe('a page that is printed or shown in forced colours', () => {
  interface MediaSession {
    readonly send: (method: 'Emulation.setEmulatedMedia', media: object) => Promise<unknown>;
  }
  const emulate = (media: object) => (cdp() as unknown as MediaSession).send('Emulation.setEmulatedMedia', media);
  const look = () => getComputedStyle(document.body, '::highlight(ai-prism-high)');

  afterEach(() => emulate({ media: '', features: [] }));

  it('is printed without marks', async () => {
    show(await mapOf(PAGE), [mark(await mapOf(PAGE), 'one', 'high', 'pays rent')]);
    expect(look().textDecorationLine).toBe('underline');
    await emulate({ media: 'print' });
    expect(look().textDecorationLine).toBe('none');
  });

  it('keeps the line of each severity, in the colours that the reader has chosen', async () => {
    const map = await mapOf(PAGE);
    show(map, [mark(map, 'one', 'high', 'pays rent')]);
    const own = look().backgroundColor;
    await emulate({ features: [{ name: 'forced-colors', value: 'active' }] });
    expect(look().textDecorationStyle).toBe('double');
    expect(look().backgroundColor).not.toBe(own);
  });
});

describe('marksAt', () => {
  it('gives the finding under the pointer, and nothing beside it', async () => {
    const map = await mapOf(PAGE);
    show(map, [mark(map, 'one', 'high', 'pays rent'), mark(map, 'two', 'low', 'keeps the garden')]);
    const first = middleOf('a');
    const second = middleOf('b');
    expect(findingAt(first.x, first.y)).toBe('one');
    expect(findingAt(second.x, second.y)).toBe('two');
    expect(findingAt(first.x, first.y + 200)).toBeUndefined();
  });

  it('prefers the most severe of several', async () => {
    const map = await mapOf(PAGE);
    show(map, [mark(map, 'mild', 'info', 'pays rent'), mark(map, 'grave', 'critical', 'The tenant pays rent')]);
    const { x, y } = middleOf('a');
    expect(findingAt(x, y)).toBe('grave');
  });

  it('works inside an open shadow root', async () => {
    document.body.innerHTML = '<div id="host"></div>';
    const shadow = document.getElementById('host')?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = '<p>Words in the shadow</p>';
    const { map } = await readOutline(document, clock);
    show(map, [mark(map, 'inner', 'medium', 'Words in')]);
    const box = shadow?.querySelector('p')?.getBoundingClientRect();
    expect(findingAt((box?.left ?? 0) + 10, (box?.top ?? 0) + 8)).toBe('inner');
  });

  it('works where the platform cannot ask for highlights at a point', async () => {
    const map = await mapOf(PAGE);
    show(map, [mark(map, 'one', 'high', 'pays rent')]);
    const own = Object.getOwnPropertyDescriptor(HighlightRegistry.prototype, 'highlightsFromPoint');
    if (!own) throw new Error('this browser has nothing to take away');
    Reflect.deleteProperty(HighlightRegistry.prototype, 'highlightsFromPoint');
    try {
      const { x, y } = middleOf('a');
      expect(findingAt(x, y)).toBe('one');
      expect(findingAt(x, y + 200)).toBeUndefined();
    } finally {
      Object.defineProperty(HighlightRegistry.prototype, 'highlightsFromPoint', own);
    }
  });
});

describe('flash', () => {
  const far = `<header style="position:sticky;top:0;height:60px;background:white">Bar</header><div style="height:4000px">top</div>
    <details id="d"><summary>More</summary><div id="box" style="height:100px;overflow:auto"><div style="height:900px">inner</div><p id="t">hidden duty</p></div></details><div style="height:3000px"></div>`;

  it('opens, scrolls every box and the window, and keeps clear of a sticky header', async () => {
    const map = await mapOf(far);
    show(map, [mark(map, 'one', 'high', 'hidden duty')]);
    const reduced = window.matchMedia;
    window.matchMedia = () => ({ matches: true }) as MediaQueryList;
    try {
      expect(highlighter.flash('one')).toBe(true);
    } finally {
      window.matchMedia = reduced;
    }
    expect((document.getElementById('d') as HTMLDetailsElement).open).toBe(true);
    const { y } = middleOf('t');
    expect(y).toBeGreaterThan(60);
    expect(y).toBeLessThan(window.innerHeight);
    const box = document.getElementById('box')?.getBoundingClientRect();
    expect(y).toBeGreaterThan(box?.top ?? 0);
    expect(y).toBeLessThan(box?.bottom ?? 0);
  });

  it('fades after a moment', async () => {
    const map = await mapOf(PAGE);
    show(map, [mark(map, 'one', 'high', 'pays rent')]);
    highlighter.flash('one');
    expect(highlighted('ai-prism-flash')).toEqual(['pays rent']);
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([1600]);
    timers[0]?.callback();
    expect(CSS.highlights.has('ai-prism-flash')).toBe(false);
    expect(highlighted('ai-prism-high')).toEqual(['pays rent']);
  });

  it('is refused for what is not in the page', async () => {
    const map = await mapOf(PAGE);
    show(map, [mark(map, 'one', 'high', 'pays rent')]);
    expect(highlighter.flash('two')).toBe(false);
    document.querySelector('p')?.remove();
    expect(highlighter.flash('one')).toBe(false);
  });
});

describe('words in a frame', () => {
  /** A page with a tall gap and, below it, a frame of the same origin. */
  async function framed(): Promise<{ readonly map: TextMap; readonly inner: Document }> {
    const paragraph = '<p>The landlord repairs the roof within ten days of notice, at no cost to the tenant.</p>';
    document.body.innerHTML =
      '<p>The tenant pays rent in advance.</p><div style="height: 3000px"></div><iframe></iframe>';
    const frame = document.querySelector('iframe');
    if (!frame) throw new Error('no frame');
    await new Promise((loaded) => {
      frame.addEventListener('load', loaded, { once: true });
      frame.srcdoc = `<main><h1>Annex</h1>${paragraph.repeat(20)}</main>`;
    });
    const inner = frame.contentDocument;
    if (!inner) throw new Error('no document in the frame');
    return { map: (await readOutline(document, clock)).map, inner };
  }

  it('are painted there, in the frame’s own registry, and go from there', async () => {
    const { map, inner } = await framed();
    const before = inner.documentElement.outerHTML;
    show(map, [mark(map, 'a', 'high', 'repairs the roof'), mark(map, 'b', 'high', 'pays rent')]);
    expect(highlighted('ai-prism-high')).toEqual(['pays rent']);
    expect(inner.defaultView?.CSS.highlights.get('ai-prism-high')?.size).toBe(1);
    expect(inner.adoptedStyleSheets).toHaveLength(1);
    expect(inner.documentElement.outerHTML).toBe(before);
    highlighter.clear();
    expect(inner.defaultView?.CSS.highlights.size).toBe(0);
    expect(inner.adoptedStyleSheets).toHaveLength(0);
  });

  it('are scrolled to, and flash', async () => {
    const { map, inner } = await framed();
    show(map, [mark(map, 'a', 'low', 'repairs the roof')]);
    expect(highlighter.flash('a')).toBe(true);
    const box = document.querySelector('iframe')?.getBoundingClientRect();
    expect(box?.top).toBeLessThan(window.innerHeight);
    expect(inner.defaultView?.CSS.highlights.has('ai-prism-flash')).toBe(true);
  });

  it('are forgotten with the frame', async () => {
    const { map } = await framed();
    show(map, [mark(map, 'a', 'low', 'repairs the roof')]);
    document.querySelector('iframe')?.remove();
    expect(highlighter.flash('a')).toBe(false);
    expect(() => highlighter.clear()).not.toThrow();
  });
});
