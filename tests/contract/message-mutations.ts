import { FREE_FIELDS, OPTIONAL_FIELDS, REQUIRED_ANYWAY } from './valid-messages.ts';

/** A message, and whether whoever made it broke it for certain. */
export interface MutatedMessage {
  readonly message: unknown;
  readonly isBroken: boolean;
}

/** Numbers that decide what is done where. */
export interface Choices {
  readonly kind: number;
  readonly place: number;
  readonly value: number;
  /** Whatever fast-check thought of. */
  readonly garbage: unknown;
}

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
  readonly value: unknown;
}

/** Longer than any text that is let in. */
const ENDLESS_TEXT = 'x'.repeat(30_000_001);
const ENDLESS_LIST_LENGTH = 100_001;
const NO_STRINGS: readonly unknown[] = [7, true, {}, [], ['a'], { toString: 'a' }, -1.5];
const NO_NUMBERS: readonly unknown[] = [
  '7',
  true,
  {},
  [],
  [7],
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const NO_BOOLEANS: readonly unknown[] = ['true', 1, 0, {}, []];
const NO_OBJECTS: readonly unknown[] = ['{}', 7, true, [7], () => undefined];
const NO_LISTS: readonly unknown[] = ['f-1', 7, true, { 0: 'f-1', length: 1 }, {}];
const STRANGE_KEYS = ['extra', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', ''];
const STRANGE_NAMES: readonly unknown[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'review.start ',
  'Review.start',
  'settings.get\u0000',
  'reader.nothing',
  'highlight.activated',
  '',
  null,
  7,
  ['settings.get'],
  { toString: () => 'settings.get' },
];

const deep = (depth: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { next: value };
  return value;
};
const DEEP = deep(2_000);

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Makes one of ten kinds of harm to a valid message, or none (`kind` 0). */
export function mutate(name: string, valid: object, choices: Choices): MutatedMessage {
  const payload: Record<string, unknown> = structuredClone(valid) as Record<string, unknown>;
  const message: Record<string, unknown> = { name, payload };
  const places = placesIn(payload);
  const place = places.length === 0 ? null : pick(places, choices.place);
  const broken = { message, isBroken: true };
  const whole = { message, isBroken: false };
  switch (choices.kind % 11) {
    case 1:
      return place === null ? whole : put(broken, place, ofAnotherType(place.value, choices.value));
    case 2: {
      const objects = [payload, ...places.flatMap(({ value }) => (isObject(value) ? [value] : []))];
      define(pick(objects, choices.place), pick(STRANGE_KEYS, choices.value), choices.garbage);
      return broken;
    }
    case 3: {
      const needed = places.filter(({ holder, key }) => !Array.isArray(holder) && isNeeded(name, key));
      if (needed.length === 0) return whole;
      const { holder, key } = pick(needed, choices.place);
      Reflect.deleteProperty(holder, key);
      return broken;
    }
    case 4: {
      const texts = places.filter(({ value }) => typeof value === 'string');
      return texts.length === 0 ? whole : put(broken, pick(texts, choices.place), ENDLESS_TEXT);
    }
    case 5: {
      const lists = places.filter(({ value }) => Array.isArray(value));
      if (lists.length === 0) return whole;
      const list = pick(lists, choices.place);
      const [item] = list.value as unknown[];
      return put(broken, list, new Array(ENDLESS_LIST_LENGTH).fill(item));
    }
    case 6:
      define(message, pick(STRANGE_KEYS, choices.value), choices.garbage);
      return broken;
    case 7:
      Reflect.deleteProperty(message, pick(['name', 'payload'], choices.value));
      return broken;
    case 8:
      message.name = pick(STRANGE_NAMES, choices.value);
      return broken;
    case 9:
      message.payload = pick([DEEP, null, [payload], JSON.stringify(payload), 7, undefined, [DEEP]], choices.value);
      return broken;
    case 10:
      return {
        message: pick([choices.garbage, [message], JSON.stringify(message), null], choices.value),
        isBroken: true,
      };
    default:
      return whole;
  }
}

/** Every field and element of a payload that the door itself judges. */
function placesIn(holder: object): Place[] {
  return Object.entries(holder).flatMap(([key, value]) =>
    FREE_FIELDS.includes(key) && isObject(value)
      ? []
      : [{ holder: holder as Place['holder'], key, value }, ...(value instanceof Object ? placesIn(value) : [])],
  );
}

function isNeeded(name: string, key: string): boolean {
  return !OPTIONAL_FIELDS.includes(key) || REQUIRED_ANYWAY.includes(`${name}/${key}`);
}

function ofAnotherType(value: unknown, choice: number): unknown {
  if (typeof value === 'string') return pick(NO_STRINGS, choice);
  if (typeof value === 'number') return pick(NO_NUMBERS, choice);
  if (typeof value === 'boolean') return pick(NO_BOOLEANS, choice);
  return pick(Array.isArray(value) ? NO_LISTS : NO_OBJECTS, choice);
}

function put(mutated: MutatedMessage, { holder, key }: Place, value: unknown): MutatedMessage {
  define(holder, key, value);
  return mutated;
}

/** Also for `__proto__`, as it comes out of JSON: a field like any other. */
function define(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
