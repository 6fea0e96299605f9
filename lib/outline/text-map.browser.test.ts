import { afterEach, describe, expect, it } from 'vitest';
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

afterEach(() => {
  document.body.innerHTML = '';
});

describe('the map back to the page', () => {
  const html = `<main><h1>Map <a href="#x">of</a> words</h1><p>One  <b>two</b>\n three &amp; four</p><pre>a\n  b</pre>
    <table><tr><td>five</td><td>six</td></tr></table><ul><li>seven <span hidden>no</span>eight</li></ul>${paragraph(200)}</main>`;

  it('selects just the word, for every word', async () => {
    const { outline, map } = await read(html);
    const words = [...outline.text.matchAll(/\S+/g)];
    expect(words.length).toBeGreaterThan(210);
    for (const { 0: word, index } of words) {
      expect(map.rangesOf(index, index + word.length).map(wordsIn)).toEqual([word]);
      expect(map.textAt(index, index + word.length)).toBe(word);
    }
  });

  it('gives the offset of each word’s range back', async () => {
    const { outline, map } = await read(html);
    for (const { 0: word, index } of outline.text.matchAll(/\S+/g)) {
      const [range] = map.rangesOf(index, index + word.length);
      if (!range) throw new Error('no range');
      expect(map.offsetOf(range.startContainer, range.startOffset, 'after')).toBe(index);
      expect(map.offsetOf(range.endContainer, range.endOffset, 'before')).toBe(index + word.length);
    }
  });

  it('leaves hidden text out of a range that goes around it', async () => {
    const { outline, map } = await read('<p>seven <span hidden>no</span>eight</p>');
    expect(map.rangesOf(0, outline.text.length).map(wordsIn)).toEqual(['seven', 'eight']);
  });

  it('finds positions given as elements', async () => {
    const { outline, map } = await read('<main><p>One</p><p>two <b>three</b></p><nav>skip</nav></main>');
    const second = document.querySelectorAll('p')[1];
    if (!second) throw new Error('no paragraph');
    expect(map.offsetOf(second, 0, 'after')).toBe(outline.text.indexOf('two'));
    expect(map.offsetOf(second, 2, 'before')).toBe(outline.text.length);
    expect(map.offsetOf(document.body, 1, 'before')).toBe(outline.text.length);
    expect(map.offsetOf(document.body, 1, 'after')).toBe(-1);
  });

  it('has no ranges for text that is gone, and shows what the page holds now', async () => {
    const { outline, map } = await read('<p>One two</p><p>three</p>');
    document.querySelectorAll('p')[1]?.remove();
    const first = document.querySelector('p')?.firstChild as Text;
    first.data = 'One ten';
    const start = outline.text.indexOf('three');
    expect(map.rangesOf(start, start + 5)).toEqual([]);
    expect(map.textAt(0, 7)).toBe('One ten');
  });
});

describe('manners', () => {
  it('changes nothing in the page', async () => {
    document.body.innerHTML = `<main><h1>Still</h1>${paragraph(100)}<details><summary>s</summary>t</details></main><nav>n</nav>`;
    const before = document.documentElement.outerHTML;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((more) => records.push(...more));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await readOutline(document, clock);
    records.push(...observer.takeRecords());
    observer.disconnect();
    expect(records).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('lets the page have its turn, and measures its own slices', async () => {
    document.body.innerHTML = paragraph(20).repeat(200);
    let ms = 0;
    let turns = 0;
    const { outline } = await readOutline(document, {
      now: () => {
        ms += 1;
        return ms;
      },
      yieldToPage: async () => {
        turns += 1;
        ms += 1000;
      },
    });
    expect(turns).toBeGreaterThan(2);
    expect(outline.timing.longestTaskMs).toBeLessThan(30);
    expect(outline.timing.totalMs).toBeLessThan(1000);
  });
});
