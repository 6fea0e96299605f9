import type { TrueSection } from './protocol.ts';

function childrenOf(element: Element, name: string): Element[] {
  return [...element.children].filter(({ localName }) => localName === name);
}

function titleOf(section: Element): string {
  const name = childrenOf(section, 'name')[0]?.textContent ?? section.getAttribute('title') ?? '';
  return name.replace(/\s+/g, ' ').trim();
}

/** What stands in a section itself: nested sections and the title left out. */
function ownText(section: Element): string {
  let text = '';
  for (const child of section.childNodes) {
    const isOther = child instanceof Element && /^(?:section|references|name|reference)$/.test(child.localName);
    if (!isOther && child.nodeType !== Node.COMMENT_NODE && child.nodeType !== Node.PROCESSING_INSTRUCTION_NODE) {
      text += ` ${visibleText(child)}`;
    }
  }
  return text;
}

/** The words of an element, without comments, instructions for the tool and index entries. */
function visibleText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) return node.nodeValue ?? '';
  if (!(node instanceof Element) || /^(?:iref|cref)$/.test(node.localName)) return '';
  const isBlock = /^(?:t|li|dt|dd|td|th|ttcol|c|figure|artwork|sourcecode|preamble|postamble|list)$/.test(
    node.localName,
  );
  const inner = [...node.childNodes].map(visibleText).join('');
  return isBlock ? ` ${inner} ` : inner;
}

/** An RFC's section tree from its XML, numbered as RFCs are (RFC 7991: sections, then references, then appendices). */
export function readRfcXml(xml: string): readonly TrueSection[] {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  const problem = parsed.querySelector('parsererror');
  if (problem) throw new Error(`the XML cannot be read: ${problem.textContent?.slice(0, 200)}`);
  const sections: TrueSection[] = [];
  const add = (section: Element, number: string, parent: number): void => {
    const isNumbered = section.getAttribute('numbered') !== 'false';
    const isAppendix = /^[A-Z]$/.test(number);
    const label = !isNumbered ? '' : isAppendix ? `Appendix ${number}. ` : `${number}. `;
    const index = sections.length;
    const text = `${label}${titleOf(section)}`;
    sections.push({ text, parent, body: `${text} ${ownText(section)}` });
    let counter = 0;
    for (const child of section.children) {
      if (child.localName === 'section' || child.localName === 'references')
        add(child, `${number}.${++counter}`, index);
    }
  };
  let counter = 0;
  const middle = parsed.querySelector('middle');
  const back = parsed.querySelector('back');
  for (const section of middle ? childrenOf(middle, 'section') : []) add(section, String(++counter), -1);
  const references = back ? childrenOf(back, 'references') : [];
  if (references.length === 1 && references[0]) add(references[0], String(++counter), -1);
  else if (references.length > 1) {
    // Older files have no wrapper; the tool makes the section "References".
    const number = ++counter;
    const index = sections.length;
    sections.push({ text: `${number}. References`, parent: -1, body: null });
    for (const [position, list] of references.entries()) add(list, `${number}.${position + 1}`, index);
  }
  let letter = 0;
  for (const section of back ? childrenOf(back, 'section') : []) {
    const isNumbered = section.getAttribute('numbered') !== 'false';
    add(section, isNumbered ? String.fromCharCode(65 + letter++) : '', -1);
  }
  return sections;
}
