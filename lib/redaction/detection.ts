/** Kinds of private data that are found by rules. */
export const FOUND_KINDS = ['email', 'phone', 'card', 'iban', 'national-id', 'ip'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];
/** Those, and what the reviewer's own patterns find. */
export type RedactionKind = FoundKind | 'own';

/** Where a value stands in a text: UTF-16 offsets. */
export interface Detection {
  readonly kind: RedactionKind;
  readonly start: number;
  readonly end: number;
}

/** Finds one kind of value in a text, in order, none over another. Pure; never throws. */
export type Detector = (text: string) => readonly Detection[];

/** Makes a detector from a pattern, global, and a judgement of each match. */
export function byPattern(
  kind: RedactionKind,
  pattern: RegExp,
  isValue: (match: string, before: string, after: string) => boolean = () => true,
): Detector {
  return (text) =>
    Array.from(text.matchAll(pattern), (match) => ({ match: match[0], start: match.index }))
      .filter(({ match, start }) =>
        isValue(
          match,
          text.slice(Math.max(0, start - 40), start),
          text.slice(start + match.length, start + match.length + 24),
        ),
      )
      .map(({ match, start }) => ({ kind, start, end: start + match.length }));
}

/** The digits of a value, without what groups them. */
export function digitsOf(value: string): string {
  return value.replaceAll(/\D/g, '');
}

/** The check of card numbers and of some national ids. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits !== '' && sum % 10 === 0;
}

/** The remainder by 97 of a number of any length. */
export function mod97(digits: string): number {
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}

/** The sum of digits, each by its weight. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index] ?? 0), 0);
}
