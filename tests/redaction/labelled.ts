import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text with the private values that stand in it. */
export interface LabelledSnippet {
  readonly language: string;
  readonly text: string;
  readonly values: readonly { readonly kind: string; readonly value: string }[];
}

const LABEL = /\{([a-z-]+):([^{}]+)\}/g;

/** The labelled set of `labelled.txt`. */
export function labelledSnippets(): readonly LabelledSnippet[] {
  const lines = readFileSync(join(import.meta.dirname, 'labelled.txt'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, language, labelled] = /^([a-z-]+)\| (.+)$/.exec(line) ?? [];
    if (language === undefined || labelled === undefined) return [];
    const values = Array.from(labelled.matchAll(LABEL), ([, kind = '', value = '']) => ({ kind, value }));
    return [{ language, text: labelled.replaceAll(LABEL, '$2'), values }];
  });
}
