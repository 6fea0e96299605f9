import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHighlighter, type Highlighter, type HighlightMark } from './highlighter.ts';
import { createPointer, type Pointer } from './pointer.ts';

let timers: (() => void)[] = [];
let highlighter: Highlighter;
let pointer: Pointer;
let activated: string[] = [];

async function loaded(frame: HTMLIFrameElement, html: string): Promise<Document> {
  await new Promise((done) => {
    frame.addEventListener('load', done, { once: true });
    frame.srcdoc = html;
  });
  if (!frame.contentDocument) throw new Error('no document in the frame');
  return frame.contentDocument;
}

/** A page with a frame far from its corner, and a frame in that. */
async function framed(): Promise<{ readonly middle: Document; readonly inner: Document }> {
  document.body.innerHTML = `<p id="p">The tenant pays rent.</p>
    <iframe style="margin-top:40px;border:5px solid;padding:7px;width:300px;height:200px"></iframe>`;
  const outer = document.querySelector('iframe') as HTMLIFrameElement;
  const middle = await loaded(outer, '<p id="p">The landlord repairs the roof.</p><iframe height="120"></iframe>');
  const inner = await loaded(
    middle.querySelector('iframe') as HTMLIFrameElement,
    '<p id="p">Keys are handed over.</p>',
  );
  return { middle, inner };
}

beforeEach(() => {
  timers = [];
  activated = [];
  const setTimer = (callback: () => void) => {
    timers.push(callback);
    return () => {
      timers = timers.filter((other) => other !== callback);
    };
  };
  highlighter = createHighlighter({ document, setTimer });
  pointer = createPointer({ document, setTimer, highlighter, onActivated: (id) => activated.push(id) });
  pointer.start();
});

afterEach(() => {
  pointer.stop();
  highlighter.clear();
  document.body.innerHTML = '';
});

function wordsIn(own: Document): Text {
  return own.getElementById('p')?.firstChild as Text;
}

/** Marks the paragraph of each document. */
function mark(...documents: readonly Document[]): void {
  const marks = documents.map((own, order): HighlightMark => {
    const words = wordsIn(own);
    const range = new StaticRange({
      startContainer: words,
      startOffset: 0,
      endContainer: words,
      endOffset: words.length,
    });
    return { id: `${order}`, severity: 'high', label: words.data, ranges: [range] };
  });
  highlighter.show(marks, []);
  pointer.follow();
}

/** Where the paragraph's first words are in the window of their own document. */
function placeIn(own: Document): { readonly clientX: number; readonly clientY: number } {
  const live = own.createRange();
  live.selectNodeContents(wordsIn(own));
  const box = live.getBoundingClientRect();
  return { clientX: box.left + 2, clientY: box.top + box.height / 2 };
}

function point(own: Document, type: string, init: PointerEventInit = {}): void {
  const event = { bubbles: true, pointerType: 'mouse', ...placeIn(own), ...init };
  own.getElementById('p')?.dispatchEvent(new PointerEvent(type, event));
}

function rest(): void {
  for (const callback of timers.splice(0)) callback();
}

function label(): string {
  const { content } = getComputedStyle(document.documentElement, '::after');
  return content === 'none' ? '' : content.replace(/^"|"( \/ "")?$/g, '');
}

describe('marks in frames of the same origin', () => {
  it('lead to their finding when they are clicked, however deep the frame', async () => {
    const { middle, inner } = await framed();
    mark(document, middle, inner);
    for (const own of [inner, middle, document]) point(own, 'click');
    expect(activated).toEqual(['2', '1', '0']);
    middle.getSelection()?.selectAllChildren(middle.body);
    point(middle, 'click');
    expect(activated).toHaveLength(3);
  });

  it('are named in the page, beside the words as the page shows them', async () => {
    const { middle, inner } = await framed();
    const before = [middle, inner].map((own) => own.documentElement.outerHTML);
    mark(middle, inner);
    point(inner, 'pointermove');
    rest();
    expect(label()).toBe('Keys are handed over.');
    const outer = document.querySelector('iframe')?.getBoundingClientRect();
    const middleFrame = middle.querySelector('iframe')?.getBoundingClientRect();
    // Borders of 5 and 2 pixels, padding of 7.
    const y = (outer?.top ?? 0) + 12 + (middleFrame?.top ?? 0) + 2 + placeIn(inner).clientY;
    const place = getComputedStyle(document.documentElement, '::after');
    expect(Number.parseFloat(place.top)).toBeGreaterThan(y);
    expect(Number.parseFloat(place.top)).toBeLessThan(y + 30);
    point(middle, 'pointermove');
    rest();
    expect(label()).toBe('The landlord repairs the roof.');
    expect([middle, inner].map((own) => own.documentElement.outerHTML)).toEqual(before);
  });

  it.each<[string, (inner: Document) => void]>([
    ['the pointer leaves the frame', (inner) => point(inner, 'pointerout', { relatedTarget: null })],
    ['the frame scrolls', (inner) => inner.dispatchEvent(new Event('scroll'))],
    ['the page scrolls', () => document.dispatchEvent(new Event('scroll'))],
    [
      'Escape is pressed in the frame',
      (inner) => inner.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    ],
    [
      'Escape is pressed in the page',
      () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    ],
  ])('are named no more when %s', async (_name, leave) => {
    const { inner } = await framed();
    mark(inner);
    point(inner, 'pointermove');
    rest();
    expect(label()).not.toBe('');
    leave(inner);
    expect(label()).toBe('');
  });

  it('are not named for the page’s own words when the pointer goes from these into a frame', async () => {
    await framed();
    mark(document);
    point(document, 'pointermove');
    rest();
    expect(label()).toBe('The tenant pays rent.');
    point(document, 'pointerout', { relatedTarget: document.querySelector('iframe') });
    expect(label()).toBe('');
  });

  it('are heard no more once they are gone, and anew where they come back', async () => {
    const { middle } = await framed();
    mark(middle);
    mark(document);
    highlighter.show([], []);
    point(middle, 'click');
    expect(activated).toEqual([]);
    mark(middle);
    point(middle, 'click');
    expect(activated).toEqual(['0']);
    pointer.stop();
    pointer.follow();
    point(middle, 'click');
    expect(activated).toEqual(['0']);
  });

  it('are found where a frame is shown smaller than it is', async () => {
    const { middle } = await framed();
    const frame = document.querySelector('iframe') as HTMLIFrameElement;
    frame.style.cssText += ';transform:scale(.5);transform-origin:0 0';
    mark(middle);
    point(middle, 'pointermove');
    rest();
    const middleOfWords = frame.getBoundingClientRect().top + (12 + placeIn(middle).clientY) / 2;
    const top = Number.parseFloat(getComputedStyle(document.documentElement, '::after').top);
    expect(top).toBeGreaterThan(middleOfWords);
    expect(top).toBeLessThan(middleOfWords + 15);
  });
});
