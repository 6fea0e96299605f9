/** The computed style of an element, as far as reading needs it. */
export interface ElementStyle {
  /** Not rendered, and nothing in it is. */
  readonly isGone: boolean;
  /** Its own text is painted; a child may differ. */
  readonly isVisible: boolean;
  readonly isBlock: boolean;
  readonly isPreserved: boolean;
  readonly isBold: boolean;
  /** Fixed to the window: floats over the document. */
  readonly isOverlay: boolean;
}

const GONE: ElementStyle = {
  isGone: true,
  isVisible: false,
  isBlock: false,
  isPreserved: false,
  isBold: false,
  isOverlay: false,
};

/**
 * Off-screen and clipped text, the usual ways to keep words for screen readers only: what a sighted reviewer cannot see
 * must not be quoted to them.
 */
function isClippedAway(style: CSSStyleDeclaration): boolean {
  const { clip, clipPath } = style;
  if (clip === 'rect(0px, 0px, 0px, 0px)' || clip === 'rect(1px, 1px, 1px, 1px)') return true;
  if (clipPath === 'inset(50%)' || clipPath === 'inset(100%)') return true;
  if (style.overflow !== 'visible' && Number.parseFloat(style.width) <= 1 && Number.parseFloat(style.height) <= 1) {
    return true;
  }
  return Number.parseFloat(style.left) < -999 || Number.parseFloat(style.top) < -999;
}

/** Reads an element's style once; whether it is bold only if asked, as each property costs. A drop capital set as a floating span counts as inline, so that its word stays whole. */
export function readElementStyle(view: Window, element: Element, tag: string, isBoldRead: boolean): ElementStyle {
  const style = view.getComputedStyle(element);
  const display = style.display;
  if (display === 'none') return { ...GONE, isVisible: style.visibility === 'visible', isBlock: true };
  const isInline = display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');
  const position = isInline ? '' : style.position;
  const isFixed = position === 'fixed';
  if ((isFixed || position === 'absolute') && isClippedAway(style)) return GONE;
  const isDropCapital = display === 'block' && tag === 'span' && (element.textContent ?? '').length <= 2;
  const space = style.whiteSpaceCollapse;
  return {
    isGone: false,
    isVisible: style.visibility === 'visible',
    isBlock: !isInline && !isDropCapital && !display.includes('math'),
    isPreserved: space === 'preserve' || space === 'break-spaces',
    isBold: isBoldRead && Number(style.fontWeight) >= 600,
    isOverlay: isFixed,
  };
}
