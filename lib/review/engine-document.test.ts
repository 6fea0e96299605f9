import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { fakeEnginePorts } from '#tests/fakes/fake-engine-ports.ts';
import { fakeOutline } from '#tests/fakes/fake-outline.ts';
import { type FakeReviewStore, fakeReviewStore } from '#tests/fakes/fake-review-store.ts';
import {
  type FakeSectionReviewer,
  fakeSectionReviewer,
  someDraft,
  someProvenance,
  someVerdict,
} from '#tests/fakes/fake-section-reviewer.ts';
import { createReviewEngine } from './engine.ts';
import type { ReviewEngine, StartRequest } from './engine-contract.ts';
import { WHOLE_DOCUMENT_ID } from './plan-document-check.ts';
import type { SectionVerdict } from './section-reviewer.ts';

let store: FakeReviewStore;
let reviewer: FakeSectionReviewer;
let nextId: number;

function startEngine(owner = 'run-1'): ReviewEngine {
  return createReviewEngine(fakeEnginePorts(store, reviewer, { owner, newId: () => `r${++nextId}` }));
}

const request = (change: Partial<StartRequest> = {}): StartRequest => ({
  tabId: 7,
  provider: 'bedrock',
  playbook: RISK_PLAYBOOK,
  ...change,
});

const SUMMARY = { text: 'Two duties.', share: 1, provenance: someProvenance };
const wholeVerdict: SectionVerdict = { ...someVerdict(someDraft('Alpha.', { other: 'Beta.' })), summary: SUMMARY };

/** Answers all sections that are asked about, each with one finding about its second line. */
async function answerSections(count: number): Promise<void> {
  for (let answered = 0; answered < count; answered += 1) {
    await vi.waitFor(() => expect(reviewer.open.length).toBeGreaterThan(0));
    const [call] = reviewer.open;
    call?.answer(someVerdict(someDraft(call.work.text.split('\n')[1] ?? '')));
  }
}

async function wholeIsAsked() {
  await vi.waitFor(() => expect(reviewer.open.map(({ work }) => work.kind)).toEqual(['document']));
  const [call] = reviewer.open;
  if (call === undefined) throw new Error('the document is asked about');
  return call;
}

beforeEach(() => {
  store = fakeReviewStore();
  reviewer = fakeSectionReviewer();
  nextId = 0;
});

describe('a document as a whole', () => {
  it('is looked at behind its sections, with what was found in them, and counts as none of them', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(fakeOutline(['Alpha.', 'Beta.']), request({ withDocumentCheck: true }));
    await answerSections(2);
    const { work, answer } = await wholeIsAsked();
    expect(work.whole?.sections.map(({ heading }) => heading)).toEqual(['Section 1', 'Section 2']);
    expect(work.whole?.findings.map(({ section }) => section)).toEqual(['Section 1', 'Section 2']);
    answer(wholeVerdict);
    await engine.whenIdle();

    const { review, sections, findings } = await engine.snapshot(reviewId);
    expect(review).toMatchObject({ status: 'done', counts: { found: 2, reviewed: 2 } });
    expect(sections.at(-1)).toMatchObject({ id: WHOLE_DOCUMENT_ID, kind: 'document', summary: SUMMARY });
    const across = findings.find(({ sectionId }) => sectionId === WHOLE_DOCUMENT_ID);
    expect(across?.evidence).toMatchObject({ status: 'verified', text: 'Alpha.' });
    expect(across?.other).toMatchObject({ status: 'verified', text: 'Beta.' });
  });

  it('is looked at on request, and again, which replaces what was found', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(fakeOutline(['Alpha.', 'Beta.']), request());
    await answerSections(2);
    await engine.whenIdle();
    for (const draft of [someDraft('Alpha.'), someDraft('Beta.')]) {
      await engine.checkDocument(reviewId);
      (await wholeIsAsked()).answer({ ...someVerdict(draft), summary: SUMMARY });
      await engine.whenIdle();
    }
    const { findings, sections } = await engine.snapshot(reviewId);
    expect(findings.filter(({ sectionId }) => sectionId === WHOLE_DOCUMENT_ID).map(({ title }) => title)).toEqual([
      'About Beta.',
    ]);
    expect(sections.filter(({ kind }) => kind === 'document')).toHaveLength(1);
  });

  it('survives the worker, and keeps what was dismissed or made up out of the question', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(fakeOutline(['Alpha.', 'Beta.']), request());
    await answerSections(2);
    await engine.whenIdle();
    const [first] = (await engine.snapshot(reviewId)).findings;
    await engine.decide(reviewId, [first?.id ?? ''], { state: 'dismissed' });
    await engine.checkDocument(reviewId);
    expect((await wholeIsAsked()).work.whole?.findings).toHaveLength(1);

    reviewer = fakeSectionReviewer();
    const next = startEngine('run-2');
    await next.resume();
    (await wholeIsAsked()).answer(wholeVerdict);
    await next.whenIdle();
    expect((await next.snapshot(reviewId)).sections.at(-1)?.summary).toEqual(SUMMARY);
  });

  it('is taken over where nothing has changed, and asked for anew where something has', async () => {
    const engine = startEngine();
    const first = await engine.start(fakeOutline(['Alpha.', 'Beta.']), request({ withDocumentCheck: true }));
    await answerSections(2);
    (await wholeIsAsked()).answer(wholeVerdict);
    await engine.whenIdle();
    const again = request({ withDocumentCheck: true, earlierId: first });
    const second = await engine.start(fakeOutline(['Alpha.', 'Beta.']), again);
    await engine.whenIdle();
    expect(reviewer.calls).toHaveLength(3);
    expect((await engine.snapshot(second)).sections.at(-1)).toMatchObject({ isCarriedOver: true, summary: SUMMARY });

    await engine.start(fakeOutline(['Alpha.', 'Beta.', 'Gamma.']), { ...again, earlierId: second });
    await answerSections(1);
    await wholeIsAsked();
  });

  it('needs a model', async () => {
    const engine = startEngine();
    const reviewId = await engine.start(
      fakeOutline(['Alpha.']),
      request({ provider: 'on-device', withDocumentCheck: true }),
    );
    await answerSections(1);
    await engine.whenIdle();
    await expect(engine.checkDocument(reviewId)).rejects.toMatchObject({ problem: { code: 'model-needed' } });
  });
});
