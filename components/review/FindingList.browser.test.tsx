import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { formatCount } from '#components/ui';
import { type PanelPush, success } from '#lib/messaging';
import { unmountAll } from '#tests/components/render.ts';
import { article, button, reviewed, showPanel } from '#tests/components/review-panel.tsx';
import { fakeFinding, fakeReview, fakeSection, fakeSnapshot } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

describe('the findings of a review', () => {
  it('adds findings as they stream in', async () => {
    const { client } = showPanel([
      { kind: 'snapshot', snapshot: fakeSnapshot({ review: fakeReview({ status: 'running' }), findings: [] }) },
    ]);
    await expect.element(page.getByText('Findings appear here as soon as they are made.')).toBeVisible();
    client.push({
      kind: 'findings-changed',
      reviewId: 'r1',
      removed: [],
      added: [fakeFinding('n', { title: 'Just found' })],
    });
    await expect.element(article('Just found')).toBeVisible();
  });

  it('asks the page to show a finding that is clicked, and marks it as the current one', async () => {
    const { client } = showPanel([reviewed], { 'finding.show': () => success({ shown: true }) });
    await button('Renewal without notice').click();
    expect(client.requests).toEqual([{ name: 'finding.show', payload: { reviewId: 'r1', findingId: 'f3' } }]);
    await expect.element(article('Renewal without notice')).toHaveAttribute('aria-current', 'true');
  });

  it('takes a click anywhere on the card', async () => {
    const { client } = showPanel([reviewed], { 'finding.show': () => success({ shown: true }) });
    await article('Renewal without notice').getByText('State a period in days', { exact: false }).click();
    expect(client.requests).toEqual([{ name: 'finding.show', payload: { reviewId: 'r1', findingId: 'f3' } }]);
  });

  it('keeps a card within the panel, however long the name of its section', async () => {
    await page.viewport(320, 700);
    onTestFinished(() => page.viewport(414, 896));
    const sections = [fakeSection('long', { heading: 'Every word of a long selection '.repeat(8) })];
    const findings = [fakeFinding('w', { title: 'Wide', sectionId: 'long' })];
    showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ sections, findings }) }]);
    await expect.element(article('Wide')).toBeVisible();
    const card = article('Wide').element();
    expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth);
  });

  it('says when the words are no longer in the page', async () => {
    showPanel([reviewed], { 'finding.show': () => success({ shown: false }) });
    await button('Renewal without notice').click();
    await expect
      .element(article('Renewal without notice').getByText('no longer in the page', { exact: false }))
      .toBeVisible();
  });

  it('brings a finding that was clicked in the page into view, focuses it, and lifts filters that hide it', async () => {
    const { client } = showPanel([reviewed]);
    await button('Low 1').click();
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(1);
    client.push({ kind: 'finding-focused', reviewId: 'r1', findingId: 'f5' });
    await expect.element(article('Date in the past')).toHaveFocus();
    await expect.element(article('Date in the past')).toHaveAttribute('aria-current', 'true');
    await expect.element(article('Date in the past')).toBeInViewport();
  });

  it('shows the model on hover and on keyboard focus, and nowhere else', async () => {
    showPanel([reviewed]);
    expect(document.body.textContent).not.toContain('Claude Sonnet 4.5');
    const info = page.getByRole('button', { name: 'Model details' }).first();
    await info.hover();
    await expect.element(page.getByRole('tooltip')).toMatchTextContent('Claude Sonnet 4.5');
    await expect.element(page.getByRole('tooltip')).toMatchTextContent('3,180 in, 742 out');
    await button('Options').hover();
    await expect.element(page.getByRole('tooltip')).not.toBeInTheDocument();
    page.getByRole('searchbox', { name: 'Search findings' }).element().focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(info).toHaveFocus();
    await expect.element(page.getByRole('tooltip')).toMatchTextContent('us-east-2');
  });

  it('shows how each quote stands to the document', async () => {
    showPanel([reviewed]);
    const repaired = article('Only one party may terminate');
    await expect.element(repaired.getByText('Similar wording', { exact: false })).toBeVisible();
    expect(repaired.element().querySelector('blockquote ins')?.textContent).toContain('end');
    expect(repaired.element().querySelector('blockquote del')?.textContent).toContain('terminate');
    const unverified = article('Foreign law applies');
    await expect.element(unverified.getByText('Not found in the document', { exact: false })).toBeVisible();
    expect(unverified.getByRole('button', { name: 'Foreign law applies' }).elements()).toHaveLength(0);
  });

  it('leaves unverified findings out of the counts, and hides them on request', async () => {
    showPanel([reviewed]);
    await expect.element(page.getByRole('heading', { name: 'Findings 6' })).toBeVisible();
    await page.getByRole('button', { name: /Unverified findings shown/ }).click();
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(6);
  });

  it('filters by severity, section and text', async () => {
    showPanel([reviewed]);
    await button('Medium 2').click();
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(2);
    await button('Medium 2').click();
    await page.getByRole('button', { name: /^2\. Liability/ }).click();
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(1);
    await page.getByRole('searchbox', { name: 'Search findings' }).fill('nowhere');
    await expect.element(page.getByText('No finding matches these filters.')).toBeVisible();
    await button('Clear filters').click();
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(7);
  });

  it('names the section that alone is listed, counts what is listed, and lists all again', async () => {
    showPanel([reviewed]);
    await page.getByRole('list', { name: 'Sections' }).getByText('2. Liability').click();
    await expect.element(page.getByRole('heading', { name: 'Findings 1 of 6' })).toBeVisible();
    await button('Only “2. Liability”: list all sections').click();
    await expect.element(page.getByRole('heading', { name: 'Findings 6', exact: true })).toBeVisible();
  });

  it('lists what was found in a selection as soon as it was analysed', async () => {
    const selection = fakeSection('sel', { kind: 'selection', heading: 'The customer shall' });
    const { client } = showPanel([reviewed]);
    await expect.element(article('Date in the past')).toBeVisible();
    client.push({ kind: 'sections-changed', reviewId: 'r1', sections: [selection] });
    await expect.element(page.getByText('“The customer shall” was reviewed and has no findings.')).toBeVisible();
    const found = fakeFinding('x', { title: 'In the selection', sectionId: 'sel' });
    client.push({ kind: 'findings-changed', reviewId: 'r1', removed: [], added: [found] });
    await expect.element(article('In the selection')).toBeVisible();
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(1);
  });

  it('keeps the results while a selection is read', async () => {
    showPanel([reviewed], { 'selection.start': () => new Promise(() => {}) });
    await button('Analyze selection').click();
    await expect.element(page.getByText('reading the selection')).toBeVisible();
    expect(page.getByText('Processing…').elements()).toHaveLength(1);
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(7);
  });

  it('goes from finding to finding with the arrow keys', async () => {
    showPanel([reviewed]);
    const titles = page.getByRole('list', { name: 'Findings' }).getByRole('heading');
    await expect.element(titles.first().getByRole('button')).toBeVisible();
    titles.first().getByRole('button').element().focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(titles.nth(1).getByRole('button')).toHaveFocus();
    await userEvent.keyboard('{End}');
    await expect.element(article('Foreign law applies')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(titles.nth(5).getByRole('button')).toHaveFocus();
  });

  it('shows what a model wrote as text, whatever it looks like', async () => {
    const hostile = '<img src=x onerror=alert(1)> [click](https://evil.example)\nsecond line';
    const finding = fakeFinding('h', { title: '<b>Bold</b>', assessment: hostile, action: hostile });
    showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ findings: [finding] }) }]);
    await expect.element(article('<b>Bold</b>')).toBeVisible();
    expect(document.querySelectorAll('article img, article a, article b')).toHaveLength(0);
    const text = article('<b>Bold</b>').getByText('second line', { exact: false }).first().element();
    expect(text.textContent).toContain(hostile);
    expect(getComputedStyle(text).whiteSpace).toContain('pre-line');
  });

  describe('of which there are thousands', () => {
    const findings = Array.from({ length: 1_200 }, (_, index) =>
      fakeFinding(`m${String(index).padStart(4, '0')}`, {
        severity: index % 2 === 0 ? 'high' : 'medium',
        evidence: { quote: 'word', status: 'verified', text: 'word', start: index * 10, end: index * 10 + 4 },
        assessment: 'No number of days is given. '.repeat(1 + (index % 4)),
      }),
    );
    const stored: PanelPush = { kind: 'snapshot', snapshot: fakeSnapshot({ findings }) };
    const drawn = () => page.getByRole('article').elements();
    const isSeen = (element: Element | undefined) => {
      const { top = -1, bottom = -1 } = element?.getBoundingClientRect() ?? {};
      return top < innerHeight && bottom > 0;
    };
    const scroll = (top: number) => scrollTo({ top, behavior: 'instant' });

    it('draws those near what is seen, wherever the reader goes, and says how many others there are', async () => {
      showPanel([stored]);
      await expect.element(page.getByText(/more findings below/)).toBeInTheDocument();
      for (const share of [0.5, 1, 0.2, 0]) {
        scroll(document.documentElement.scrollHeight * share);
        if (share > 0) await expect.poll(() => drawn().some(isSeen)).toBe(true);
        expect(drawn().length).toBeLessThan(60);
      }
      await expect.element(article('Finding m0000')).toBeInTheDocument();
    });

    it('draws one that is asked for at once, and goes to the ends of the list by keyboard', async () => {
      const { client } = showPanel([stored]);
      await expect.element(article('Finding m0000')).toBeInTheDocument();
      client.push({ kind: 'finding-focused', reviewId: 'r1', findingId: 'm0800' });
      await expect.element(article('Finding m0800')).toHaveFocus();
      await expect.element(article('Finding m0800')).toBeInViewport();
      button('Finding m0800').element().focus();
      await userEvent.keyboard('{End}');
      await expect.element(button('Finding m1199')).toHaveFocus();
      await userEvent.keyboard('{Home}');
      await expect.element(button('Finding m0000')).toHaveFocus();
    });

    it('keeps the focus where it is while one scrolls far away', async () => {
      showPanel([stored]);
      await expect.element(article('Finding m0003')).toBeInTheDocument();
      button('Finding m0003').element().focus();
      scroll(document.documentElement.scrollHeight / 2);
      await expect.poll(() => drawn().some(isSeen)).toBe(true);
      await expect.element(article('Finding m0006')).not.toBeInTheDocument();
      await expect.element(button('Finding m0003')).toHaveFocus();
    });

    it('leaves the card that is read where it is while others come above and below', async () => {
      const { client } = showPanel([
        { kind: 'snapshot', snapshot: fakeSnapshot({ findings: findings.filter((_, index) => index % 2 === 1) }) },
      ]);
      await page.getByRole('radio', { name: 'Severity' }).click();
      const read = article('Finding m0101');
      client.push({ kind: 'finding-focused', reviewId: 'r1', findingId: 'm0101' });
      await expect.element(read).toBeInViewport();
      const top = read.element().getBoundingClientRect().top;
      for (let batch = 0; batch < 12; batch += 1) {
        const added = findings.filter((_, index) => index % 2 === 0 && index % 24 === batch * 2);
        client.push({ kind: 'findings-changed', reviewId: 'r1', removed: [], added });
        await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
        expect(Math.abs(read.element().getBoundingClientRect().top - top)).toBeLessThanOrEqual(1);
      }
      await expect.element(page.getByRole('heading', { name: 'Findings 1,200' })).toBeInTheDocument();
      expect(drawn().length).toBeLessThan(60);
    });

    it('leaves the first card of a group where it is while others become the first', async () => {
      const mediums = findings.filter((_, index) => index % 2 === 1);
      const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ findings: mediums.slice(200) }) }]);
      await page.getByRole('radio', { name: 'Severity' }).click();
      await expect.element(article('Finding m0401')).toBeInTheDocument();
      const read = article('Finding m0401').element();
      await expect.poll(() => read.closest('li')?.previousElementSibling?.textContent).toBe('Medium');
      scroll(window.scrollY + read.getBoundingClientRect().top - 200);
      await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
      const beforePx = read.getBoundingClientRect().top;
      client.push({ kind: 'findings-changed', reviewId: 'r1', removed: [], added: mediums.slice(0, 200) });
      await expect.element(page.getByRole('heading', { name: 'Findings 600' })).toBeInTheDocument();
      await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
      expect(Math.abs(read.getBoundingClientRect().top - beforePx)).toBeLessThanOrEqual(1);
    });

    it.each(['Document', 'Severity'])(
      'leaves the card in the middle of the view there while others come between all, by %s',
      async (order) => {
        const batchOf = (index: number) => (index % 12 === 0 ? -1 : (index * 7) % 10);
        const added = (batch: number) => findings.filter((_, index) => batchOf(index) === batch);
        const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ findings: added(-1) }) }]);
        await page.getByRole('radio', { name: order, exact: true }).click();
        await expect.element(page.getByText(/Finding m0012/).first()).toBeInTheDocument();
        scroll(document.documentElement.scrollHeight / 2);
        await expect.poll(() => drawn().some(isSeen)).toBe(true);
        await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
        const fromMiddlePx = (card: Element) => {
          const { top, bottom } = card.getBoundingClientRect();
          return Math.max(top - innerHeight / 2, innerHeight / 2 - bottom);
        };
        const read = drawn().toSorted((one, other) => fromMiddlePx(one) - fromMiddlePx(other))[0] as HTMLElement;
        const beforePx = read.getBoundingClientRect().top;
        for (let batch = 0; batch < 10; batch += 1) {
          client.push({ kind: 'findings-changed', reviewId: 'r1', removed: [], added: added(batch) });
          const known = formatCount(findings.filter((_, index) => batchOf(index) <= batch).length);
          await expect.element(page.getByRole('heading', { name: `Findings ${known}` })).toBeInTheDocument();
          await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
          expect(document.contains(read)).toBe(true);
          expect(Math.abs(read.getBoundingClientRect().top - beforePx)).toBeLessThanOrEqual(1);
        }
      },
    );
  });
});
