/**
 * Pages can name things so that they stand in for a property: `<input name="nodeType">` in a form makes `form.nodeType`
 * that input, `<img name="body">` makes `document.body` that image. Only forms and documents let their content do so.
 */

/** A form or document whose properties are those of its prototype, whatever its content is named. Not for native calls. */
function shielded<T extends Node>(node: T, prototype: object): T {
  return new Proxy(node, {
    get: (target, key) => {
      const value: unknown = Reflect.get(prototype, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The document to read properties from and to search. */
export function unclobberedDocument(document: Document): Document {
  return shielded(document, Object.getPrototypeOf(document));
}

/** The element to read properties from and to search: itself unless it is a form. */
export function unclobbered(element: Element): Element {
  return tagOf(element) === 'form' ? shielded(element, Object.getPrototypeOf(element)) : element;
}

/** Local name, also of a form that has a field of the name `localName`. */
export function tagOf(element: Element): string {
  const tag: unknown = element.localName;
  return typeof tag === 'string' ? tag : 'form';
}

/** 1 for elements, 3 for text. */
export function kindOf(node: Node): number {
  const kind: unknown = node.nodeType;
  return typeof kind === 'number' ? kind : 1;
}

/** The next child of the same parent. */
export function nextOf(node: Node): Node | null {
  if (kindOf(node) !== 1 || tagOf(node as Element) !== 'form') return node.nextSibling;
  return unclobbered(node as Element).nextSibling;
}
