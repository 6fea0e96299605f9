import { decode } from '@toon-format/toon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineContext, sectionContext } from './section-context.ts';

const headings = (level: number, count: number, heading: string) =>
  Array.from({ length: count }, (_, index) => ({ level, heading: `${heading} ${index + 1}` }));

describe('outlineContext', () => {
  it('names all headings while they fit', () => {
    const outline = [...headings(1, 2, 'Part'), ...headings(2, 3, 'Clause')];
    expect(decode(outlineContext(outline))).toEqual({ outline });
  });

  it('leaves out the deepest levels of a long document, and the end where even the highest is too long', () => {
    const deep = [...headings(1, 20, 'Part'), ...headings(2, 200, 'A clause with a long name')];
    expect(decode(outlineContext(deep))).toEqual({ outline: headings(1, 20, 'Part') });
    const flat = outlineContext(headings(1, 2_000, 'A heading'));
    expect(flat.length).toBeLessThan(2_500);
    expect(flat).toContain('A heading 1\n');
  });

  it('says nothing where there is nothing to orient by', () => {
    expect(outlineContext([])).toBe('');
    expect(outlineContext([{ level: 1, heading: 'Only one' }])).toBe('');
  });

  it('is one line for each heading, whatever the headings hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 12 }), (names) => {
        const text = outlineContext(names.map((heading) => ({ level: 1, heading })));
        const lines = text === '' ? [] : text.split('\n').slice(1);
        expect(lines.length === 0 || lines.every((line) => line.startsWith('  1,'))).toBe(true);
        expect(text).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe('sectionContext', () => {
  it('gives terms and former findings as tables, and nothing where there are none', () => {
    expect(sectionContext([], [])).toBe('');
    const glossary = [{ term: 'SLA', meaning: 'Service Level Agreement, as annexed', at: 3 }];
    const earlier = [{ category: 'ambiguity', quote: 'as soon as\npossible', decision: 'dismissed' }] as const;
    expect(sectionContext(glossary, earlier)).toBe(
      [
        'glossary[1]{term,meaning}:',
        '  SLA,"Service Level Agreement, as annexed"',
        'earlier[1]{category,quote,decision}:',
        '  ambiguity,as soon as possible,dismissed',
      ].join('\n'),
    );
  });
});
