import { afterEach, describe, expect, it } from 'vitest';
import type { LeftOutReason } from './outline.ts';
import { type ReadPage, readOutline } from './read-outline.ts';

const clock = { now: () => performance.now(), yieldToPage: () => Promise.resolve() };

async function read(html: string): Promise<ReadPage> {
  document.body.innerHTML = html;
  return readOutline(document, clock);
}

function paragraph(words: number, opening = 'The'): string {
  const vocabulary = 'tenant landlord pays rent before first day every month and keeps garden in order'.split(' ');
  const rest = Array.from({ length: words - 1 }, (_, i) => vocabulary[(i * 5 + opening.length) % vocabulary.length]);
  return `<p>${[opening, ...rest].join(' ')}.</p>`;
}

function wordsIn(range: StaticRange): string {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
}

function headingsOf({ outline }: ReadPage): readonly string[] {
  return outline.sections.map(({ level, heading }) => `${level} ${heading}`);
}

function leftOut({ outline }: ReadPage, reason: LeftOutReason): number {
  return outline.coverage.leftOut.find((entry) => entry.reason === reason)?.characters ?? 0;
}

afterEach(() => {
  document.body.innerHTML = '';
  document.title = '';
  document.documentElement.removeAttribute('lang');
});

describe('text as it is rendered', () => {
  it('collapses white space and puts blocks on lines of their own', async () => {
    const { outline } = await read('<p>One  two\n three</p><p>four<br>five</p><div>six</div><div>seven</div>');
    expect(outline.text).toBe('One two three\n\nfour\nfive\n\nsix\nseven');
  });

  it('keeps words whole across inline elements and spaces at their edges', async () => {
    const { outline } = await read('<p>in<b>ter</b>nal <i>rules </i> apply<span> here</span></p>');
    expect(outline.text).toBe('internal rules apply here');
  });

  it('keeps preformatted text', async () => {
    const { outline } = await read('<p>Code:</p><pre>if a:\n    <b>pay</b>()\n\nend\n</pre><p>After</p>');
    expect(outline.text).toBe('Code:\n\nif a:\n    pay()\n\nend\n\nAfter');
  });

  it('separates table cells by tabs and rows by lines, empty cells included', async () => {
    const { outline } = await read(
      '<table><tr><th>Box</th><th>Weight</th></tr><tr><td><p>A-1</p></td><td>12 kg</td></tr><tr><td></td><td>9 kg</td></tr></table>',
    );
    expect(outline.text.split('\n')).toEqual(['Box\tWeight', 'A-1\t12 kg', '9 kg']);
  });

  it('puts list items, terms and definitions on lines of their own', async () => {
    const { outline } = await read(
      '<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul><dl><dt>Term</dt><dd>Meaning</dd></dl>',
    );
    expect(outline.text).toBe('one\ninner\ntwo\n\nTerm\nMeaning');
  });

  it('reads open shadow roots and what their slots show', async () => {
    document.body.innerHTML = '<p>Before</p><div id="host"><span>slotted</span></div><p>After</p>';
    const shadow = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = '<p>In shadow <slot></slot> end</p>';
    const { outline, map } = await readOutline(document, clock);
    expect(outline.text).toBe('Before\n\nIn shadow slotted end\n\nAfter');
    expect(map.shadowRoots).toEqual([shadow]);
    const start = outline.text.indexOf('shadow');
    expect(map.rangesOf(start, outline.text.length).map(wordsIn)).toEqual(['shadow ', 'slotted', ' end', 'After']);
  });

  it('includes collapsed details and text that is hidden until found', async () => {
    const { outline } = await read(
      '<details><summary>More</summary><p>Inside</p></details><p hidden="until-found">Later</p>',
    );
    expect(outline.text).toBe('More\n\nInside\n\nLater');
  });

  it('leaves out what a reader cannot see', async () => {
    const { outline } = await read(
      `<p>Seen</p><p hidden>a</p><p style="display:none">b</p><p style="visibility:hidden">c<span style="visibility:visible">shown</span></p>
       <script>d()</script><style>.e{}</style><template>f</template>
       <span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">g</span>
       <div style="position:absolute;left:-9999px">h</div>`,
    );
    expect(outline.text.split(/\s+/)).toEqual(['Seen', 'shown']);
  });
});

describe('the document without its chrome', () => {
  it('takes the main region and says what was left out', async () => {
    const page = await read(
      `<header>Site name</header><nav><a href="/">Home</a></nav>
       <main><h1>Lease</h1>${paragraph(80)}<button>Print</button></main>
       <div>Something beside</div><aside>Related</aside><footer>Imprint</footer>
       <div role="dialog">We use cookies</div>`,
    );
    expect(page.outline.text).toMatch(/^Lease\n\nThe [\s\S]*\.$/);
    expect(leftOut(page, 'banner')).toBe(8);
    expect(leftOut(page, 'navigation')).toBe(4);
    expect(leftOut(page, 'complementary')).toBe(7);
    expect(leftOut(page, 'footer')).toBe(7);
    expect(leftOut(page, 'form-control')).toBe(5);
    expect(leftOut(page, 'dialog')).toBe(12);
    expect(leftOut(page, 'outside-main')).toBe(15);
    const { visibleCharacters, sectionCharacters, ratio } = page.outline.coverage;
    expect(visibleCharacters).toBe(sectionCharacters + 15);
    expect(ratio).toBeCloseTo(sectionCharacters / visibleCharacters);
  });

  it('takes the whole body when the main region holds the smaller part of the text', async () => {
    const page = await read(`<main><p>Teaser only</p></main><div>${paragraph(60)}</div>`);
    expect(page.outline.text).toContain('Teaser only');
    expect(page.outline.text).toContain('landlord');
    expect(page.outline.coverage.ratio).toBe(1);
  });

  it('leaves out chrome that only its names give away', async () => {
    const page = await read(
      `<div class="site-header">Brand</div><div id="cookie-banner">Accept all cookies?</div>
       <ul class="menu"><li><a href="/a">Alpha</a></li><li><a href="/b">Beta</a></li></ul>
       <h1>Terms</h1>${paragraph(50)}<div class="footer">All rights reserved</div>`,
    );
    expect(page.outline.text).toMatch(/^Terms\n\nThe [\s\S]*\.$/);
    expect(leftOut(page, 'dialog')).toBeGreaterThan(0);
  });

  it('keeps text that only stands in a box with a name or role of chrome', async () => {
    const links = Array.from({ length: 160 }, (_, i) => `<li><a href="/tag/${i}">Everything filed under ${i}</a></li>`);
    const page = await read(
      `<div class="builder-widget page">${paragraph(400, 'Widget')}<ul>${links.join('')}</ul></div>
       <div class="call-to-action banner wide">${paragraph(40, 'Wide')}<a href="/more">More</a></div>
       <div class="widget" role="tablist"><a role="tab" href="#one">One tab with a long name</a><div role="tabpanel" id="one">${paragraph(40, 'Panel')}</div></div>
       <div class="widget"><a href="/related">Related reading on other pages</a></div>
       <div class="banner"><a href="/offer">An offer of the day</a></div>
       <div role="tablist"><a role="tab" href="#two">Another tab</a></div>`,
    );
    expect(page.outline.text).toMatch(/Widget [\s\S]*Wide [\s\S]*Panel /);
    expect(page.outline.text).not.toMatch(/Related|offer|Another tab/);
  });

  it('keeps a section that is about cookies, notes inside sections, and titles in headers', async () => {
    const page = await read(
      `<header><h1>Cookie rules</h1></header><section id="cookie-notice-section"><h2>Cookies</h2>${paragraph(300)}
       <aside><p>A note in the margin</p></aside></section>`,
    );
    expect(headingsOf(page)).toEqual(['1 Cookie rules', '2 Cookies']);
    expect(page.outline.text).toContain('A note in the margin');
  });

  it('leaves out the document’s own table of contents together with its heading', async () => {
    const parts = ['Scope', 'Terms', 'Fees', 'Notice'];
    const list = parts.map((part) => `<li><a href="#${part}">${part}</a></li>`).join('');
    const body = parts.map((part) => `<h2 id="${part}">${part}</h2>${paragraph(40, part)}`).join('');
    const page = await read(`<h1>Lease</h1><h2>Table of contents</h2><ol>${list}</ol>${body}`);
    expect(headingsOf(page)).toEqual(['1 Lease', '2 Scope', '2 Terms', '2 Fees', '2 Notice']);
  });

  it('keeps a list of links that leads elsewhere in the text', async () => {
    const page = await read(
      '<p>See</p><ul><li><a href="#n1">first note</a></li><li><a href="https://example.org">a site</a></li></ul><p id="n1">Note</p>',
    );
    expect(page.outline.text).toBe('See\n\nfirst note\na site\n\nNote');
  });

  it('answers with no sections for an empty page', async () => {
    const page = await read('');
    expect(page.outline).toMatchObject({
      text: '',
      words: 0,
      sections: [],
      coverage: { ratio: 1, visibleCharacters: 0 },
    });
  });
});

describe('headings', () => {
  it('takes permalinks and edit links out of names, and keeps numbers', async () => {
    const page = await read(
      `<h1>Rules</h1><p>Text a</p>
       <div class="mw-heading"><h2>History</h2><span class="mw-editsection">[<a href="/edit">edit</a>]</span></div><p>Text b</p>
       <div class="header-wrapper"><h2><bdi class="secno">1. </bdi>Scope</h2><a class="self-link" href="#scope">§</a></div><p>Text c</p>
       <h3><a href="#s-1.1">1.1.</a>&nbsp;<a href="#terms">Terms</a></h3><p>Text d</p>
       <h3>Fees<a class="headerlink" href="#fees">¶</a></h3><p>Text e</p>
       <h3><button>Is it<br>free?</button></h3><p>Text f</p>`,
    );
    expect(headingsOf(page)).toEqual(['1 Rules', '2 History', '2 1. Scope', '3 1.1. Terms', '3 Fees', '3 Is it free?']);
    expect(page.outline.text).not.toMatch(/[¶§]|edit/);
  });

  it('repairs jumps and reads ARIA headings', async () => {
    const page = await read(
      `<h2>Outer</h2><p>a</p><h5>Deep</h5><p>b</p><div role="heading" aria-level="2">Second</div><p>c</p><h1>Top</h1><p>d</p>`,
    );
    expect(headingsOf(page)).toEqual(['1 Outer', '2 Deep', '1 Second', '1 Top']);
    expect(page.outline.sections[1]?.path).toEqual(['Outer', 'Deep']);
  });

  it('nests by number where all numbered headings have one level', async () => {
    const page = await read('<h1>Deed</h1><h2>1. One</h2><p>a</p><h2>1.1 Inner</h2><p>b</p><h2>2. Two</h2><p>c</p>');
    expect(headingsOf(page)).toEqual(['1 Deed', '2 1. One', '3 1.1 Inner', '2 2. Two']);
  });

  it('takes bold paragraphs and numbered lines for titles where there are no real headings', async () => {
    const page = await read(
      `<h1>Privacy policy</h1>${paragraph(120)}<p><strong>1. What we collect</strong></p>${paragraph(90)}
       <p><b>1.1 From you</b></p>${paragraph(80)}<p><strong>2. How long</strong></p>${paragraph(90)}
       <p><strong>You must read this whole sentence with care before anything else.</strong></p>
       <ul><li><b>Not a title</b></li></ul>`,
    );
    expect(headingsOf(page)).toEqual(['1 Privacy policy', '2 1. What we collect', '3 1.1 From you', '2 2. How long']);
  });

  it('takes no bold line for a title where real headings are plenty', async () => {
    const sections = ['A', 'B', 'C', 'D'].map(
      (name) => `<h2>Part ${name}</h2>${paragraph(60)}<p><b>Important words</b></p>${paragraph(40)}`,
    );
    const page = await read(sections.join(''));
    expect(page.outline.sections).toHaveLength(4);
  });
});

describe('sections', () => {
  it('tile the text, text before the first heading included', async () => {
    document.title = 'Lease of a flat';
    document.documentElement.lang = 'en-GB';
    const page = await read(`<p>Preamble</p><h1>One</h1>${paragraph(30)}<h2>Two</h2>${paragraph(30)}`);
    const { outline } = page;
    expect(outline).toMatchObject({ title: 'Lease of a flat', language: 'en-GB' });
    expect(headingsOf(page)).toEqual(['0 Lease of a flat', '1 One', '2 Two']);
    expect(outline.sections.map(({ text }) => text).join('')).toBe(outline.text);
    for (const { text, start, end } of outline.sections) expect(outline.text.slice(start, end)).toBe(text);
    expect(outline.sections[1]?.words).toBe(31);
    expect(new Set(outline.sections.map(({ id }) => id)).size).toBe(3);
  });

  it('keep their ids when the page is read again, when a section is put in before, and when numbers change', async () => {
    const body = (number: number) =>
      `<h2>${number}. Fees</h2>${paragraph(20)}<h3>${number}.1 Late payment</h3>${paragraph(20)}`;
    const first = await read(`<h1>Lease</h1>${body(2)}`);
    const again = await readOutline(document, clock);
    const edited = await read(`<h1>Lease</h1><h2>1. Scope</h2><p>New</p>${body(3)}`);
    const ids = (page: ReadPage) => page.outline.sections.map(({ id }) => id);
    expect(ids(again)).toEqual(ids(first));
    expect(ids(edited)).toEqual(expect.arrayContaining([...ids(first)]));
    expect(edited.outline.sections).toHaveLength(4);
  });

  it('have ids of their own, also where headings repeat or differ in nothing but a border', async () => {
    const page = await read(
      `<h1>Games</h1>${paragraph(9)}<h2>Prices</h2>${paragraph(9)}<h2>Prices</h2>${paragraph(9)}<h1>Games Prices</h1>${paragraph(9)}`,
    );
    expect(headingsOf(page)).toEqual(['1 Games', '2 Prices', '2 Prices', '1 Games Prices']);
    expect(new Set(page.outline.sections.map(({ id }) => id)).size).toBe(4);
  });

  it('do not begin at a heading of blanks alone', async () => {
    const page = await read(`<h1>Games</h1><p>One</p><h2>&nbsp;</h2><p>Two</p><h2>\u200b</h2><p>Three</p>`);
    expect(headingsOf(page)).toEqual(['1 Games']);
    expect(page.outline.sections[0]?.text).toMatch(/One[\s\S]*Two[\s\S]*Three/);
  });

  it('change their hash with their words and not with their markup', async () => {
    const hash = async (html: string) => (await read(html)).outline.sections[0]?.hash;
    const plain = await hash('<h1>Fees</h1><p>Pay on time.</p>');
    expect(await hash('<div><h1>Fees</h1></div>\n<p>Pay <em>on</em> time.</p>')).toBe(plain);
    expect(await hash('<h1>Fees</h1><p>Pay in time.</p>')).not.toBe(plain);
  });

  it('are cut at block borders into parts of a sensible size where there are no headings', async () => {
    const page = await read(Array.from({ length: 60 }, (_, i) => paragraph(50, `Opening${i}`)).join(''));
    const { sections, text } = page.outline;
    expect(sections.map((section) => section.text).join('')).toBe(text);
    for (const section of sections) {
      expect(section.words).toBeGreaterThanOrEqual(200);
      expect(section.words).toBeLessThanOrEqual(800);
      expect(section.text).toMatch(/^Opening/);
    }
  });
});
