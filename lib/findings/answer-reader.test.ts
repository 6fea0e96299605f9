import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerReader } from './answer-reader.ts';
import { type DraftFinding, RISK_LEVELS, SEVERITIES } from './finding.ts';

const draft: DraftFinding = {
  severity: 'high',
  category: 'ambiguity',
  title: 'Two readings of "may"',
  quote: 'access {may} be "given"',
  assessment: 'Nobody can tell.',
  action: 'Say who decides.',
  confidence: 0.8,
};
const closing = (findings: number, risk = 'high') => JSON.stringify({ risk, findings });
const answer = (...lines: string[]) => lines.join('\n');

function readAll(text: string, pieceLength = text.length) {
  const reader = createAnswerReader();
  const shown: DraftFinding[] = [];
  for (let start = 0; start < text.length; start += pieceLength) {
    shown.push(...reader.push(text.slice(start, start + pieceLength)));
  }
  return { shown, verdict: reader.finish() };
}

describe('answer reader', () => {
  it('yields a finding as soon as its object ends', () => {
    const reader = createAnswerReader();
    const line = JSON.stringify(draft);
    expect(reader.push(line.slice(0, -1))).toEqual([]);
    expect(reader.push('}')).toEqual([draft]);
  });

  it.each([
    ['JSON Lines', answer(JSON.stringify(draft), closing(1))],
    ['a fenced answer', `\`\`\`json\n${answer(JSON.stringify(draft), closing(1))}\n\`\`\``],
    ['rows', answer(JSON.stringify(Object.values(draft)), closing(1))],
    ['rows in an array, fenced', `\`\`\`\n[ ${JSON.stringify(Object.values(draft), null, 1)},\n${closing(1)}]\n\`\`\``],
    ['a preface with brackets', `As [1] and [ 2 ] say:\n${answer(JSON.stringify(Object.values(draft)), closing(1))}`],
    ['an array', `[${JSON.stringify(draft)},\n${closing(1)}]`],
    ['a polite preface', `Here you are:\n${answer(JSON.stringify(draft), closing(1))}`],
  ])('reads %s', (_name, text) => {
    expect(readAll(text).verdict).toEqual({ kind: 'complete', drafts: [draft], risk: 'high', summary: '' });
  });

  it('takes a closing line alone for a section without findings', () => {
    expect(readAll(closing(0, 'none')).verdict).toEqual({ kind: 'complete', drafts: [], risk: 'none', summary: '' });
  });

  it.each([
    ['an empty answer', '', 'closing line is missing'],
    ['prose', 'I cannot help with that.', 'closing line is missing'],
    ['an answer without its closing line', JSON.stringify(draft), 'closing line is missing'],
    ['an answer cut inside an object', `${JSON.stringify(draft)}\n{"severity":"hi`, 'ends inside a finding'],
    ['a wrong count', answer(JSON.stringify(draft), closing(2)), 'says 2 findings'],
    ['an unknown severity', answer(JSON.stringify({ ...draft, severity: 'fatal' }), closing(1)), 'severity'],
    ['a confidence above 1', answer(JSON.stringify({ ...draft, confidence: 80 }), closing(1)), 'confidence'],
    ['an empty quote', answer(JSON.stringify({ ...draft, quote: ' ' }), closing(1)), 'quote'],
    ['a short row', answer('["high","ambiguity","x"]', closing(1)), 'quote'],
    ['a long row', answer(JSON.stringify([...Object.values(draft), 'x', 'y']), closing(1)), 'line 1'],
    ['a missing field', answer('{"title":"x"}', closing(1)), 'severity'],
    ['broken JSON', answer('{"severity": high}', closing(0)), 'not JSON'],
    ['an unknown risk', answer(closing(0, 'enormous')), 'risk'],
    ['an endless text', answer(JSON.stringify({ ...draft, assessment: 'a'.repeat(4_001) }), closing(1)), 'assessment'],
  ])('calls %s malformed', (_name, text, detail) => {
    const { verdict } = readAll(text);
    expect(verdict.kind).toBe('malformed');
    expect(verdict.kind === 'malformed' && verdict.detail).toContain(detail);
  });

  it('shows no more findings than a section can sensibly have, and asks for fewer', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => JSON.stringify({ ...draft, title: `Finding ${index}` }));
    const { shown, verdict } = readAll(answer(...lines, closing(5_000)));
    expect(shown).toHaveLength(100);
    expect(verdict).toMatchObject({ kind: 'malformed', detail: expect.stringContaining('more than 100 findings') });
  });

  it('reads the same whatever pieces the answer arrives in', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((value) => value.trim() !== '');
    const anyDraft = fc.record({
      severity: fc.constantFrom(...SEVERITIES),
      category: fc.constant('ambiguity'),
      title: text,
      quote: text,
      assessment: text,
      action: text,
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(anyDraft, { maxLength: 5 }),
        fc.constantFrom(...RISK_LEVELS),
        fc.integer({ min: 1, max: 40 }),
        (drafts, risk, pieceLength) => {
          const whole = answer(...drafts.map((each) => JSON.stringify(each)), closing(drafts.length, risk));
          const { shown, verdict } = readAll(whole, pieceLength);
          expect(verdict).toEqual(readAll(whole).verdict);
          expect(verdict.kind).toBe('complete');
          expect(shown).toHaveLength(drafts.length);
        },
      ),
    );
  });

  it('never calls a cut answer complete', () => {
    const whole = answer(JSON.stringify(draft), JSON.stringify({ ...draft, title: 'Another' }), closing(2));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(readAll(whole.slice(0, length)).verdict.kind).toBe('malformed');
      }),
    );
  });
});
