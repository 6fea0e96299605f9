import { expect, it } from 'vitest';
import { PLAYBOOKS, type Playbook } from '#lib/playbooks';
import { createOnDeviceReviewer } from './on-device-reviewer.ts';
import type { ReviewWork } from './section-reviewer.ts';

const TEXT = 'The desk must answer promptly. The fee is TBD.';

function work(playbook: Playbook): ReviewWork {
  return {
    jobId: 'job',
    url: 'https://example.org/policy',
    kind: 'section',
    heading: '',
    path: [],
    text: TEXT,
    start: 0,
    document: { title: '', language: 'en', text: TEXT, headings: [] },
    outline: [],
    earlier: [],
    playbook,
  };
}

it('runs the checks that belong to the playbook, and records which one it was', async () => {
  const review = createOnDeviceReviewer({ now: () => 0, pause: async () => undefined });
  const found: Record<string, string[]> = {};
  for (const playbook of PLAYBOOKS) {
    const { drafts } = await review(
      work(playbook),
      { onDraft: () => undefined, onReset: () => undefined },
      new AbortController().signal,
    );
    for (const { draft, provenance } of drafts) {
      found[provenance.playbook] = [...(found[provenance.playbook] ?? []), draft.category];
    }
  }
  expect(found['contract@1']).toEqual(['vague-quantifier', 'placeholder']);
  expect(found['editorial@1']).toEqual(['placeholder']);
});
