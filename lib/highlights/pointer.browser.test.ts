import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHighlighter, type Highlighter, type HighlightMark } from './highlighter.ts';
import { createPointer, type Pointer } from './pointer.ts';

let timers: { readonly callback: () => void; readonly delayMs: number }[] = [];
let highlighter: Highlighter;
let pointer: Pointer;
let activated: string[] = [];

beforeEach(() => {
  timers = [];
  activated = [];
  const setTimer = (callback: () => void, delayMs: number) => {
    const timer = { callback, delayMs };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  document.body.innerHTML =
    '<p style="margin:20px">The tenant <b id="a">pays rent</b> and keeps the garden.</p><i id="z">.</i>';
  highlighter = createHighlighter({ document, setTimer });
  pointer = createPointer({ document, setTimer, highlighter, onActivated: (id) => activated.push(id) });
  pointer.start();
});

afterEach(() => {
  pointer.stop();
  highlighter.clear();
  document.body.innerHTML = '';
  document.documentElement.removeAttribute('style');
});

function markOf(id: string, severity: HighlightMark['severity'], label: string, element = 'a'): HighlightMark {
  const words = document.getElementById(element)?.firstChild as Text;
  const endOffset = Math.min(4, words.length);
  const range = new StaticRange({ startContainer: words, startOffset: 0, endContainer: words, endOffset });
  return { id, severity, label, ranges: [range] };
}

function point(type: string, element: string, init: PointerEventInit = {}): void {
  const target = document.getElementById(element);
  const box = target?.getBoundingClientRect();
  const [clientX, clientY] = [(box?.left ?? 0) + 2, (box?.top ?? 0) + 8];
  target?.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX, clientY, pointerType: 'mouse', ...init }));
}

/** Lets the pointer rest for as long as was asked. */
function rest(): void {
  for (const { callback } of timers.splice(0)) callback();
}

function label(pseudo = '::after'): string {
  const { content } = getComputedStyle(document.documentElement, pseudo);
  return content === 'none' ? '' : content.replace(/^"|"( \/ "")?$/g, '');
}

describe('a pointer that rests on highlighted words', () => {
  it('names the finding, and changes no node', () => {
    highlighter.show([markOf('one', 'high', 'High · Rent is not stated')], []);
    const before = document.documentElement.outerHTML;
    point('pointermove', 'a');
    expect(label()).toBe('');
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([300]);
    rest();
    expect(label()).toBe('High · Rent is not stated');
    expect(document.documentElement.outerHTML).toBe(before);
    expect(getComputedStyle(document.documentElement, '::after').pointerEvents).toBe('none');
  });

  it('names all findings there, the most severe first, and no more than are read at a glance', () => {
    highlighter.show(
      [
        markOf('a', 'info', 'Info · Third'),
        markOf('b', 'critical', 'Critical · First'),
        markOf('c', 'medium', 'Medium · Second'),
        markOf('d', 'info', 'Info · Fourth'),
        markOf('e', 'info', 'Info · Fifth'),
      ],
      [],
    );
    point('pointermove', 'a');
    rest();
    expect(label().split(/\\a |\n/)).toEqual(['Critical · First', 'Medium · Second', 'Info · Third', '+ 2']);
  });

  it.each<[string, () => void]>([
    ['leaves the words', () => point('pointermove', 'z')],
    ['leaves the page', () => point('pointerout', 'a', { relatedTarget: null })],
    ['is pressed', () => point('pointerdown', 'a')],
    ['stays while the page scrolls', () => document.dispatchEvent(new Event('scroll'))],
    [
      'stays while Escape is pressed',
      () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    ],
    ['stays while the marks go', () => pointer.stop()],
  ])('no more when it %s', (_name, leave) => {
    highlighter.show([markOf('one', 'high', 'High · Rent is not stated')], []);
    point('pointermove', 'a');
    rest();
    expect(label()).not.toBe('');
    leave();
    expect(label()).toBe('');
  });

  it('names nothing under a finger, while a button is down, or beside the words', () => {
    highlighter.show([markOf('one', 'high', 'High · Rent is not stated')], []);
    point('pointermove', 'a', { pointerType: 'touch' });
    rest();
    point('pointermove', 'a', { buttons: 1 });
    rest();
    point('pointermove', 'z');
    rest();
    expect(label()).toBe('');
  });

  it('takes what it says for what it is: text', () => {
    const words = `"; } body { display: none } \\" /* </style> \u0000 ‘ü’ 中文 😀`;
    highlighter.show([markOf('one', 'low', words)], []);
    point('pointermove', 'a');
    rest();
    expect(getComputedStyle(document.body).display).toBe('block');
    expect(label().replace(/\\"/g, '"').replace(/\\\\/g, '\\')).toBe(words.replace('\u0000 ', ''));
  });

  it('cuts a long line and stays inside the window', () => {
    highlighter.show([markOf('one', 'low', 'word '.repeat(500), 'z')], []);
    document.getElementById('z')?.setAttribute('style', 'position:fixed;right:0;bottom:0');
    point('pointermove', 'z');
    rest();
    expect(label()).toMatch(/^(word )+word…$/);
    expect(label().length).toBeLessThan(200);
    const { left, width, bottom, height } = getComputedStyle(document.documentElement, '::after');
    expect(Number.parseFloat(left) + Number.parseFloat(width)).toBeLessThanOrEqual(window.innerWidth);
    expect(Number.parseFloat(bottom) + Number.parseFloat(height)).toBeLessThanOrEqual(window.innerHeight);
  });

  it('uses what the page leaves free, and nothing where that is none', () => {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    highlighter.show([markOf('one', 'high', 'High · Rent')], []);
    sheet.replaceSync('html::after{content:"own"}');
    point('pointermove', 'a');
    rest();
    expect([label('::before'), label('::after')]).toEqual(['High · Rent', 'own']);
    pointer.rest();
    sheet.replaceSync('html::after,html::before{content:"own"}');
    point('pointermove', 'a');
    rest();
    expect([label('::before'), label('::after')]).toEqual(['own', 'own']);
    pointer.rest();
    sheet.replaceSync('html{transform:translateX(10px)}');
    point('pointermove', 'a');
    rest();
    expect(label()).toBe('');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });
});

describe('a click', () => {
  it('on several findings goes to the most severe', () => {
    highlighter.show([markOf('mild', 'info', ''), markOf('grave', 'critical', '')], []);
    point('click', 'a');
    expect(activated).toEqual(['grave']);
  });
});
