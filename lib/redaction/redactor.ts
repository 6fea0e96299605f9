import { detectNationalIds } from './detect-national-ids.ts';
import { detectEmails, detectIps } from './detect-online.ts';
import { detectCards, detectIbans } from './detect-payment.ts';
import { detectPhones } from './detect-phone.ts';
import type { Detection, Detector, FoundKind, RedactionKind } from './detection.ts';
import { compileOwnPattern } from './own-pattern.ts';

/** What stands in the place of a value, by its kind; `TEXT` is for words that look like a placeholder themselves. */
const NAMES: Readonly<Record<RedactionKind, string>> = {
  email: 'EMAIL',
  phone: 'PHONE',
  card: 'CARD',
  iban: 'IBAN',
  'national-id': 'ID',
  ip: 'IP',
  own: 'PRIVATE',
};
const TEXT_NAME = 'TEXT';
const PLACEHOLDER = new RegExp(`\\[(?:${[...Object.values(NAMES), TEXT_NAME].join('|')})-\\d+\\]`, 'g');
/** The beginning of what may become a placeholder, at the end of a text. */
const OPEN_PLACEHOLDER = /\[(?:[A-Z]{0,7}|[A-Z]{2,7}-\d*)$/;

/** What is looked for. */
export interface RedactionChoice {
  readonly kinds: readonly FoundKind[];
  /** The reviewer's own patterns: regular expressions of the kind that `compileOwnPattern` takes. */
  readonly patterns: readonly string[];
}

/** Puts placeholders in the place of private values of one document, and the values back. */
export interface Redactor {
  /** `restore(redact(text))` is the text. @throws {PatternTooSlowError} */
  readonly redact: (text: string) => string;
  readonly restore: (text: string) => string;
}

/**
 * Makes the redactor of one document. A value has one placeholder for as long as the redactor lives, numbered in the order
 * of `document`, its text. `language` is the text's (BCP 47).
 * @throws {PatternError} for a pattern that cannot be used; {@link PatternTooSlowError} likewise.
 */
export function createRedactor({ kinds, patterns }: RedactionChoice, document: string, language: string): Redactor {
  const placeholders = new Map<string, string>();
  const values = new Map<string, string>();
  const counts = new Map<string, number>();
  const detectors = detectorsFor(kinds, patterns, language);

  function placeholderFor(name: string, value: string): string {
    const key = `${name} ${value}`;
    const known = placeholders.get(key);
    if (known !== undefined) return known;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const placeholder = `[${name}-${count}]`;
    placeholders.set(key, placeholder);
    values.set(placeholder, value);
    return placeholder;
  }

  function redact(text: string): string {
    let redacted = '';
    let from = 0;
    for (const { name, start, end } of findRanges(text, detectors)) {
      redacted += text.slice(from, start) + placeholderFor(name, text.slice(start, end));
      from = end;
    }
    return redacted + text.slice(from);
  }

  redact(document);
  return {
    redact,
    restore: (text) => text.replaceAll(PLACEHOLDER, (placeholder) => values.get(placeholder) ?? placeholder),
  };
}

interface NamedRange {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The surest first: where two overlap, the later one gets what is left, so that nothing found is sent. */
function detectorsFor(kinds: readonly FoundKind[], patterns: readonly string[], language: string): readonly Detector[] {
  const byKind: Readonly<Record<RedactionKind, readonly Detector[]>> = {
    own: patterns.map(compileOwnPattern),
    email: [detectEmails],
    iban: [detectIbans],
    card: [detectCards],
    'national-id': [detectNationalIds],
    ip: [detectIps],
    phone: [(text) => detectPhones(text, language)],
  };
  const order = Object.keys(byKind) as RedactionKind[];
  return order.filter((kind) => kind === 'own' || kinds.includes(kind)).flatMap((kind) => byKind[kind]);
}

function findRanges(text: string, detectors: readonly Detector[]): readonly NamedRange[] {
  const isTaken = new Uint8Array(text.length);
  const ranges: NamedRange[] = [];

  /** Takes what is still free of a range. */
  function take(name: string, { start, end }: Pick<Detection, 'start' | 'end'>): void {
    for (let index = start; index < end; ) {
      if (isTaken[index] === 1) {
        index += 1;
        continue;
      }
      const first = index;
      while (index < end && isTaken[index] === 0) {
        isTaken[index] = 1;
        index += 1;
      }
      if (text.slice(first, index).trim() !== '') ranges.push({ name, start: first, end: index });
    }
  }

  for (const { 0: match, index } of text.matchAll(PLACEHOLDER))
    take(TEXT_NAME, { start: index, end: index + match.length });
  for (const detect of detectors) for (const detection of detect(text)) take(NAMES[detection.kind], detection);
  return ranges.toSorted((one, other) => one.start - other.start);
}

/** Restores a text that comes in pieces; a placeholder may be cut anywhere. */
export interface StreamRestorer {
  /** What of the text can be shown by now: what may become a placeholder is kept back. */
  readonly push: (piece: string) => string;
  /** The rest. */
  readonly finish: () => string;
}

export function createStreamRestorer(redactor: Redactor): StreamRestorer {
  let kept = '';
  return {
    push: (piece) => {
      const text = kept + piece;
      kept = OPEN_PLACEHOLDER.exec(text)?.[0] ?? '';
      return redactor.restore(text.slice(0, text.length - kept.length));
    },
    finish: () => {
      const rest = redactor.restore(kept);
      kept = '';
      return rest;
    },
  };
}
