import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failure, success } from '#lib/messaging';
import type { ReportFile } from '#lib/reports';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { render, unmountAll } from '#tests/components/render.ts';
import { fakeReportSource } from '#tests/fakes/fake-report.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { ExportMenu } from './ExportMenu.tsx';

afterEach(unmountAll);

const trigger = page.getByRole('button', { name: 'Export', exact: true });

function showMenu(answer = success(fakeReportSource(['Pay now.', 'Pay later.'])), shown?: ReadonlySet<string>) {
  const client = createFakeWorkerClient({ 'review.report': () => answer });
  const saveFile = vi.fn((_file: ReportFile) => undefined);
  render(
    <main>
      <h1>Test</h1>
      <ExportMenu client={client} reviewId="r1" saveFile={saveFile} shown={shown ?? null} />
    </main>,
  );
  return { client, saveFile };
}

async function choose(name: string): Promise<void> {
  await trigger.click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

describe('the export menu', () => {
  it.each([
    ['Markdown', 'Supply-agreement-review-2026-09-21.md', 'text/markdown;charset=utf-8'],
    ['HTML', 'Supply-agreement-review-2026-09-21.html', 'text/html;charset=utf-8'],
    [
      'Word (DOCX)',
      'Supply-agreement-review-2026-09-21.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['CSV', 'Supply-agreement-review-2026-09-21.csv', 'text/csv;charset=utf-8'],
    ['JSON', 'Supply-agreement-review-2026-09-21.json', 'application/json'],
    ['Web Annotation (JSON-LD)', 'Supply-agreement-review-2026-09-21.jsonld', 'application/ld+json'],
  ])('saves as %s and says so', async (label, name, mediaType) => {
    const { client, saveFile } = showMenu();
    await choose(label);
    await expect.element(page.getByRole('status')).toHaveTextContent(`Exported 2 findings to ${name}`);
    expect(saveFile).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name, mediaType }));
    expect(client.requests).toEqual([{ name: 'review.report', payload: { reviewId: 'r1' } }]);
  });

  it('is worked by keyboard alone', async () => {
    const { saveFile } = showMenu();
    await expect.element(trigger).toBeVisible();
    trigger.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Markdown' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(() => saveFile.mock.lastCall?.[0].mediaType).toBe('text/html;charset=utf-8');
    await expect.element(trigger).toHaveFocus();
  });

  it('exports only the findings shown, when asked to', async () => {
    const { saveFile } = showMenu(undefined, new Set(['f2']));
    await trigger.click();
    await page.getByRole('menuitemradio', { name: 'Only the 1 shown' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    await expect.element(page.getByRole('status')).toMatchTextContent('Exported 1 finding to');
    const content = String(saveFile.mock.lastCall?.[0].content);
    expect(content).toContain('Pay later.');
    expect(content).not.toContain('Pay now.');
  });

  it('says what went wrong, until it is dismissed', async () => {
    const { saveFile } = showMenu(failure({ code: 'not-found', what: 'review' }));
    await choose('JSON');
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(saveFile).not.toHaveBeenCalled();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it.each(COLOR_SCHEMES)('has no accessibility issues, closed or open, in %s colours', async (scheme) => {
    showMenu(undefined, new Set(['f2']));
    await expect.element(trigger).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
    await trigger.click();
    await expect.element(page.getByRole('menuitem', { name: 'Markdown' })).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});
