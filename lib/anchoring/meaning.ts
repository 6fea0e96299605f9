/**
 * Words that turn the meaning of a sentence when they are dropped, added or exchanged: negations, exceptions and modal
 * verbs. English first; the commonest ones of other languages of policies and contracts, where they are no common
 * words in English.
 */
const TURNING_WORDS: ReadonlySet<string> = new Set(
  `not no never none neither nor nothing without unless except excluding only
  must shall should may might can could will would ought need required prohibited forbidden optional
  nicht kein keine keinen keiner keinem niemals ohne muss müssen darf dürfen soll sollen kann können
  pas jamais aucun aucune sans sauf doit doivent peut peuvent
  nunca jamás ninguno sino salvo debe deben deberá puede pueden
  mai nessun nessuno senza deve devono può possono
  não nunca sem exceto deve devem pode podem
  niet geen nooit zonder tenzij moet moeten`.split(/\s+/),
);

/** The turning words and the numbers of a folded text, in order. Reference marks like "[12]" are no numbers. */
export function turningWords(folded: string): readonly string[] {
  const plain = folded
    .replace(/\[\d{1,3}\]/g, ' ')
    .replace(/\bcannot\b|\bcan't\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not');
  const words = plain.match(/[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*/gu) ?? [];
  return words.filter((word) => TURNING_WORDS.has(word) || /^\p{N}/u.test(word));
}

/** Whether two passages differ in a turning word or a number. Both folded. */
export function differInMeaning(a: string, b: string): boolean {
  return turningWords(a).join(' ') !== turningWords(b).join(' ');
}
