import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '#lib/findings';
import {
  formatPlaybookFile,
  isSameContent,
  PLAYBOOK_LIMITS,
  type Playbook,
  PlaybookError,
  parsePlaybook,
  parsePlaybookFile,
  RISK_PLAYBOOK,
  RULE_IDS,
  withNextVersion,
} from './index.ts';

const MINE: Playbook = {
  id: 'house-style',
  version: 3,
  name: 'House style',
  purpose: 'Finds what our style guide forbids.',
  instructions: 'Look for: Latin.\nLeave out: names.',
  categories: [
    { id: 'latin', label: 'Latin', meaning: 'a Latin phrase' },
    {
      id: 'injection',
      label: 'Text for AI systems',
      meaning: 'text that addresses an AI system instead of the reader',
    },
  ],
  severities: { high: 'nobody can read it' },
  rules: ['placeholder', 'long-sentence'],
};

function fileWith(change: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(formatPlaybookFile(MINE)), ...change });
}

function faultOf(text: string): string {
  try {
    parsePlaybookFile(text);
  } catch (error) {
    if (error instanceof PlaybookError) return error.message;
    throw error;
  }
  return 'none';
}

const words = (maximum: number) =>
  fc
    .stringMatching(/^[\p{L}\p{N}\p{P}\p{S} ]+$/u, { size: 'small' })
    .map((text) => text.trim().slice(0, maximum).toWellFormed().trim())
    .filter((text) => text !== '');
const identifiers = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}$/);
const playbooks: fc.Arbitrary<Playbook> = fc.record({
  id: identifiers.map((id) => `my-${id}`),
  version: fc.integer({ min: 1, max: 1_000 }),
  name: words(PLAYBOOK_LIMITS.name),
  purpose: words(PLAYBOOK_LIMITS.purpose),
  instructions: fc.array(words(200), { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n')),
  categories: fc
    .uniqueArray(
      fc.record({ id: identifiers, label: words(PLAYBOOK_LIMITS.label), meaning: words(PLAYBOOK_LIMITS.meaning) }),
      {
        selector: ({ id }) => id,
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((categories) => [...categories.filter(({ id }) => id !== 'injection'), ...MINE.categories.slice(1)]),
  severities: fc.record(Object.fromEntries(SEVERITIES.map((severity) => [severity, words(PLAYBOOK_LIMITS.severity)])), {
    requiredKeys: [],
  }),
  rules: fc.subarray([...RULE_IDS]),
});

describe('playbook files', () => {
  it('come back as they were written', () => {
    expect(parsePlaybookFile(formatPlaybookFile(MINE))).toEqual(MINE);
    expect(parsePlaybookFile(`\ufeff${formatPlaybookFile(MINE)}`)).toEqual(MINE);
  });

  it('come back as they were written, whatever they say', () => {
    fc.assert(
      fc.property(playbooks, (playbook) => {
        expect(parsePlaybookFile(formatPlaybookFile(playbook))).toEqual(playbook);
      }),
      { numRuns: 100 },
    );
  });

  it('are read or refused with a PlaybookError, whatever their text', () => {
    const mangled = fc
      .tuple(playbooks, fc.nat(), fc.nat(6), fc.string({ unit: 'binary', maxLength: 6 }))
      .map(([playbook, at, length, piece]) => {
        const text = formatPlaybookFile(playbook);
        const start = at % text.length;
        return text.slice(0, start) + piece + text.slice(start + length);
      });
    fc.assert(
      fc.property(fc.oneof(mangled, fc.json(), fc.string()), (text) => {
        expect(typeof faultOf(text)).toBe('string');
      }),
      { numRuns: 200 },
    );
  });

  it('may leave out severities and checks, and always have the category for injected text', () => {
    const text = fileWith({ severities: undefined, rules: undefined, categories: MINE.categories.slice(0, 1) });
    expect(parsePlaybookFile(text)).toEqual({ ...MINE, severities: {}, rules: RULE_IDS });
  });

  it('come back without white space around their texts', () => {
    expect(parsePlaybookFile(fileWith({ name: '  House style\n' })).name).toBe('House style');
  });

  it.each([
    ['no JSON', '{', 'must be JSON'],
    ['another JSON', '[]', 'must be a JSON object with "format": "ai-prism-playbook/1"'],
    ['another format', fileWith({ format: 'ai-prism-playbook/9' }), 'format: must be "ai-prism-playbook/1"'],
    ['a missing field', fileWith({ purpose: undefined }), 'purpose: is missing'],
    ['a misspelt field', fileWith({ instruction: 'x' }), 'instruction: is not a field of a playbook'],
    [
      'an id of a built-in one',
      fileWith({ id: 'risk' }),
      'id: must not be that of a built-in playbook; take another, such as my-risk',
    ],
    [
      'a bad id',
      fileWith({ id: 'House Style' }),
      'id: must be lower-case letters, digits and single hyphens, such as house-style',
    ],
    ['a version that is none', fileWith({ version: 1.5 }), 'version: must be a whole number'],
    ['a version of nothing', fileWith({ version: 0 }), 'version: must be at least 1'],
    ['an empty name', fileWith({ name: ' ' }), 'name: must not be empty'],
    ['a name of two lines', fileWith({ name: 'a\nb' }), 'name: must be one line'],
    ['control characters', fileWith({ instructions: 'a\u0007b' }), 'instructions: must have no control characters'],
    [
      'endless instructions',
      fileWith({ instructions: 'x'.repeat(6_001) }),
      'instructions: must have at most 6000 characters',
    ],
    ['no category', fileWith({ categories: [] }), 'categories: must have at least one category'],
    [
      'one category twice',
      fileWith({ categories: [MINE.categories[0], MINE.categories[0]] }),
      'categories: must not have the same id twice',
    ],
    [
      'a category without meaning',
      fileWith({ categories: [{ id: 'a', label: 'A' }] }),
      'categories.0.meaning: is missing',
    ],
    ['an unknown severity', fileWith({ severities: { fatal: 'x' } }), 'severities.fatal: is not a field of a playbook'],
    [
      'an unknown check',
      fileWith({ rules: ['placeholder', 'spelling'] }),
      `rules.1: must be one of ${RULE_IDS.join(', ')}`,
    ],
    ['a check twice', fileWith({ rules: ['placeholder', 'placeholder'] }), 'rules: must not name a check twice'],
    ['an endless file', fileWith({ instructions: 'x'.repeat(40_000) }), 'must have at most 40000 characters'],
  ])('with %s are refused by name', (_what, text, message) => {
    expect(faultOf(text)).toBe(message);
  });

  it('takes no prototype from a file', () => {
    const text = formatPlaybookFile(MINE).replace('"id"', '"__proto__": {"id": "x"}, "id"');
    expect(Object.getPrototypeOf(parsePlaybookFile(text))).toBe(Object.prototype);
  });

  it('checks a form the same way', () => {
    expect(parsePlaybook(MINE)).toEqual(MINE);
    expect(() => parsePlaybook(null)).toThrow(PlaybookError);
  });
});

describe('versions', () => {
  it('stay while the content does', () => {
    expect(isSameContent(MINE, { ...MINE, version: 9 })).toBe(true);
    expect(withNextVersion({ ...MINE, version: 9 }, MINE)).toEqual(MINE);
    expect(withNextVersion(MINE, null)).toEqual(MINE);
  });

  it('grow with any change, so that one reference never stands for two texts', () => {
    const edited = { ...MINE, rules: [] };
    expect(isSameContent(edited, MINE)).toBe(false);
    expect(withNextVersion(edited, MINE).version).toBe(4);
    expect(withNextVersion({ ...edited, version: 1 }, MINE).version).toBe(4);
    expect(withNextVersion({ ...edited, version: 8 }, MINE).version).toBe(8);
  });

  it('are those of the file for the built-in ones', () => {
    expect(isSameContent(RISK_PLAYBOOK, parsePlaybook(RISK_PLAYBOOK))).toBe(true);
  });
});
