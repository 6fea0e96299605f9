import { afterEach, describe, expect, it } from 'vitest';
import { fakeReport, hostileReport, REPORT_STYLE } from '#tests/fakes/fake-report.ts';
import { formatHtml } from './format-html.ts';

afterEach(() => document.body.replaceChildren());

/** The page as a browser shows it, in a frame of its own. */
async function show(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  frame.srcdoc = html;
  document.body.append(frame);
  await loaded;
  if (frame.contentDocument === null) throw new Error('the frame has no document');
  return frame.contentDocument;
}

describe('an HTML report', () => {
  it('is one page with a policy, and links to the words', async () => {
    const page = await show(formatHtml(fakeReport(), REPORT_STYLE));
    expect(page.title).toBe('Review of Supply agreement');
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
    expect(page.querySelectorAll('article')).toHaveLength(1);
    expect(page.querySelector('article blockquote')?.textContent).toBe('The supplier shall pay.');
    expect(page.querySelector('article a')?.getAttribute('href')).toBe(
      'https://example.org/agreements/supply#:~:text=The%20supplier%20shall%20pay.',
    );
    expect(getComputedStyle(page.body).fontFamily).toContain('system-ui');
  });

  it('shows hostile texts as texts', async () => {
    const page = await show(formatHtml(hostileReport(), REPORT_STYLE));
    expect(page.querySelectorAll('a, img, script, iframe, object, link, form, svg, base')).toHaveLength(0);
    const attributes = [...page.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    expect(page.querySelectorAll('article')).toHaveLength(hostileReport().findings.length);
    expect(page.querySelector('article h3')?.textContent).toContain('<img src=x onerror=alert(1)>');
  });
});
