import { foldedForm } from '#lib/text';

/** Whether all words that are searched for occur in texts taken together. */
export type Matcher = (texts: readonly string[]) => boolean;

/** Case, accents of form and kinds of quotes and dashes do not matter. Null where nothing is searched for. */
export function createMatcher(query: string): Matcher | null {
  const words = foldedForm(query)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return (texts) => {
    const folded = foldedForm(texts.join('\n'));
    return words.every((word) => folded.includes(word));
  };
}
