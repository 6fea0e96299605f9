import { describe, expect, it } from 'vitest';
import { fakePage, fakeReview } from '#tests/fakes/fake-review.ts';
import { documentIdentity, isOutdated } from './document-identity.ts';

describe('documentIdentity', () => {
  it('is the reviewed document, and before a review the tab’s', () => {
    const page = fakePage({ title: 'Another page', url: 'https://example.com/' });
    expect(documentIdentity(page, fakeReview()).title).toBe('Supply agreement');
    expect(documentIdentity(page, null)).toEqual({ title: 'Another page', url: 'https://example.com/' });
  });

  it('falls back on the address of a document without a title', () => {
    expect(documentIdentity(null, fakeReview({ title: '' })).title).toBe('https://example.org/agreements/supply');
  });
});

describe('isOutdated', () => {
  it.each([
    ['another place of the same document', 'https://example.org/agreements/supply#liability', false],
    ['another document', 'https://example.org/agreements/lease', true],
    ['an address the browser does not tell', '', false],
  ])('for %s', (_what, url, expected) => {
    expect(isOutdated(fakePage({ url }), fakeReview())).toBe(expected);
  });
});
