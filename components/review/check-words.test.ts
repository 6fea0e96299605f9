import { describe, expect, it } from 'vitest';
import { describeCheck } from './check-words.ts';

const atMs = 1_000_000;

describe('the words for a check of the models', () => {
  it.each([
    [
      'names the model that answered',
      { kind: 'available', modelName: 'Claude Sonnet 4.5' },
      'Claude Sonnet 4.5 answers again.',
    ],
    ['says that one is free', { kind: 'available', modelName: null }, 'A model is free again.'],
    ['says that all refused', { kind: 'refused' }, 'Asked just now: no model can take a request yet.'],
    [
      'says how long AWS wants to be left alone',
      { kind: 'not-yet', nextAtMs: atMs + 42_000 },
      'Too soon: AWS wants no request for another 0:42.',
    ],
    [
      'says that waiting is in vain',
      { kind: 'unusable' },
      'Waiting will not help: no model can be used with these settings.',
    ],
  ] as const)('%s', (_what, found, words) => {
    expect(describeCheck({ atMs, found }, atMs)).toBe(words);
  });

  it('says how long ago that was, and nothing that is not true any more', () => {
    expect(describeCheck({ atMs, found: { kind: 'refused' } }, atMs + 130_000)).toContain('2 min ago');
    expect(describeCheck({ atMs, found: { kind: 'not-yet', nextAtMs: atMs + 1 } }, atMs + 2)).toBe('');
  });

  it('says what kept any model from being asked, and what to do', () => {
    const words = describeCheck({ atMs, problem: { code: 'credentials-missing' } }, atMs);
    expect(words).toMatch(/No model could be asked: No AWS credentials\. Enter credentials/);
  });
});
