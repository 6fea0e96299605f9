import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeDetail, findDetailWords } from './detail-words.ts';

/** Where checks say what is wrong with something that a person typed or chose. */
const CHECKED = ['settings', 'policy', 'playbooks', 'redaction'];
const ROOT = new URL('../../lib/', import.meta.url);

/** `'must be …'` and such, at a place where a message stands; what is filled in becomes a figure. */
const SAID = /(?:[(,:]|return)\s*(['`])((?:must|is|has|repeats|looks|refers|closes|ends|matches) [^\n]*?)\1\s*[,);]/g;

function detailsInCode(): readonly string[] {
  return CHECKED.flatMap((domain) => {
    const folder = new URL(`${domain}/`, ROOT);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    return files.flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(SAID)].map(([, , detail = '']) =>
        detail.replaceAll(/\$\{[^}]*\}/g, '7'),
      ),
    );
  });
}

describe('the words for what checks say', () => {
  // Kinds of values, and lists of them, are put together at another place: see below.
  const details = detailsInCode().filter((detail) => detail !== 'must be 7');

  it('are looked for where checks are', () => {
    expect(details.length).toBeGreaterThan(50);
    expect(details).toContain('must be at most 7, which your administrator has set');
    expect(details).toContain('has a group that is not closed');
  });

  it.each([...new Set(details)])('are there, and the same in English: %s', (detail) => {
    expect(findDetailWords('This', detail)).toBe(`This ${detail}`);
  });

  it.each([
    'must be a string',
    'must be an array',
    'must be an object',
    'must be a boolean',
    'must be email, phone, card, iban, national-id, ip',
    'must be access-key, api-key, cognito, assume-role or web-identity',
    'is missing; its default is used until settings are saved again',
  ])('hold for what is put together: %s', (detail) => {
    expect(describeDetail('limits', detail)).toBe(`limits ${detail}`);
  });

  it('leave alone what they do not know', () => {
    expect(findDetailWords('This', 'is something new')).toBeNull();
    expect(describeDetail('This', 'is something new')).toBe('This is something new');
  });
});
