import { beforeEach, describe, expect, it } from 'vitest';
import type { Outline } from '#lib/outline';
import type { ReaderClient } from '#lib/platform/reader-client';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { createReviewEngine, ProblemError, type ReviewEngine } from '#lib/review';
import { fakeEnginePorts } from '#tests/fakes/fake-engine-ports.ts';
import { fakeOutline } from '#tests/fakes/fake-outline.ts';
import { type FakeReviewStore, fakeReviewStore } from '#tests/fakes/fake-review-store.ts';
import { fakeSectionReviewer } from '#tests/fakes/fake-section-reviewer.ts';
import { type ChatMaterials, createChatMaterials } from '../../entrypoints/background/chat-material.ts';

const URL = 'https://example.test/policy';
const DOCUMENT = { kind: 'document' } as const;

let store: FakeReviewStore;
let engine: ReviewEngine;
let materials: ChatMaterials;
let shownUrl: string;
let page: Outline | ProblemError;
let asked: { name: string; payload: unknown }[];

beforeEach(() => {
  store = fakeReviewStore();
  engine = createReviewEngine(fakeEnginePorts(store, fakeSectionReviewer()));
  shownUrl = URL;
  page = fakeOutline(['One.', 'Two.'], `${URL}#top`);
  asked = [];
  const reader = {
    ask: async (_tabId: number, name: string, payload: unknown) => {
      asked.push({ name, payload });
      if (page instanceof ProblemError) throw page;
      return page;
    },
  } as unknown as ReaderClient;
  materials = createChatMaterials({ engine, store, reader, urlOf: async () => shownUrl });
});

const review = (outline = fakeOutline(['One.', 'Two.'], URL)) =>
  engine.start(outline, { tabId: 7, provider: 'bedrock', playbook: RISK_PLAYBOOK, region: { kind: 'page' } });

describe('the words of a question', () => {
  it('are those of the page as it is now, in the part that was reviewed', async () => {
    await review(fakeOutline(['Old.'], URL));
    const { document } = await materials.read(7, URL, DOCUMENT);
    expect(document.text).toContain('Two.');
    expect(document.sections.length).toBeGreaterThan(1);
    expect(asked).toEqual([{ name: 'reader.outline', payload: { region: { kind: 'page' } } }]);
  });

  it.each([
    ['cannot be read', () => (page = new ProblemError({ code: 'page-needs-gesture' }))],
    ['shows another document', () => (shownUrl = 'https://example.test/other')],
  ])('are those of the last review where the tab %s', async (_name, happen) => {
    await review();
    happen();
    const { document } = await materials.read(7, URL, DOCUMENT);
    expect(document.text).toContain('Two.');
  });

  it('cannot be had of a page that was never reviewed and cannot be read', async () => {
    page = new ProblemError({ code: 'page-restricted', url: 'chrome://x' });
    await expect(materials.read(7, URL, DOCUMENT)).rejects.toMatchObject({ problem: { code: 'page-restricted' } });
    shownUrl = 'https://example.test/other';
    await expect(materials.read(7, URL, DOCUMENT)).rejects.toMatchObject({ problem: { code: 'page-gone' } });
    expect(asked).toHaveLength(1);
  });
});

describe('what a question is about', () => {
  it('is a section by its id: as the page has it now, else as it was reviewed, beside the page', async () => {
    const reviewId = await review();
    const { sections } = await engine.snapshot(reviewId);
    const [first, second] = sections;
    const scope = await materials.nameScope(URL, { kind: 'section', id: second?.id ?? '' });
    expect(scope).toEqual({ kind: 'section', id: second?.id, label: second?.heading });
    const now = await materials.read(7, URL, scope);
    expect(now.focus.passage?.text).toContain('Two.');
    expect(now.document.text.slice(now.focus.passage?.start)).toContain(now.focus.passage?.text);
    page = { ...fakeOutline(['Quite another text.'], URL), sections: [] };
    const before = await materials.read(7, URL, scope);
    expect(before.focus.passage).toMatchObject({ start: -1 });
    expect(before.focus.passage?.text).toContain('Two.');
    expect(first?.id).not.toBe(second?.id);
  });

  it.each([
    ['section', { kind: 'section', id: 'gone' }],
    ['finding', { kind: 'finding', id: 'gone' }],
  ] as const)('must be there: a %s that is not is a problem', async (what, scope) => {
    await review();
    await expect(materials.nameScope(URL, scope)).rejects.toMatchObject({ problem: { code: 'not-found', what } });
    await expect(materials.read(7, URL, { ...scope, label: '' })).rejects.toMatchObject({
      problem: { code: 'not-found', what },
    });
  });
});
