import { describe, expect, it } from 'vitest';
import { labelledSnippets } from '#tests/redaction/labelled.ts';
import { FOUND_KINDS } from './detection.ts';
import { createRedactor } from './redactor.ts';

/** Names of placeholders, by kind. */
const NAMES = { email: 'EMAIL', phone: 'PHONE', card: 'CARD', iban: 'IBAN', 'national-id': 'ID', ip: 'IP' } as const;

const snippets = labelledSnippets();

/** What is found in a snippet: each placeholder with what it stands for. */
function foundIn({ text, language }: (typeof snippets)[number]): readonly string[] {
  const { redact, restore } = createRedactor({ kinds: FOUND_KINDS, patterns: [] }, '', language);
  return Array.from(
    redact(text).matchAll(/\[([A-Z]+)-\d+\]/g),
    ([placeholder, name]) => `${name} ${restore(placeholder)}`,
  );
}

const results = snippets.map((snippet) => ({
  snippet,
  found: foundIn(snippet),
  wanted: snippet.values.map(({ kind, value }) => `${NAMES[kind as keyof typeof NAMES]} ${value}`),
}));

describe('what is found in the labelled set', () => {
  it('has at least 150 snippets, traps among them', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(150);
    expect(snippets.filter(({ values }) => values.length === 0).length).toBeGreaterThanOrEqual(60);
  });

  it.each(FOUND_KINDS)('%s: precision and recall', (kind) => {
    const isOfKind = (value: string) => value.startsWith(`${NAMES[kind]} `);
    const found = results.flatMap((each) => each.found.filter(isOfKind));
    const wanted = results.flatMap((each) => each.wanted.filter(isOfKind));
    const right = results.flatMap((each) =>
      each.found.filter((value) => isOfKind(value) && each.wanted.includes(value)),
    );
    const wrong = results
      .filter((each) => each.found.filter(isOfKind).join() !== each.wanted.filter(isOfKind).join())
      .map(({ snippet, found: seen }) => `${snippet.text} → ${seen.join(', ')}`);
    expect({ precision: right.length / found.length, recall: right.length / wanted.length, wrong }).toEqual({
      precision: 1,
      recall: 1,
      wrong: [],
    });
  });
});
