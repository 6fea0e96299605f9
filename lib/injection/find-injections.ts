import { type Disguise, readingsOf } from './disguise.ts';
import { type InjectionAim, PATTERNS, SQUEEZED } from './patterns.ts';

/** Text in a document that addresses an AI system instead of a reader. */
export interface Injection {
  /** UTF-16 offsets of the words that give it away, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly aim: InjectionAim;
  /** How its words were hidden from people. */
  readonly disguise: Disguise;
}

/** A text that is full of it is told of so often; the rest is the same. */
const MOST = 20;

/** A letter that is mistaken for another gives chance matches: only what is said plainly counts there. */
const STRONG: ReadonlySet<InjectionAim> = new Set(['override', 'address', 'role', 'disclosure', 'verdict']);

/**
 * Finds text that tries to steer a machine, in plain words or in disguise, by its form. Not complete, and not meant to be:
 * it says aloud what is found so that nobody relies on a model's silence. In the order of the text, without overlaps.
 */
export function findInjections(text: string): readonly Injection[] {
  const found: Injection[] = [];
  for (const reading of readingsOf(text)) {
    for (const { aim, pattern } of reading.disguise === 'spaced' ? SQUEEZED : PATTERNS) {
      if (reading.disguise !== 'none' && !STRONG.has(aim)) continue;
      for (const match of reading.text.matchAll(pattern)) {
        const [words] = match;
        // What only led to the words is none of them.
        const lead = words.length - words.replace(/^[\s¶.!?,:;"']+/, '').length;
        const { start, end } = reading.placeOf(match.index + lead, match.index + words.length);
        if (!found.some((known) => start < known.end && known.start < end)) {
          found.push({ start, end, aim, disguise: reading.disguise });
        }
        if (found.length === MOST) break;
      }
    }
  }
  return found.toSorted((first, second) => first.start - second.start).slice(0, MOST);
}
