import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatDocument } from './chat-document.ts';
import { choosePassages, tokensOf } from './choose-passages.ts';
import { outlineList } from './outline-list.ts';
import { scorePassages } from './rank-passages.ts';
import { termsOf } from './terms.ts';

/** A document of sections with these texts. */
function aDocument(texts: readonly string[]): ChatDocument {
  let at = 0;
  const sections = texts.map((text, index) => {
    const start = at;
    at += text.length;
    return { id: `s${index}`, path: [`Section ${index}`], start, end: at };
  });
  return { title: 'Policy', text: texts.join(''), sections };
}

const filler = (words: string, times: number) => `${words} `.repeat(times).concat('\n');
/** Ten sections of some 1,700 tokens each, of which the seventh speaks of laptops. */
const long = aDocument(
  Array.from({ length: 10 }, (_, index) =>
    filler(index === 7 ? 'Stolen laptops are reported' : `Rule ${index} applies`, 400),
  ),
);

describe('terms', () => {
  it('take forms of a word for one, and leave out what every question has', () => {
    expect(termsOf('How may they terminate it?')).toEqual(['may', 'termin']);
    expect(termsOf('the Termination of Größe')).toEqual(['termin', 'größe']);
  });

  it('are pairs of characters where words are not set apart', () => {
    expect(termsOf('個人情報')).toEqual(['個人', '人情', '情報']);
  });
});

describe('relevance', () => {
  it('prefers the passage with the rarer words of the question', () => {
    const passages = ['Staff report incidents.', 'Staff encrypt disks.', 'Staff lock screens.'];
    const scores = scorePassages(passages, [{ text: 'Must staff encrypt?', weight: 1 }]);
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
    expect(scores[0]).toBeGreaterThan(0);
  });

  it('counts the words of a weaker part of the query for less', () => {
    const scores = scorePassages(
      ['laptops', 'phones'],
      [
        { text: 'laptops', weight: 0.4 },
        { text: 'phones', weight: 1 },
      ],
    );
    expect(scores[1]).toBeGreaterThan(scores[0] ?? 0);
  });

  it('is never negative, and 0 where nothing of the query is', () => {
    const words = fc.array(fc.constantFrom('lock', 'disk', 'staff', 'guest', 'log'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), words, (passages, query) => {
        const scores = scorePassages(
          passages.map((passage) => passage.join(' ')),
          [{ text: query.join(' '), weight: 1 }],
        );
        scores.forEach((score, index) => {
          expect(Number.isFinite(score)).toBe(true);
          expect(score > 0).toBe(query.some((word) => passages[index]?.includes(word)));
        });
      }),
    );
  });
});

describe('what a model is given', () => {
  it('is the whole of a document that fits', () => {
    const document = aDocument(['One.\n', 'Two.\n']);
    expect(choosePassages(document, {}, [], 1_000)).toEqual({
      passages: [{ path: [], text: 'One.\nTwo.\n', start: 0 }],
      isWhole: true,
    });
  });

  it('of a long one is what fits the question, then openings', () => {
    const { passages, isWhole } = choosePassages(long, {}, [{ text: 'What of stolen laptops?', weight: 1 }], 6_000);
    expect(isWhole).toBe(false);
    const about = passages.filter(({ text }) => text.includes('laptops'));
    expect(about.map(({ text }) => text).join('')).toBe(
      long.text.slice(long.sections[7]?.start, long.sections[7]?.end),
    );
    expect(passages.length).toBeGreaterThan(3);
  });

  it('has the section in full that the question is about', () => {
    const section = long.sections[3];
    const start = section?.start ?? 0;
    const focus = { path: section?.path ?? [], text: long.text.slice(start, section?.end), start };
    const { passages } = choosePassages(long, { passage: focus }, [{ text: 'laptops', weight: 1 }], 4_000);
    expect(passages.some(({ text, start: at }) => at === start && text === focus.text)).toBe(true);
  });

  it('has a selection that is not in the text beside the document', () => {
    const focus = { path: [], text: 'In a frame.', start: -1 };
    const { passages } = choosePassages(aDocument(['One.']), { passage: focus }, [], 1_000);
    expect(passages.map(({ text }) => text)).toEqual(['In a frame.', 'One.']);
  });

  it('never exceeds the budget, has nothing twice, and is cut from the document as it is', () => {
    const texts = fc.array(
      fc.tuple(fc.constantFrom('staff', 'laptop', 'Größe 😀', 'x.\n'), fc.integer({ min: 0, max: 600 })),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 0, max: 3_000 }),
        fc.nat(7),
        fc.boolean(),
        (parts, budget, at, isOutside) => {
          const document = aDocument(parts.map(([word, times]) => filler(word, times)));
          const section = document.sections[at % document.sections.length];
          const start = section?.start ?? 0;
          const passage = { path: [], text: document.text.slice(start, section?.end), start: isOutside ? -1 : start };
          const { passages } = choosePassages(document, { passage }, [{ text: 'laptops', weight: 1 }], budget);
          expect(passages.reduce((sum, each) => sum + tokensOf(each), 0)).toBeLessThanOrEqual(budget);
          let end = 0;
          for (const each of passages.filter((chosen) => chosen.start >= 0)) {
            expect(each.start).toBeGreaterThanOrEqual(end);
            expect(document.text.startsWith(each.text, each.start)).toBe(true);
            end = each.start + each.text.length;
          }
        },
      ),
    );
  });
});

describe('the outline of a long document', () => {
  const sections = [['A'], ['A', 'A1'], ['A', 'A1', 'A11'], ['B']].map((path, index) => ({
    id: `${index}`,
    path,
    start: 0,
    end: 0,
  }));

  it('is an indented list', () => {
    expect(outlineList(sections, 100)).toBe('A\n  A1\n    A11\nB');
  });

  it('leaves out the innermost headings first, then the last', () => {
    expect(outlineList(sections, 3)).toBe('A\n  A1\nB');
    expect(outlineList(sections, 1)).toBe('A\nB');
    expect(outlineList([...sections, { id: '9', path: ['C'.repeat(90)], start: 0, end: 0 }], 1)).toBe('A\nB');
  });
});
