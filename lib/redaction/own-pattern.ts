import type { Detector } from './detection.ts';
import { PatternError, PatternTooSlowError } from './pattern-error.ts';
import { type PatternNode, parsePattern } from './pattern-parser.ts';

const MAX_SOURCE_CHARACTERS = 200;
const MAX_INSTRUCTIONS = 600;
/** Longer matches are no values but passages. */
const MAX_MATCH_CHARACTERS = 200;
/** Work that one text may cause: a second or so on a slow machine. */
const MAX_STEPS = 40_000_000;

type Instruction =
  | { readonly kind: 'character'; readonly accepts: RegExp; readonly known: Map<string, boolean> }
  | { readonly kind: 'assertion'; readonly at: 'start' | 'end' | 'word' | 'no-word' }
  | { readonly kind: 'split'; readonly to: readonly number[] }
  | { readonly kind: 'match' };

/**
 * Makes a detector of a reviewer's own pattern. All ways through the pattern are followed at once, character by
 * character, so that no pattern can run away: the work is the text's length times the pattern's.
 * The detector throws {@link PatternTooSlowError} where a text takes more work than it may.
 * @throws {PatternError} for what is no usable pattern.
 */
export function compileOwnPattern(source: string): Detector {
  if (source.length > MAX_SOURCE_CHARACTERS)
    throw new PatternError(`is longer than ${MAX_SOURCE_CHARACTERS} characters`);
  const program = compile(parsePattern(source));
  if (matchesNothing(program)) throw new PatternError('matches an empty text');
  return (text) => run(program, text, source);
}

/** What keeps a pattern from being used, to go on after "This pattern"; null for one that can be. */
export function patternFault(source: string): string | null {
  try {
    compileOwnPattern(source);
    return null;
  } catch (error) {
    if (error instanceof PatternError) return error.detail;
    throw error;
  }
}

function compile(root: PatternNode): readonly Instruction[] {
  const program: Instruction[] = [];

  function put(instruction: Instruction): number {
    if (program.length >= MAX_INSTRUCTIONS) throw new PatternError('is too large');
    return program.push(instruction) - 1;
  }

  function add(node: PatternNode): void {
    switch (node.kind) {
      case 'character':
        put({ kind: 'character', accepts: node.accepts, known: new Map() });
        return;
      case 'assertion':
        put(node);
        return;
      case 'sequence':
        for (const part of node.parts) add(part);
        return;
      case 'choice':
        addChoice(node.options);
        return;
      case 'repeat':
        addRepeat(node);
    }
  }

  function addChoice(options: readonly PatternNode[]): void {
    const split = put({ kind: 'split', to: [] });
    const starts: number[] = [];
    const ends: number[] = [];
    for (const option of options) {
      starts.push(program.length);
      add(option);
      ends.push(put({ kind: 'split', to: [] }));
    }
    program[split] = { kind: 'split', to: starts };
    for (const end of ends) program[end] = { kind: 'split', to: [program.length] };
  }

  function addRepeat({ part, least, most }: Extract<PatternNode, { kind: 'repeat' }>): void {
    for (let count = 0; count < least; count += 1) add(part);
    if (most === null) {
      const loop = put({ kind: 'split', to: [] });
      add(part);
      put({ kind: 'split', to: [loop] });
      program[loop] = { kind: 'split', to: [loop + 1, program.length] };
      return;
    }
    const exits: number[] = [];
    for (let count = least; count < most; count += 1) {
      exits.push(put({ kind: 'split', to: [] }));
      add(part);
    }
    for (const exit of exits) program[exit] = { kind: 'split', to: [exit + 1, program.length] };
  }

  add(root);
  put({ kind: 'match' });
  return program;
}

function matchesNothing(program: readonly Instruction[]): boolean {
  const seen = new Set<number>();
  const visit = (at: number): boolean => {
    if (seen.has(at)) return false;
    seen.add(at);
    const instruction = program[at];
    if (instruction === undefined || instruction.kind === 'character') return false;
    if (instruction.kind === 'match') return true;
    return instruction.kind === 'split' ? instruction.to.some(visit) : visit(at + 1);
  };
  return visit(0);
}

function run(program: readonly Instruction[], text: string, source: string) {
  const characters = [...text];
  const offsets = [0];
  for (const each of characters) offsets.push((offsets.at(-1) ?? 0) + each.length);
  const found: { readonly kind: 'own'; readonly start: number; readonly end: number }[] = [];
  let steps = 0;

  /** Follows what takes no character. The first way to a place is the one that began earliest. */
  function follow(threads: Map<number, number>, seen: Set<number>, at: number, from: number, place: number): void {
    steps += 1;
    if (steps > MAX_STEPS) throw new PatternTooSlowError(source);
    if (seen.has(at)) return;
    seen.add(at);
    const instruction = program[at];
    if (instruction === undefined) return;
    if (instruction.kind === 'split') for (const next of instruction.to) follow(threads, seen, next, from, place);
    else if (instruction.kind !== 'assertion') threads.set(at, from);
    else if (holds(instruction.at, characters, place)) follow(threads, seen, at + 1, from, place);
  }

  for (let begin = 0; begin < characters.length; ) {
    let threads = new Map<number, number>();
    let best: { readonly start: number; readonly end: number } | null = null;
    for (let place = begin; place <= characters.length; place += 1) {
      const next = new Map<number, number>();
      const seen = new Set<number>();
      if (best === null) {
        // Those under way keep their places: they began earlier.
        const fresh = new Map<number, number>();
        follow(fresh, new Set(), 0, place, place);
        for (const [at, from] of fresh) if (!threads.has(at)) threads.set(at, from);
      }
      for (const [at, from] of threads) {
        const instruction = program[at];
        if (instruction?.kind === 'match') {
          if (best === null || from < best.start || (from === best.start && place > best.end)) {
            best = { start: from, end: place };
          }
        } else if (
          instruction?.kind === 'character' &&
          (best === null || from <= best.start) &&
          place - from < MAX_MATCH_CHARACTERS &&
          accepts(instruction, characters[place])
        ) {
          follow(next, seen, at + 1, from, place + 1);
        }
      }
      threads = next;
      if (best !== null && threads.size === 0) break;
    }
    if (best === null) break;
    found.push({ kind: 'own', start: offsets[best.start] ?? 0, end: offsets[best.end] ?? 0 });
    begin = best.end;
  }
  return found;
}

function accepts(
  { accepts: pattern, known }: Extract<Instruction, { kind: 'character' }>,
  character: string | undefined,
): boolean {
  if (character === undefined) return false;
  const before = known.get(character);
  if (before !== undefined) return before;
  const answer = pattern.test(character);
  if (known.size < 2_000) known.set(character, answer);
  return answer;
}

function holds(at: 'start' | 'end' | 'word' | 'no-word', characters: readonly string[], place: number): boolean {
  const [before, after] = [characters[place - 1], characters[place]];
  if (at === 'start') return before === undefined || before === '\n';
  if (at === 'end') return after === undefined || after === '\n';
  const isBorder = isWord(before) !== isWord(after);
  return at === 'word' ? isBorder : !isBorder;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{N}_]$/u.test(character);
}
