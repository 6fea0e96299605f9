import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHighlighter, type Highlighter } from './highlighter.ts';
import { boundsOf } from './ranges.ts';

let highlighter: Highlighter;
const { matchMedia } = window;

beforeEach(() => {
  window.matchMedia = () => ({ matches: true }) as MediaQueryList;
  highlighter = createHighlighter({ document, setTimer: () => () => undefined });
});

afterEach(() => {
  window.matchMedia = matchMedia;
  highlighter.clear();
  document.body.innerHTML = '';
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
  window.scrollTo(0, 0);
});

/** Shows the words of `#t` and answers whether they could be shown. */
function flash(): boolean {
  return highlighter.flash(mark());
}

function mark(): string {
  highlighter.show([{ id: 'one', severity: 'high', label: '', ranges: [words()] }], []);
  return 'one';
}

function words(): StaticRange {
  const text = document.getElementById('t')?.firstChild as Text;
  return new StaticRange({ startContainer: text, startOffset: 0, endContainer: text, endOffset: text.length });
}

/** What a person sees at the first letter of the words. */
function isSeen(): boolean {
  const box = boundsOf(words());
  if (!box) return false;
  const top = document.elementFromPoint(box.left + 3, box.top + box.height / 2);
  return top?.id === 't';
}

const SPACE = '<div style="height:4000px"></div>';

describe('words are brought into view', () => {
  it.each<[string, string]>([
    ['below', `${SPACE}<p id="t">duty</p>${SPACE}`],
    ['at the end', `${SPACE}<p id="t">duty</p>`],
    [
      'far to the right',
      `<div style="width:6000px;height:50px"></div>${SPACE}<p style="margin-left:5000px"><span id="t">duty</span></p>`,
    ],
    [
      'far to the left, in a page from right to left',
      `<div dir="rtl" style="width:300px;overflow:auto"><div style="width:3000px;height:200px"><p style="margin-right:2500px"><span id="t">واجب</span></p></div></div>`,
    ],
    [
      'under a sticky header and over a fixed footer',
      `<header style="position:sticky;top:0;height:150px;background:white">Bar</header>${SPACE}<p id="t">duty</p>${SPACE}<footer style="position:fixed;bottom:0;height:100px;left:0;right:0;background:white">Cookies?</footer>`,
    ],
    [
      'under a sticky header that a wrapper holds',
      `<header style="position:fixed;top:0;left:0;right:0"><div style="height:90px;background:white">Bar</div></header>${SPACE}<p id="t">duty</p>${SPACE}`,
    ],
    [
      'in boxes within boxes',
      `${SPACE}<div style="height:300px;overflow:auto">${SPACE}<div style="height:150px;overflow:auto">${SPACE}<p id="t">duty</p>${SPACE}</div>${SPACE}</div>${SPACE}`,
    ],
    [
      'in a table whose head sticks to its box',
      `<div style="height:200px;overflow:auto"><table><thead><tr><th style="position:sticky;top:0;height:60px;width:200px;background:white">Head</th></tr></thead><tbody><tr><td style="height:2000px">a</td></tr><tr><td id="t">duty</td></tr><tr><td style="height:2000px">b</td></tr></tbody></table></div>`,
    ],
    [
      'in a box that hides what overflows',
      `<div style="height:100px;overflow:hidden">${SPACE}<p id="t">duty</p></div>`,
    ],
    [
      'behind parts that are laid out only when they are near',
      `${Array.from({ length: 40 }, () => '<div style="content-visibility:auto;contain-intrinsic-size:auto 20px"><div style="height:700px"></div></div>').join('')}<p id="t">duty</p>${SPACE}`,
    ],
    [
      'in closed details',
      `${SPACE}<details><summary>More</summary><details><summary>Still more</summary><p id="t">duty</p></details></details>${SPACE}`,
    ],
    ['hidden until it is found', `${SPACE}<div hidden="until-found"><p id="t">duty</p></div>${SPACE}`],
  ])('%s', (_name, html) => {
    document.body.innerHTML = html;
    expect(flash()).toBe(true);
    expect(isSeen()).toBe(true);
  });

  it('when the body scrolls and not the window', () => {
    document.documentElement.style.cssText = 'overflow:hidden;height:100%';
    document.body.style.cssText = 'overflow:auto;height:100%;margin:0';
    document.body.innerHTML = `${SPACE}<p id="t">duty</p>${SPACE}`;
    expect(flash()).toBe(true);
    expect(isSeen()).toBe(true);
  });

  it('without moving what is in view already', () => {
    document.body.innerHTML = `<p style="margin-top:300px" id="t">duty</p>${SPACE}`;
    expect(flash()).toBe(true);
    expect(window.scrollY).toBe(0);
  });
});

describe('a part that its page keeps out of sight', () => {
  /** Tabs as pages write them: the script shows one panel and hides the others. */
  function tabs(control: string): string[] {
    const pressed: string[] = [];
    document.body.innerHTML = `${control}<div id="panel" role="tabpanel" aria-labelledby="tab" style="display:none"><p id="t">duty</p></div>`;
    document.body.addEventListener(
      'click',
      (event) => {
        const element = event.target as HTMLElement;
        pressed.push(element.id);
        event.preventDefault();
        document.getElementById('panel')?.style.removeProperty('display');
        element.setAttribute('aria-selected', 'true');
      },
      { once: true },
    );
    return pressed;
  }

  it.each<[string, string]>([
    ['by its tab', '<div role="tablist"><button id="tab" role="tab" aria-controls="panel">Duties</button></div>'],
    ['by a tab that only names it', '<a id="tab" role="tab" href="#panel">Duties</a>'],
    [
      'by a button that is collapsed',
      '<button id="tab" type="button" aria-expanded="false" aria-controls="panel">Duties</button>',
    ],
  ])('is opened %s', (_name, control) => {
    const pressed = tabs(control);
    expect(flash()).toBe(true);
    expect(pressed).toEqual(['tab']);
    expect(isSeen()).toBe(true);
    expect(flash()).toBe(true);
    expect(pressed).toEqual(['tab']);
  });

  it.each<[string, string]>([
    ['a link to elsewhere', '<a id="tab" role="tab" href="/other">Duties</a>'],
    ['a button that sends a form', '<form><button id="tab" role="tab" aria-controls="panel">Duties</button></form>'],
    ['a disabled tab', '<button id="tab" role="tab" disabled aria-controls="panel">Duties</button>'],
    [
      'a button that says nothing of what it does',
      '<button id="tab" type="button" aria-controls="panel">Duties</button>',
    ],
  ])('is left alone when its control is %s', (_name, control) => {
    const pressed = tabs(control);
    expect(flash()).toBe(false);
    expect(pressed).toEqual([]);
  });
});
