import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { unmountAll } from '#tests/components/render.ts';
import { article, button, showPanel } from '#tests/components/review-panel.tsx';
import { fakeFinding, fakeReview, fakeSection, fakeSettings, fakeSnapshot } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

const region = page.getByRole('region', { name: 'Whole document' });
const whole = (change: Parameters<typeof fakeSection>[1]) =>
  fakeSection('whole-document', { kind: 'document', heading: '', ...change });
const finding = fakeFinding('f1');
const summary = {
  text: 'A policy on <b>access</b>.\nFix clause 4 first.',
  share: 0.4,
  provenance: { ...finding.provenance, modelName: 'Claude Sonnet 4.5' },
};

describe('the document as a whole', () => {
  it('is offered once the sections are done, and can be made a habit', async () => {
    const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot() }], {
      'document.check': () => success(null),
      'settings.save': () => success(fakeSettings()),
    });
    await button('Check across sections').click();
    await page.getByRole('checkbox', { name: 'After every review' }).click();
    expect(client.requests).toMatchObject([
      { name: 'document.check', payload: { reviewId: 'r1' } },
      { name: 'settings.save', payload: { settings: { documentCheck: 'always' } } },
    ]);
  });

  it('is not offered while sections are open, nor for a review on the device', async () => {
    const { client } = showPanel([
      { kind: 'snapshot', snapshot: fakeSnapshot({ review: fakeReview({ status: 'running' }) }) },
    ]);
    await expect.element(button('Stop')).toBeVisible();
    expect(region.elements()).toEqual([]);
    client.push({ kind: 'snapshot', snapshot: fakeSnapshot({ review: fakeReview({ provider: 'on-device' }) }) });
    await expect.element(button('Review this page')).toBeVisible();
    expect(region.elements()).toEqual([]);
  });

  it('says that it is under way, and that it failed and why', async () => {
    const { client } = showPanel([
      { kind: 'snapshot', snapshot: fakeSnapshot({ sections: [whole({ status: 'running' })] }) },
    ]);
    await expect.element(region.getByText(/comparing the sections with one another/)).toBeVisible();
    const failed = whole({ status: 'failed', problem: { code: 'answer-malformed', detail: '' } });
    client.push({ kind: 'sections-changed', reviewId: 'r1', sections: [failed] });
    await expect.element(region.getByRole('alert')).toBeVisible();
    await expect.element(button('Check again')).toBeEnabled();
  });

  it.each(COLOR_SCHEMES)(
    'shows the summary as plain text and both passages of a contradiction (%s)',
    async (scheme) => {
      const other = { ...finding.evidence, quote: 'Access is free.', text: 'Access is free.' };
      const sections = [whole({ status: 'reviewed', risk: 'high', summary })];
      showPanel([
        {
          kind: 'snapshot',
          snapshot: fakeSnapshot({ sections, findings: [{ ...finding, sectionId: 'whole-document', other }] }),
        },
      ]);
      await expect.element(region.getByText(/^A policy on <b>access<.b>/)).toBeVisible();
      await expect.element(region.getByText(/^From an extract of 40% of the text/)).toBeVisible();
      await expect.element(region.getByRole('button', { name: 'Model details' })).toBeVisible();
      await expect.element(article(finding.title).getByText('Access is free.')).toBeVisible();
      expect(await findAccessibilityIssues(scheme)).toEqual([]);
    },
  );
});
