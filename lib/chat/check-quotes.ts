import { createEvidenceCheck } from '#lib/findings';
import type { ChatDocument, ChatPassage } from './chat-document.ts';
import type { ChatQuote } from './chat-turn.ts';

/**
 * Makes the check of an answer's quotes. The passages that the model was given are looked through first: preparing a
 * long document for it takes a while, and is only needed for what is not there, such as words of an earlier answer.
 */
export function createQuoteCheck(
  { text }: Pick<ChatDocument, 'text'>,
  passages: readonly ChatPassage[],
): (quote: string) => ChatQuote {
  const checks = passages.map((passage) => once(() => createEvidenceCheck(passage)));
  const checkWhole = once(() => createEvidenceCheck({ text, start: 0 }));
  const isWhole = passages.some((passage) => passage.start === 0 && passage.text === text);

  return (quote) => {
    let similar: ChatQuote | null = null;
    for (const check of checks) {
      const found = check()({ quote });
      if (found.status === 'verified') return found;
      if (found.status === 'repaired') similar ??= found;
    }
    const elsewhere: ChatQuote | null = isWhole ? null : checkWhole()({ quote });
    if (elsewhere?.status === 'verified') return elsewhere;
    return similar ?? elsewhere ?? { quote, status: 'unverified', text: '', start: -1, end: -1 };
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
