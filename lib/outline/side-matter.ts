import { linkShare } from './chrome.ts';
import { isContentsHeading } from './contents-list.ts';
import type { LeftOutReason } from './outline.ts';
import type { Slices } from './slices.ts';

/** Boxes that only their own heading gives away, and why they are no part of the document. */
export type SideMatter = ReadonlyMap<Element, LeftOutReason>;

/** Announces other documents. Not "see also", "further reading" or "references": those belong to a document. */
const OTHER_DOCUMENTS =
  /^(?:(?:you (?:may|might) (?:also )?(?:like|be interested|enjoy|love)|(?:people|customers|readers) (?:who .*|also .*)|(?:related|recommended|recent|latest|popular|trending|similar|featured|suggested|top|more|other) (?:posts?|articles?|stories|news|content|reading|items?|products?|blogs?|questions|threads|discussions|videos?|for you|categories)|(?:more|explore more|read more) (?:from|on|in|about|like this|related|to read|to explore|content|articles|stories)\b.*|related|recommended(?: for you)?|(?:up|read) next|what to read next|keep reading|continue reading|don['’]t miss|most (?:read|popular|viewed)|recently viewed.*|hot network questions|explore more(?: content)?(?: topics)?:?.*|categories|archives?|tags|related (?:links|to this))|(?:das könnte (?:sie|dich) .*|ähnliche (?:artikel|beiträge|themen|produkte)|verwandte (?:artikel|themen)|weitere (?:artikel|beiträge)|articles? (?:similaires|liés|récents)|à lire (?:aussi|également)|vous aimerez (?:aussi|peut-être).*|artículos relacionados|también te puede .*|articoli correlati|potrebbe interessarti.*|artigos relacionados|関連記事|相关(?:文章|阅读)|相關文章))\s*:?$/iu;

/** Asks the reader for something: to write, to sign up, to follow, to rate. */
const REQUESTS =
  /^(?:leave a (?:reply|comment)|post a comment|add (?:a|your) comment|write a (?:comment|review)|join the (?:conversation|discussion)|(?:create an account|log ?in|sign in|register)(?: (?:or|to)\b.*)?|you must (?:log ?in|be (?:logged|signed) in).*|.*\b(?:newsletter|mailing list)\b.*|subscribe\b.*|sign ?up (?:for|to|now|today)\b.*|(?:follow|connect with|find) us(?: on\b.*)?|stay (?:connected|in touch|informed|up to date|updated)\b.*|share (?:this|on|with|via)\b.*|share|spread the (?:word|love)|was this (?:page|article|helpful|information|content|doc)\b.*|was the (?:article|page) (?:useful|helpful).*|is this page (?:useful|helpful).*|did (?:you find )?this .*help.*|help (?:us )?improve (?:mdn|this (?:page|document(?:ation)?)).*|(?:give |send |page )?feedback|rate this (?:page|article)|need (?:more )?help\??|still have questions\??|who is online|about the authors?|written by|board footer|newsletter anmeld\w*|kommentar (?:schreiben|hinterlassen)|schreibe einen kommentar|laisser un commentaire|deja (?:un comentario|una respuesta)|コメントを残す)\s*[:?!.]*$/iu;

const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role="heading"]';
/** Longer text than this is no box beside a document, whatever stands over it. */
const LONGEST_REQUEST = 1200;
/** So many cards make a list of other articles; longer ones are sections with a linked title. */
const FEWEST_TEASERS = 3;
const LONGEST_TEASER = 400;
/** Characters of prose that make a page an article of its own. */
const ARTICLE_LENGTH = 1500;

function reasonFor(title: string): LeftOutReason | null {
  if (title.length === 0 || title.length > 90) return null;
  if (isContentsHeading(title)) return 'navigation';
  return OTHER_DOCUMENTS.test(title) || REQUESTS.test(title) ? 'complementary' : null;
}

function isBlank(node: Node): boolean {
  return node.nodeType === 8 || (node.textContent ?? '').trim() === '';
}

function hasTextBefore(element: Element): boolean {
  for (let node = element.previousSibling; node; node = node.previousSibling) if (!isBlank(node)) return true;
  return false;
}

function rankOf(element: Element): number {
  const heading = element.matches(HEADINGS) ? element : element.querySelector(HEADINGS);
  if (heading && heading !== element) return rankOf(heading);
  return Number(/^h([1-6])$/.exec(element.localName)?.[1] ?? element.getAttribute('aria-level') ?? 2);
}

/** The largest box that the heading opens and that no heading of its rank or above shares. */
function boxOf(heading: Element, region: Element): Element {
  const rank = rankOf(heading);
  let box = heading;
  for (let parent = box.parentElement; parent && parent !== region; parent = parent.parentElement) {
    if (/^(?:main|article|body|html)$/.test(parent.localName) || hasTextBefore(box)) break;
    const others = parent.querySelectorAll(HEADINGS);
    if ([...others].some((other) => !heading.contains(other) && rankOf(other) <= rank && !box.contains(other))) break;
    box = parent;
  }
  return box;
}

/** The heading's box, or what follows the heading up to the next of its rank where it has no box of its own. */
function partsUnder(heading: Element, region: Element): readonly Element[] {
  const box = boxOf(heading, region);
  if (box !== heading && box.textContent?.trim() !== heading.textContent?.trim()) return [box];
  const rank = rankOf(heading);
  const parts = [box];
  for (let next = box.nextElementSibling; next; next = next.nextElementSibling) {
    const first = next.matches(HEADINGS) ? next : next.querySelector(HEADINGS);
    if (first && rankOf(first) <= rank) break;
    parts.push(next);
  }
  return parts;
}

function isSideMatter(parts: readonly Element[], title: string, reason: LeftOutReason): boolean {
  const lengths = parts.map((part) => (part.textContent ?? '').trim().length);
  const length = lengths.reduce((sum, own) => sum + own, 0);
  const linked = parts.reduce((sum, part, index) => sum + linkShare(part) * (lengths[index] ?? 0), 0);
  const rest = Math.max(1, length - title.length);
  if (reason === 'navigation') return linked / rest > 0.8;
  if (OTHER_DOCUMENTS.test(title))
    return linked / rest > 0.25 && parts.every((part) => part.querySelector('pre') === null);
  return length < LONGEST_REQUEST;
}

/** A heading that is one link to another page. */
function leadsElsewhere(heading: Element): boolean {
  const link = heading.closest('a[href]') ?? heading.querySelector('a[href]');
  const href = link?.getAttribute('href') ?? '#';
  return link?.textContent?.includes(heading.textContent?.trim() ?? '') === true && !href.includes('#');
}

/** Cards that tell of other articles, where the page is an article itself: much prose of its own, and little in the cards. */
async function findTeasers(region: Element, headings: readonly Element[], slices: Slices): Promise<readonly Element[]> {
  const linked: Element[] = [];
  for (const heading of headings) {
    if (heading.localName !== 'h1' && leadsElsewhere(heading)) linked.push(heading);
    if (slices.isDue()) await slices.pause();
  }
  if (linked.length < FEWEST_TEASERS) return [];
  const cards = [...new Set(linked.map((heading) => boxOf(heading.closest('a[href]') ?? heading, region)))].filter(
    (card) => (card.textContent ?? '').trim().length <= LONGEST_TEASER,
  );
  if (cards.length < FEWEST_TEASERS) return [];
  const inCards = cards.reduce((sum, card) => sum + (card.textContent ?? '').trim().length, 0);
  let prose = 0;
  for (const paragraph of region.querySelectorAll('p')) {
    if (!cards.some((card) => card.contains(paragraph))) prose += (paragraph.textContent ?? '').trim().length;
  }
  return prose >= ARTICLE_LENGTH && inCards < prose / 2 ? cards : [];
}

/**
 * Finds boxes beside the document by what their headings say: lists of other documents, requests to sign up or to
 * comment, the author's portrait, and contents lists. What a heading says counts only together with what stands under it:
 * links for the first, little text for the second. Cards of linked titles beside a long text are found without. Looks at headings alone, so that it costs little.
 */
export async function findSideMatter(region: Element, slices: Slices): Promise<SideMatter> {
  const found = new Map<Element, LeftOutReason>();
  const headings = [...region.querySelectorAll(HEADINGS)];
  for (const teaser of await findTeasers(region, headings, slices)) found.set(teaser, 'complementary');
  for (const heading of headings) {
    if (slices.isDue()) await slices.pause();
    const title = (heading.textContent ?? '').replace(/\s+/g, ' ').trim();
    const reason = heading.localName === 'h1' ? null : reasonFor(title);
    if (reason === null) continue;
    const parts = partsUnder(heading, region);
    if (isSideMatter(parts, title, reason)) for (const part of parts) found.set(part, reason);
  }
  return found;
}
