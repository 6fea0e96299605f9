import { describe, expect, it } from 'vitest';
import { scoreAnswer } from './score.ts';
import { structureOf } from './truth.ts';

const content = {
  kind: 'content',
  mainContent: 'Lease of a flat\n\nFees\n\nPay on time.\n\nNotice',
  title: 'Lease of a flat',
  with: ['Pay on time.'],
  without: ['Subscribe'],
} as const;

function answer(text: string, headings: readonly (readonly [level: number, ...path: string[]])[]) {
  return {
    text,
    elapsedMs: 1,
    headings: headings.map(([level, ...path]) => ({ level, path, body: path.at(-1) ?? '' })),
  };
}

describe('a web page', () => {
  const markup = ['Lease of a flat', 'Fees', 'Notice', 'Related posts'].map((text, index) => ({
    text,
    isTitle: index === 0,
  }));
  const structure = structureOf(content, [], markup);

  it('has those lines for headings that are heading elements, the title left out', () => {
    expect(structure.headings.map(({ text }) => text)).toEqual(['fees', 'notice']);
  });

  it('is scored by headings, words and snippets; its title counts neither way', () => {
    const { score, superfluous, missed } = scoreAnswer(
      content,
      structure,
      answer('Fees Pay on time. Subscribe', [
        [1, 'Lease of a flat'],
        [2, 'Fees'],
        [2, 'Related posts'],
      ]),
    );
    expect(score.headings).toEqual({ truth: 2, found: 2, right: 1, f1: 0.5 });
    expect(score).toMatchObject({ withSnippets: 1, withoutSnippets: 1, rightParents: null });
    expect({ superfluous, missed }).toEqual({ superfluous: ['Related posts'], missed: ['notice'] });
  });

  it('in which a system finds nothing is not left out', () => {
    const { score } = scoreAnswer(content, structure, null);
    expect(score).toMatchObject({ wordF1: 0, withSnippets: 0, elapsedMs: null });
    expect(score.headings.f1).toBe(0);
  });
});

describe('a document with a table of contents', () => {
  const truth = { kind: 'contents', query: { list: '#toc', scope: 'body' } } as const;
  const sections = [
    { text: '1. Scope', parent: -1, body: '1. Scope words' },
    { text: '2. Terms', parent: -1, body: '2. Terms more' },
  ];

  it('may have headings before, after and below the listed ones, and none between', () => {
    const { score, superfluous } = scoreAnswer(
      truth,
      structureOf(truth, sections, []),
      answer('', [
        [1, 'Abstract'],
        [1, '1. Scope'],
        [2, '1. Scope', 'Note'],
        [1, 'Stray'],
        [1, '2. Terms'],
        [1, 'Index'],
      ]),
    );
    expect(superfluous).toEqual(['Stray']);
    expect(score.headings).toMatchObject({ truth: 2, found: 3, right: 2 });
    expect(score.rightParents).toBe(1);
  });
});
