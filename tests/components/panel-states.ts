import type { PanelPush } from '#lib/messaging';
import { fakeFinding, fakePage, fakeReview, fakeSection, fakeSnapshot } from '#tests/fakes/fake-review.ts';
import { exhausted, nothing, reviewed } from './review-panel.tsx';

const running = fakeReview({ status: 'running', counts: { found: 4, reviewed: 1, skipped: 0, failed: 0 } });
const sections = [
  fakeSection('s1', { status: 'reviewed', risk: 'high' }),
  fakeSection('s2', { status: 'running' }),
  fakeSection('s3', { status: 'queued' }),
  fakeSection('s4', { status: 'failed', problem: { code: 'answer-malformed', detail: 'no closing line' }, level: 2 }),
  fakeSection('s5', { status: 'skipped', skipReason: 'stopped', level: 3 }),
];
const long = fakeFinding('long', {
  title: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3),
  sectionId: 's1',
  severity: 'critical',
});

/** The states of a panel, by what its worker has sent. */
export const PANEL_STATES: readonly (readonly [string, readonly PanelPush[]])[] = [
  ['empty', [nothing]],
  ['reading', [nothing, { kind: 'reading', reviewId: 'r2' }]],
  ['running', [{ kind: 'snapshot', snapshot: fakeSnapshot({ review: running, sections, findings: [long] }) }]],
  ['done, with findings', [reviewed]],
  ['done, without findings', [{ kind: 'snapshot', snapshot: fakeSnapshot({ findings: [] }) }]],
  [
    'partly failed',
    [
      {
        kind: 'snapshot',
        snapshot: fakeSnapshot({
          review: fakeReview({ counts: { found: 5, reviewed: 3, skipped: 1, failed: 1 } }),
          sections,
        }),
      },
    ],
  ],
  ['all models exhausted', [reviewed, exhausted()]],
  ['a page that cannot be read', [nothing, { kind: 'page', page: fakePage({ access: 'restricted' }) }]],
  ['a page of the site list', [nothing, { kind: 'page', page: fakePage({ access: 'denied' }) }]],
  ['a page without an invitation', [nothing, { kind: 'page', page: fakePage({ access: 'needs-gesture' }) }]],
  ['a host that is not allowed', [nothing, { kind: 'problem', problem: { code: 'hosts-not-allowed', origins: [] } }]],
];
