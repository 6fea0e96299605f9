import { afterEach, describe, expect, it } from 'vitest';
import { type ReadPage, readOutline } from './read-outline.ts';

const clock = { now: () => performance.now(), yieldToPage: () => Promise.resolve() };

async function read(html: string): Promise<ReadPage> {
  document.body.innerHTML = html;
  return readOutline(document, clock);
}

function headingsOf({ outline }: ReadPage): readonly string[] {
  return outline.sections.map(({ level, heading }) => `${level} ${heading}`);
}

function words(count: number, opening: string): string {
  const vocabulary = 'tenant landlord pays rent before first day every month and keeps garden in order'.split(' ');
  return [opening, ...Array.from({ length: count - 1 }, (_, i) => vocabulary[(i * 5) % vocabulary.length])].join(' ');
}

function wordsIn(range: StaticRange): string {
  const live = (range.startContainer.ownerDocument ?? document).createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
}

/** A document of its own in a frame, so that its content type is real. */
async function frameOf(content: string, type: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:400px;height:300px';
  const url = URL.createObjectURL(new Blob([content], { type }));
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = url;
  document.body.append(frame);
  await loaded;
  URL.revokeObjectURL(url);
  if (!frame.contentDocument) throw new Error('the frame is of another origin');
  return frame.contentDocument;
}

afterEach(() => {
  document.body.innerHTML = '';
  document.documentElement.removeAttribute('dir');
});

describe('closed boxes', () => {
  it('count as text of their section, and the section says how much of it is closed', async () => {
    const page = await read(
      `<h2>Open</h2><p>${words(9, 'Seen')}</p><h2>Half</h2><p>Seen too</p><details><summary>More</summary><p>Inside text</p></details>
       <h2>Later</h2><p hidden="until-found">Found later</p>`,
    );
    const [open, half, later] = page.outline.sections;
    expect(open?.collapsedLength).toBe(0);
    expect(half?.text).toContain('Inside text');
    expect(half?.collapsedLength).toBe('Inside text'.length);
    expect(later?.collapsedLength).toBe('Found later'.length);
  });

  it('of open details are not closed', async () => {
    const page = await read('<h2>One</h2><details open><summary>More</summary><p>Inside</p></details>');
    expect(page.outline.sections[0]?.collapsedLength).toBe(0);
  });

  it('hold tabs and accordions, but no menus', async () => {
    const page = await read(
      `<h2>Setup</h2><div role="tablist"><button role="tab">Linux</button><button role="tab">Windows</button></div>
       <div role="tabpanel"><p>${words(12, 'Apt')}</p></div><div role="tabpanel" hidden><p>${words(12, 'Winget')}</p></div>
       <h3><button aria-expanded="false" aria-controls="answer">May I sublet?</button></h3>
       <div id="answer" style="display:none"><p>${words(12, 'Never')}</p></div>
       <button aria-expanded="false" aria-controls="menu">Menu</button>
       <ul id="menu" hidden><li><a href="/a">A first place to go</a></li><li><a href="/b">Another place to go to</a></li></ul>`,
    );
    expect(page.outline.text).toMatch(/Apt[\s\S]*Winget[\s\S]*May I sublet\?[\s\S]*Never/);
    expect(page.outline.text).not.toContain('place to go');
    expect(page.outline.sections.at(-1)?.collapsedLength).toBeGreaterThan(50);
  });
});

describe('names in the page', () => {
  it.each([
    'nodeType',
    'nextSibling',
    'firstChild',
    'localName',
    'id',
    'getAttribute',
    'textContent',
    'shadowRoot',
    'querySelector',
    'parentElement',
    'nodeName',
    'children',
  ])('do not break reading: a field named %s', async (name) => {
    const page = await read(`<h1>Form</h1><form><p>In the form</p><input name="${name}"></form><p>After it</p>`);
    expect(page.outline.text).toBe('Form\n\nIn the form\n\nAfter it');
  });

  it('do not break reading: images named as properties of the document', async () => {
    const names = ['body', 'title', 'documentElement', 'defaultView', 'getElementById'];
    const html = `${names.map((name) => `<img name="${name}">`).join('')}<form name="querySelector"></form><h1>Kept</h1><p>Text</p>`;
    const page = await readOutline(await frameOf(html, 'text/html'), clock);
    expect(page.outline.text).toBe('Kept\n\nText');
  });
});

describe('documents of other kinds', () => {
  it('are read in frames of the same origin, with ranges in the frame', async () => {
    document.body.innerHTML = '<h1>Outer</h1><p>Before</p>';
    const inner = await frameOf(`<h2>Inner</h2><p>${words(8, 'Framed')}</p>`, 'text/html');
    const after = document.createElement('p');
    after.textContent = 'Behind';
    document.body.append(after);
    const { outline, map } = await readOutline(document, clock);
    expect(outline.sections.map(({ heading }) => heading)).toEqual(['Outer', 'Inner']);
    expect(outline.text).toMatch(/Before\n\nInner\n\nFramed [\s\S]*\n\nBehind$/);
    expect(map.frames).toEqual([inner]);
    const start = outline.text.indexOf('Framed');
    const [range] = map.rangesOf(start, start + 6);
    expect(range && wordsIn(range)).toBe('Framed');
    expect(range?.startContainer.ownerDocument).toBe(inner);
  });

  it('are split at their titles where they are plain text', async () => {
    const text = [
      'RFC 9999                Leases                June 2024',
      '',
      '1.  Introduction',
      '',
      `   ${words(12, 'This')}.`,
      '',
      '1.1.  Scope',
      '',
      `   ${words(12, 'It')}.`,
      '',
      'Author                  Informational                   [Page 1]',
      '\f',
      'RFC 9999                Leases                June 2024',
      '',
      '2.  Security Considerations',
      '',
      `   ${words(12, 'None')}.`,
      '',
      'Appendix A.  Changes',
      '',
      `   ${words(12, 'Some')}.`,
    ].join('\n');
    const page = await readOutline(await frameOf(text, 'text/plain'), clock);
    expect(headingsOf(page).filter((heading) => !heading.startsWith('0'))).toEqual([
      '1 1. Introduction',
      '2 1.1. Scope',
      '1 2. Security Considerations',
      '1 Appendix A. Changes',
    ]);
    expect(page.outline.sections.map((section) => section.text).join('')).toBe(page.outline.text);
  });

  it('are split at underlined lines and marked ones', async () => {
    const text = `Lease\n=====\n\n${words(9, 'A')}.\n\nFees\n----\n\n${words(9, 'B')}.\n\n## Notice\n\n${words(9, 'C')}.\n`;
    const page = await readOutline(await frameOf(text, 'text/plain'), clock);
    expect(headingsOf(page)).toEqual(['1 Lease', '2 Fees', '2 ## Notice']);
  });

  it('may be XHTML', async () => {
    const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de"><head><title>Vertrag</title></head><body><h1>Vertrag</h1><p>Text</p></body></html>`;
    const { outline } = await readOutline(await frameOf(xhtml, 'application/xhtml+xml'), clock);
    expect(outline).toMatchObject({ title: 'Vertrag', language: 'de', text: 'Vertrag\n\nText' });
  });

  it('may be written from right to left or without spaces', async () => {
    document.documentElement.dir = 'rtl';
    const page = await read(
      '<h1>عقد الإيجار</h1><p>يدفع المستأجر الإيجار.</p><h2>第一条 家賃</h2><p>借主は毎月一日に家賃を支払う。</p>',
    );
    expect(headingsOf(page)).toEqual(['1 عقد الإيجار', '2 第一条 家賃']);
    expect(page.outline.sections[0]?.words).toBe(5);
    expect(page.outline.sections[1]?.words).toBeGreaterThan(8);
    const start = page.outline.text.indexOf('家賃を');
    expect(page.map.rangesOf(start, start + 2).map(wordsIn)).toEqual(['家賃']);
  });

  it('may be edited in place', async () => {
    const page = await read('<div contenteditable><h2>Draft</h2><p>Words</p></div>');
    expect(page.outline.text).toBe('Draft\n\nWords');
  });
});

describe('structure', () => {
  it('of tables, figures, code and notes stays', async () => {
    const page = await read(
      `<h2>Fees</h2><table><caption>Table 1</caption><tr><td>Rent</td><td>900</td></tr></table>
       <figure><img alt="plan" src="data:,"><figcaption>Figure 1: the flat</figcaption></figure>
       <pre><code>a\n  b</code></pre><p>See<sup><a href="#n1">1</a></sup></p><section role="doc-endnotes"><ol><li id="n1">A note</li></ol></section>`,
    );
    expect(page.outline.text).toBe('Fees\n\nTable 1\nRent\t900\n\nFigure 1: the flat\n\na\n  b\n\nSee1\n\nA note');
  });

  it('comes from the size of letters where all headings have one level', async () => {
    const page = await read(
      `<h1 style="font-size:32px">Lease</h1><p>a</p><h1 style="font-size:24px">Fees</h1><p>b</p><h1 style="font-size:24px">Notice</h1><p>c</p>`,
    );
    expect(headingsOf(page)).toEqual(['1 Lease', '2 Fees', '2 Notice']);
  });

  it('comes from numbered clauses that are set like text', async () => {
    const clause = (title: string) => `<p>${title}</p><p>${words(40, 'The')}.</p>`;
    const page = await read(['1. Premises', '2. Rent and charges', '3. Notice'].map(clause).join(''));
    expect(headingsOf(page)).toEqual(['1 1. Premises', '1 2. Rent and charges', '1 3. Notice']);
  });

  it('comes from terms that are defined at length, and not from a glossary', async () => {
    const list = (length: number) =>
      `<dl>${['Landlord', 'Tenant', 'Premises'].map((term) => `<dt>${term}</dt><dd>${words(length, 'The')}.</dd>`).join('')}</dl>`;
    expect(headingsOf(await read(list(60)))).toEqual(['1 Landlord', '1 Tenant', '1 Premises']);
    expect((await read(list(6))).outline.sections).toHaveLength(1);
  });

  it('does not come from bold labels that repeat or have nothing under them', async () => {
    const post = `<p><b>Frank</b></p><p>${words(30, 'I')}.</p>`;
    expect((await read(post.repeat(4))).outline.sections).toHaveLength(1);
    const clauses = ['Fees', 'Term', 'Notice'].map((title) => `<p><b>${title}</b></p><p>${words(40, 'The')}.</p>`);
    const address = '<p><b>Flat Ltd</b><br><b>Long Street 1</b><br><b>Hamburg</b></p>';
    expect(headingsOf(await read(clauses.join('') + address))).toEqual(['1 Fees', '1 Term', '1 Notice']);
    const sizes = ['Small', 'Medium', 'Large'].map((size) => `<p><b>${size}</b></p>`).join('');
    expect((await read(`${sizes}<p>${words(60, 'One')}.</p>`)).outline.sections).toHaveLength(1);
  });
});

describe('beside the document', () => {
  it('stand lists of other documents and requests, known by their headings', async () => {
    const links = Array.from(
      { length: 5 },
      (_, i) => `<li><a href="/${i}">Another article about leases ${i}</a></li>`,
    ).join('');
    const page = await read(
      `<h1>Lease</h1><p>${words(60, 'The')}.</p><h2>Related duties</h2><p>${words(30, 'Also')}.</p>
       <div><div><h3>Related posts</h3></div><ul>${links}</ul></div>
       <h3>Leave a comment</h3><form><p>Your address is not shown.</p><input></form>
       <div><h4>Subscribe to our newsletter</h4><p>Every week.</p></div>`,
    );
    expect(headingsOf(page)).toEqual(['1 Lease', '2 Related duties']);
    expect(page.outline.coverage.leftOut.map(({ reason }) => reason)).toContain('complementary');
  });

  it('stand words for screen readers only, also where the style sheet that hides them is missing', async () => {
    const page = await read('<h2 class="visually-hidden">Footer</h2><p>Shown <span class="sr-only">unseen</span></p>');
    expect(page.outline.text.trim()).toBe('Shown');
  });

  it('stand marks that only an icon font shows', async () => {
    const page = await read('<h2>Scope<a class="headerlink" href="#scope">\uf0c1</a></h2><p>Text</p>');
    expect(headingsOf(page)).toEqual(['1 Scope']);
  });

  it('stand ranks of writers, whose names head their words', async () => {
    const page = await read(
      `<h1>Thread</h1><article><h4>Ann</h4><h5 class="userTitle">Expert</h5><p>${words(20, 'I')}</p></article>`,
    );
    expect(headingsOf(page)).toEqual(['1 Thread', '2 Ann']);
    expect(page.outline.text).toContain('Expert');
  });

  it('stand teasers of other articles beside a long text, and lists of articles are documents', async () => {
    const teaser = (n: number) =>
      `<div><a href="/a/${n}"><img alt=""><h3>Other article ${n}</h3></a><p>Two lines on it.</p></div>`;
    const teasers = [1, 2, 3, 4].map(teaser).join('');
    const long = await read(`<h1>Lease</h1><p>${words(400, 'The')}.</p><section>${teasers}</section>`);
    expect(headingsOf(long)).toEqual(['1 Lease']);
    const list = await read(`<h1>Articles</h1><section>${teasers}</section>`);
    expect(list.outline.sections).toHaveLength(5);
  });
});

describe('size', () => {
  it('of nesting does not matter', async () => {
    let deep = document.createElement('div');
    const outer = deep;
    for (let depth = 0; depth < 10_000; depth++) {
      const inner = document.createElement('div');
      deep.append(inner);
      deep = inner;
    }
    deep.textContent = 'At the bottom';
    document.body.innerHTML = '<h1>Deep</h1>';
    document.body.append(outer);
    const { outline } = await readOutline(document, clock);
    expect(outline.text).toBe('Deep\n\nAt the bottom');
  });

  it('of 100,000 elements is read in slices', async () => {
    document.body.innerHTML = Array.from(
      { length: 1000 },
      (_, i) => `<h2>Part ${i}</h2>${'<p>Some <b>words</b> stand <i>here</i>.</p>'.repeat(33)}`,
    ).join('');
    let pauses = 0;
    const { outline } = await readOutline(document, {
      now: () => performance.now(),
      yieldToPage: async () => {
        pauses += 1;
      },
    });
    expect(outline.sections).toHaveLength(1000);
    expect(pauses).toBeGreaterThan(5);
  });
});
