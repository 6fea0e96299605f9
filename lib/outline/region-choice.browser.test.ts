import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOutline } from './read-outline.ts';
import { type RegionChoice, regionAround } from './region-choice.ts';

const PAGE = `<main><h1>Lease</h1><p>The tenant pays rent on the first day of each month, in advance and
  without any deduction, to the account that the landlord has named in writing.</p></main>
  <div id="notes"><section><h2>Notes</h2><p>Rent was raised in <b>March</b>.</p></section>
  <section><h2>More notes</h2><p>It may be raised again.</p></section></div>`;

beforeEach(() => {
  document.body.innerHTML = PAGE;
});

afterEach(() => {
  document.body.innerHTML = '';
});

const clock = { now: () => performance.now(), yieldToPage: () => Promise.resolve() };

async function headings(choice?: RegionChoice): Promise<readonly string[]> {
  const { outline } = await readOutline(document, clock, choice);
  return outline.sections.map(({ heading }) => heading);
}

function selecting(selector: string): RegionChoice | null {
  const range = document.createRange();
  const element = document.querySelector(selector);
  if (element) range.selectNodeContents(element);
  return regionAround(document, range);
}

describe('a part of the page that is chosen', () => {
  it('is what is read, and the rest is told as left out', async () => {
    const choice = selecting('b') ?? undefined;
    expect(await headings(choice)).toEqual(['Notes']);
    const { outline } = await readOutline(document, clock, choice);
    expect(outline.coverage.leftOut.map(({ reason }) => reason)).toContain('outside-main');
  });

  it('can be found again in the page when it was loaded anew', async () => {
    const choice = selecting('#notes > section:last-child p') ?? undefined;
    document.body.innerHTML = PAGE;
    expect(await headings(choice)).toEqual(['More notes']);
  });

  it('can be the whole page, or what the page calls its main part', async () => {
    expect(await headings({ kind: 'page' })).toEqual(['Lease', 'Notes', 'More notes']);
    expect(await headings()).toEqual(['Lease']);
  });

  it.each<[string, RegionChoice]>([
    ['that is gone', { kind: 'element', selector: '#gone' }],
    ['that is no selector', { kind: 'element', selector: '>>' }],
  ])('is the main part in place of one %s', async (_what, choice) => {
    expect(await headings(choice)).toEqual(['Lease']);
  });

  it('is none where the selection spans the whole page', () => {
    expect(selecting('body')).toBeNull();
  });
});
