import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import type { PeerReading } from './protocol.ts';

const BLOCK_BORDER =
  /<\/?(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|h[1-6]|pre|blockquote|br|hr|section|article|figure|figcaption|caption|details|summary)\b/gi;

/** The text and headings of a library's HTML, blocks apart from one another. */
function readContent(html: string, elapsedMs: number): PeerReading {
  const parsed = new DOMParser().parseFromString(html.replace(BLOCK_BORDER, ' $&'), 'text/html');
  const headings = [...parsed.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((element) => ({
    text: (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
    level: Number(element.localName[1]),
  }));
  return { text: parsed.body.textContent ?? '', headings, elapsedMs };
}

/** Readability changes the document it is given, so it gets a clone; making it counts. */
export function readReadability(): PeerReading | null {
  const start = performance.now();
  const article = new Readability(document.cloneNode(true) as Document).parse();
  const elapsedMs = performance.now() - start;
  return article?.content ? readContent(article.content, elapsedMs) : null;
}

/** Defuddle needs computed styles, so it gets the live document, of which it makes a clone itself. */
export function readDefuddle(): PeerReading | null {
  const start = performance.now();
  const result = new Defuddle(document, { url: document.URL }).parse();
  const elapsedMs = performance.now() - start;
  return result.content ? readContent(result.content, elapsedMs) : null;
}
