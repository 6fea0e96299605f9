import { casual } from 'chrono-node/en';
import { named, shortened } from './phrase.ts';
import type { Rule, SectionContext } from './rule.ts';
import { type RuleHit, toFinding } from './rule-hit.ts';
import type { Sentence } from './sentences.ts';

interface DateWords {
  readonly index: number;
  readonly words: string;
  /** The first moment after the named day, month, quarter or year, UTC, epoch milliseconds. */
  readonly endMs: number;
}

const YEAR = /\b(?:19|20)\d{2}\b/;
const QUARTER = /\bQ([1-4])[ \t/]*((?:19|20)\d{2})\b/g;
/** "the end of 2021" or a bare year after a deadline's preposition, which the date parser leaves alone. */
const BARE_YEAR =
  /(?<=\b(?:by|before|until|later\s+than|at)\s+)(?:the\s+end\s+of\s+|end\s+of\s+|mid-?|early\s+|late\s+)?((?:19|20)\d{2})(?![\p{L}\p{N}/-]|\.\d)/giu;

const FUTURE =
  /\b(?:will|shall|must|is\s+to|are\s+to|to\s+be|is\s+due|are\s+due|is\s+(?:planned|scheduled|expected|required)|are\s+(?:planned|scheduled|expected|required)|has\s+to|have\s+to|deadline|expires?|plans?\s+to|intends?\s+to|ends)\b/gi;
/** What stands right in front of a deadline or of the day on which something begins. */
const PREPOSITION =
  /\b(?:by|before|until|till|no\s+later\s+than|not\s+later\s+than|on|from|starting|beginning|effective|as\s+of|in|during|at|deadline\s*(?:is|of|:)|due|(?:scheduled|planned|due|expected|set)\s+for|expires?(?:\s+on)?)\s+(?:and\s+including\s+|or\s+before\s+|about\s+|the\s+)?$/i;
/** Between the verb and the date, these show that the date belongs to something that already happened. */
const PAST_EVENT =
  /\b(?:was|were|had|has\s+been|have\s+been|been|did|entered\s+into|made|signed|concluded|published|issued|adopted|dated|created|collected|obtained|executed|registered|received|submitted\s+(?:on|before)|enacted|amended|posted|purchased|ordered|opened|sold|produced|born|accrued|filed|who|which|that)\b|\b(?:after|prior\s+to|following|since)\s+$/i;
/** "will be published": the participle belongs to the promise, and says nothing of the past. */
const PASSIVE_PROMISE = /^(?:will|shall|must|(?:is\s+|are\s+|has\s+|have\s+)?to)\s+(?:\w+ly\s+)?be\s+\S+/i;
const NOT_A_DEADLINE =
  /©|\bcopyright\b|\blast\s+(?:updated|modified|revised|reviewed)\b|\bversion\s+(?:of|dated)\b|\bRFC\s?\d|\bwould\b/i;
const OPENING = /^(?:from|as\s+of|by|on|until|starting|beginning|effective)\s+(?:on\s+|from\s+|the\s+)?$/i;
const OPENED_PROMISE = /^(?:\s+onwards?|\s+at\s+the\s+latest)?,?\s+(?:[\p{L}’'-]+\s+){0,6}will\b/iu;
const REACH_CHARACTERS = 160;

function monthEnd(year: number, month: number): number {
  return Date.UTC(year, month, 1);
}

function datesIn(text: string, now: number): DateWords[] {
  const dates: DateWords[] = casual
    .parse(text, { instant: new Date(now), timezone: 0 })
    .flatMap(({ index, text: words, start, end }) => {
      const last = end ?? start;
      const year = last.get('year');
      const month = last.get('month');
      if (!last.isCertain('year') || !last.isCertain('month') || year === null || month === null) return [];
      const day = last.isCertain('day') ? last.get('day') : null;
      return [{ index, words, endMs: day === null ? monthEnd(year, month) : Date.UTC(year, month - 1, day + 1) }];
    });
  for (const match of text.matchAll(QUARTER)) {
    dates.push({ index: match.index, words: match[0], endMs: monthEnd(Number(match[2]), Number(match[1]) * 3) });
  }
  for (const match of text.matchAll(BARE_YEAR)) {
    dates.push({ index: match.index, words: match[0], endMs: Date.UTC(Number(match[1]) + 1, 0, 1) });
  }
  return dates;
}

function promiseBefore(text: string, index: number): number | undefined {
  const reach = Math.max(0, index - REACH_CHARACTERS);
  const last = [...text.slice(reach, index).matchAll(FUTURE)].at(-1);
  return last === undefined ? undefined : reach + last.index;
}

/**
 * "From 1 May 2018 onwards, the fee will rise": the date opens the sentence, and what it promises follows at once. A duty that
 * began in the past still holds.
 */
function openingWith(text: string, index: number, words: string): number | undefined {
  if (!OPENING.test(text.slice(0, index))) return undefined;
  return OPENED_PROMISE.test(text.slice(index + words.length)) ? 0 : undefined;
}

function checkSentence(sentence: Sentence, { now }: SectionContext): RuleHit[] {
  const { text } = sentence;
  if (!YEAR.test(text) || NOT_A_DEADLINE.test(text)) return [];
  return datesIn(text, now).flatMap(({ index, words, endMs }) => {
    if (endMs > now || !PREPOSITION.test(text.slice(Math.max(0, index - 40), index))) return [];
    const promiseAt = promiseBefore(text, index) ?? openingWith(text, index, words);
    if (promiseAt === undefined || PAST_EVENT.test(text.slice(promiseAt, index).replace(PASSIVE_PROMISE, '')))
      return [];
    const start = sentence.start + promiseAt;
    return [
      {
        sentence,
        start,
        end: sentence.start + index + words.length,
        severity: 'medium' as const,
        statement: { id: 'past-date' as const, words: shortened(words) },
        title: `Date already past: ${named(words)}`,
        assessment: `The sentence speaks of ${named(words)} as the future, and on the day of this review it is past. Either it happened and the text is out of date, or the deadline was missed.`,
        action: `Replace ${named(words)} by the new date, or state what happened by then.`,
        confidence: 0.75,
      },
    ];
  });
}

/** Deadlines and announcements whose date has passed. Plain historical dates are left alone. */
export const pastDate: Rule = {
  id: 'past-date',
  reason: 'A deadline in the past makes readers doubt whether the rest still holds.',
  englishOnly: true,
  limitPerSection: 4,
  check: (context) =>
    context.sentences
      .flatMap((sentence) => checkSentence(sentence, context))
      .map((hit) => toFinding('past-date', context.text, hit)),
};
