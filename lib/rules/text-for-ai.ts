import type { DraftFinding } from '#lib/findings';
import { type Disguise, findInjections } from '#lib/injection';
import { INJECTION_CATEGORY } from '#lib/playbooks';
import { quoteAround } from './quote.ts';

/** What keeps a person from reading the words. */
const DISGUISES: Readonly<Record<Exclude<Disguise, 'none'>, string>> = {
  'look-alikes': 'letters of other scripts that look alike',
  digits: 'digits in the place of letters',
  spaced: 'letters set apart',
  rot13: 'a simple cipher (ROT13)',
  reversed: 'letters in reverse order',
  base64: 'an encoding (Base64)',
  invisible: 'characters that no font shows',
};

/** Each is a remark of its own, up to so many. */
const MOST = 5;

/**
 * Text of a section that addresses an AI system instead of the reader. Looked for in every review, whoever reviews: a model
 * that is misled by such a text would not speak of it. Needs nothing of the rest of the document.
 */
export function findTextForAi(text: string): DraftFinding[] {
  const lines = new Map<number, DraftFinding>();
  for (const { start, end, disguise } of findInjections(text)) {
    const line = lineAround(text, start, end);
    if (lines.has(line.start) || lines.size === MOST) continue;
    lines.set(line.start, {
      severity: 'high',
      category: INJECTION_CATEGORY.id,
      title: 'Text that addresses an AI system',
      assessment:
        disguise === 'none'
          ? 'These words tell a machine what to do instead of telling the reader something. Whoever has the document read by a model may be misled by them.'
          : `Words for a machine are hidden here by ${DISGUISES[disguise]}. Whoever has the document read by a model may be misled by them.`,
      action: 'Take it out. Read this section yourself: a model’s findings in it may be wrong or incomplete.',
      confidence: disguise === 'none' ? 0.85 : 0.9,
      remark: {
        statement: disguise === 'none' ? { id: 'text-for-ai' } : { id: 'hidden-text-for-ai', disguise },
        notes: [],
      },
      ...quoteAround(text, line, start, end),
    });
  }
  return [...lines.values()];
}

function lineAround(text: string, start: number, end: number) {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const line = text.slice(from, next < 0 ? text.length : next);
  const body = line.trim();
  const at = from + line.indexOf(body);
  return { start: at, end: at + body.length, text: body };
}
