import { HIGHLIGHT_PREFIX } from './highlight-style.ts';
import { createOwnSheet } from './own-sheet.ts';

/** Names findings beside their words in the page, without an element of our own. */
export interface HoverLabel {
  /**
   * Shows the label at a line of words (window coordinates): a line for each of the first findings there. Does nothing on a
   * page that leaves no place for it.
   */
  readonly show: (lines: readonly string[], words: DOMRect, x: number) => void;
  readonly hide: () => void;
  readonly remove: () => void;
}

const MOST_LINES = 3;
const MOST_CHARACTERS = 160;
const WIDTH_PX = 360;
const GAP_PX = 6;
/** Room that a label of a few lines needs below its words. */
const ROOM_PX = 140;

/** A CSS string that stands for a text, whatever is in it: every other character than letters and digits is escaped. */
export function cssString(text: string): string {
  const escaped = [...text].map((character) =>
    /[A-Za-z0-9]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}

/** White space and control characters collapsed, cut at a length that is read at a glance. */
function shorten(line: string): string {
  const characters = [...line.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()];
  return characters.length <= MOST_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, MOST_CHARACTERS).join('').trimEnd()}…`;
}

/** How many more there are is said without words, which would be of one language. */
function labelText(lines: readonly string[]): string {
  const said = lines.slice(0, MOST_LINES).map(shorten);
  const more = lines.length - said.length;
  return [...said, ...(more > 0 ? [`+ ${more}`] : [])].join('\n');
}

/**
 * A pseudo-element that a page does not use itself, styled by an adopted sheet: words on the screen without any change
 * of the DOM. Screen readers are not told; the side panel has the same words for them. The page's scripts could read the
 * sheet, so it says no more than a finding's severity and title.
 */
export function createHoverLabel(document: Document): HoverLabel {
  const sheet = createOwnSheet(document, '');
  let isShown = false;

  const hide = () => {
    if (!isShown) return;
    isShown = false;
    sheet.write('');
  };

  const show = (lines: readonly string[], words: DOMRect, x: number) => {
    hide();
    const view = document.defaultView;
    const place = view && freePlace(view);
    if (!view || !place || lines.length === 0) return;
    sheet.adopt();
    sheet.write(labelRules(place, labelText(lines), positionOf(view, words, x)));
    isShown = true;
  };

  return {
    show,
    hide,
    remove() {
      hide();
      sheet.remove();
    },
  };
}

/** A pseudo-element of the root that generates nothing, or null. A transformed root would move what is fixed in it. */
function freePlace(view: Window): string | null {
  const root = view.document.documentElement;
  if (root?.localName !== 'html') return null;
  const style = view.getComputedStyle(root);
  const isFrame =
    style.transform !== 'none' || style.perspective !== 'none' || /paint|layout|strict|content/.test(style.contain);
  if (isFrame || style.display === 'none') return null;
  for (const name of ['::after', '::before']) {
    if (/^(none|normal)$/.test(view.getComputedStyle(root, name).content)) return `html${name}`;
  }
  return null;
}

/** Below the words, above them where there is no room; always inside the window. */
function positionOf(view: Window, words: DOMRect, x: number): string {
  const { innerHeight } = view;
  const isBelow = words.bottom + ROOM_PX < innerHeight || words.top < ROOM_PX;
  const vertical = isBelow
    ? `top:${Math.max(0, Math.min(words.bottom + GAP_PX, innerHeight - ROOM_PX))}px`
    : `bottom:${Math.max(0, innerHeight - words.top + GAP_PX)}px`;
  return `${vertical};left:clamp(8px,${Math.round(x)}px,calc(100vw - ${WIDTH_PX + 24}px))`;
}

/** Every declaration is important: pages style all pseudo-elements at once. Nothing moves, so nothing needs reducing. */
function labelRules(place: string, text: string, position: string): string {
  const declarations = [
    'all:initial',
    `content:${cssString(text)} / ""`,
    'display:block',
    'position:fixed',
    ...position.split(';'),
    'box-sizing:border-box',
    'width:max-content',
    `max-width:min(${WIDTH_PX}px,calc(100vw - 16px))`,
    'padding:6px 10px',
    'border:1px solid #9ca3af',
    'border-radius:6px',
    'background:#1f2937',
    'color:#f9fafb',
    'font:13px/1.4 system-ui,sans-serif',
    'white-space:pre-line',
    'overflow-wrap:anywhere',
    'unicode-bidi:plaintext',
    'pointer-events:none',
    'user-select:none',
    'z-index:2147483647',
  ];
  const important = (list: readonly string[]) => list.map((declaration) => `${declaration}!important`).join(';');
  const forced = ['background:Canvas', 'color:CanvasText', 'border-color:CanvasText'];
  return [
    `/* ${HIGHLIGHT_PREFIX}label */`,
    `@media screen{${place}{${important(declarations)}}}`,
    `@media screen and (forced-colors:active){${place}{${important(forced)}}}`,
  ].join('\n');
}
