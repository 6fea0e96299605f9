import type { PageContext } from '#lib/messaging';
import type { ReviewView } from '#lib/review';

/** Whether two addresses show the same document: only the part after `#` may differ. */
export function isSameDocument(url: string, otherUrl: string): boolean {
  return withoutFragment(url) === withoutFragment(otherUrl);
}

/** Which document the panel is about. A review names its own; before one, it is the tab's. */
export function documentIdentity(page: PageContext | null, review: ReviewView | null): { title: string; url: string } {
  if (review !== null) return { title: review.title === '' ? review.url : review.title, url: review.url };
  return { title: page?.title ?? '', url: page?.url ?? '' };
}

/** True when the tab has gone to another document since the review. An unknown address is no evidence of that. */
export function isOutdated(page: PageContext | null, review: ReviewView | null): boolean {
  if (page === null || review === null || page.url === '') return false;
  return !isSameDocument(page.url, review.url);
}

function withoutFragment(url: string): string {
  const hashIndex = url.indexOf('#');
  return hashIndex === -1 ? url : url.slice(0, hashIndex);
}
