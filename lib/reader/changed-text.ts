/** Remembers where a page has changed, and says whether words that were missing may stand there now. */
export interface ChangedText {
  readonly note: (records: readonly MutationRecord[]) => void;
  /** True when text was added, removed or changed: marks may stand wrong. Attributes alone move nothing. */
  readonly hasMoved: () => boolean;
  /** Whether any of the quotes may have come back. Wrong now and then where none has, as good as never where one has. */
  readonly mayHold: (quotes: readonly string[]) => boolean;
  readonly forget: () => void;
}

/** With more changed places than this, looking through them costs more than it can save. */
const MOST_PLACES = 500;
/** A parent with more children is the page's frame: text that changes in it says nothing about the rest of it. */
const MOST_SIBLINGS = 30;

/** Makes an empty memory. Nodes are held until `forget` only. */
export function createChangedText(): ChangedText {
  const places = new Set<Node>();
  let hasMoved = false;
  let isFull = false;

  const add = (node: Node) => {
    if (places.size < MOST_PLACES) places.add(node);
    else if (!places.has(node)) isFull = true;
  };

  /** Text beside other text: the words on both sides may belong together now. */
  const addAround = (parent: Node | null, node: Node | null) => {
    if (parent && parent.childNodes.length <= MOST_SIBLINGS) add(parent);
    else if (node) add(node);
  };

  return {
    note(records) {
      for (const { type, target, addedNodes, removedNodes } of records) {
        if (type !== 'attributes') hasMoved = true;
        if (type === 'attributes') add(target);
        else if (type === 'characterData') addAround(target.parentNode, target);
        else {
          for (const node of addedNodes) {
            if (node.nodeType === 1) add(node);
            else if (node.nodeType === 3) addAround(target, node);
          }
          if (removedNodes.length > 0 && addedNodes.length === 0) addAround(target, null);
        }
      }
    },
    hasMoved: () => hasMoved,
    mayHold(quotes) {
      if (quotes.length === 0 || places.size === 0) return false;
      if (isFull) return true;
      const words = [...new Set(quotes.map(telltale))];
      return outermost(places).some((place) => {
        const text = textWithin(place).toLowerCase();
        return words.some((word) => text.includes(word));
      });
    },
    forget() {
      places.clear();
      hasMoved = false;
      isFull = false;
    },
  };
}

/** The word of a quote that is least likely to stand anywhere else. */
function telltale(quote: string): string {
  let longest = '';
  for (const word of quote.toLowerCase().split(/[\s\u00ad\u200b]+/)) if (word.length > longest.length) longest = word;
  return longest;
}

/** Text of a part of the page, open shadow roots included. */
function textWithin(place: Node): string {
  let text = place.textContent ?? '';
  const own = (place as Partial<Element>).shadowRoot;
  if (own) text += textWithin(own);
  if (place.nodeType === 1 || place.nodeType === 11) {
    for (const element of (place as Element | ShadowRoot).querySelectorAll('*')) {
      if (element.shadowRoot) text += textWithin(element.shadowRoot);
    }
  }
  return text;
}

/** Those that are still in the page and stand in none of the others. */
function outermost(places: ReadonlySet<Node>): readonly Node[] {
  return [...places].filter((node) => {
    if (!node.isConnected) return false;
    for (let parent = node.parentNode; parent; parent = parent.parentNode) if (places.has(parent)) return false;
    return true;
  });
}
