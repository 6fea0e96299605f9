import { describe, expect, it } from 'vitest';
import { findGlossary, glossaryOf } from './glossary.ts';

const TEXT = [
  'Definitions',
  '“Personal Data” means any information about a natural person; it includes pseudonyms.',
  'Our mobile and web applications (the “Services”) are offered by Example Ltd.',
  'Availability follows the Service Level Agreement (SLA) in Annex B.',
  'Duties',
  'We keep Personal Data for as long as the SLA needs it.',
].join('\n');

describe('findGlossary', () => {
  it('finds quoted terms with the sentence that defines them, and abbreviations with their words', () => {
    expect(findGlossary(TEXT).map(({ term, meaning }) => [term, meaning])).toEqual([
      ['Personal Data', '“Personal Data” means any information about a natural person'],
      ['Services', 'Our mobile and web applications (the “Services”) are offered by Example Ltd'],
      ['SLA', 'Service Level Agreement'],
    ]);
  });

  it('takes the first definition of a term, and no words that merely stand in quotes', () => {
    expect(findGlossary('“Fee” means the price. “Fee” means nothing. He said “well, maybe” and left.')).toHaveLength(1);
    expect(findGlossary('The Quick Brown Fox (CIA) jumps.')).toEqual([]);
  });

  it('keeps a definition short, however long its sentence is', () => {
    const [entry] = findGlossary(`“Fee” means ${'a very long story '.repeat(100)}.`);
    expect(entry?.meaning.length).toBeLessThanOrEqual(240);
    expect(entry?.meaning).toContain('“Fee” means');
  });
});

describe('glossaryOf', () => {
  it('gives a section the terms that it uses as whole words and others define', () => {
    const glossary = findGlossary(TEXT);
    const start = TEXT.indexOf('Duties');
    const duties = { text: TEXT.slice(start), start, end: TEXT.length };
    expect(glossaryOf(glossary, duties).map(({ term }) => term)).toEqual(['Personal Data', 'SLA']);
    expect(glossaryOf(glossary, { text: TEXT, start: 0, end: TEXT.length })).toEqual([]);
    expect(glossaryOf(glossary, { text: 'The SLAs of others.', start: -1, end: -1 })).toEqual([]);
  });
});
