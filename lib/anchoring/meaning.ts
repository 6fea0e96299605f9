/**
 * Words that turn the meaning of a sentence when they are dropped, added or exchanged: negations, exceptions and modal
 * verbs. English and German first; the commonest ones of other languages of policies and contracts, where they are no
 * common words in English.
 */
const TURNING_WORDS: ReadonlySet<string> = new Set(
  `not no never none neither nor nothing nobody nowhere cannot without unless except excepting excluding only hardly
  must shall should may might can could will would ought need required prohibited forbidden optional always any
  nicht kein keine keinen keiner keinem keines nie niemals niemand nichts weder ohne ausser außer ausgenommen nur
  muss muß müssen musst mussten müsste müssten darf dürfen dürfte dürften soll sollen sollte sollten
  kann können könnte könnten immer sofern
  pas jamais aucun aucune sans sauf doit doivent peut peuvent
  nunca jamás ninguno sino salvo debe deben deberá puede pueden
  mai nessun nessuno senza deve devono può possono
  não nunca sem exceto deve devem pode podem
  niet geen nooit zonder tenzij moet moeten`.split(/\s+/),
);

/** Beginnings that negate an adjective or a noun. */
const NEGATING_PREFIXES = ['un', 'in', 'im', 'ir', 'il', 'non', 'dis', 'mis'];
/** Heads of "isn't", "won't" and their like; a folded text gives them as two words, the second a lone "t". */
const CONTRACTED: ReadonlySet<string> = new Set(
  'isn aren wasn weren don doesn didn won wouldn shouldn couldn mustn needn hasn haven hadn mightn shan'.split(' '),
);

function turningForm(word: string, next: string | undefined): readonly string[] {
  if (/^\p{N}/u.test(word)) return [word];
  if (word === 'cannot') return ['can', 'not'];
  if (next === 't') {
    if (word === 'can') return ['can', 'not'];
    if (word === 'won') return ['will', 'not'];
    if (CONTRACTED.has(word)) return TURNING_WORDS.has(word.slice(0, -1)) ? [word.slice(0, -1), 'not'] : ['not'];
  }
  return TURNING_WORDS.has(word) ? [word] : [];
}

/** The turning words and the numbers among folded words, in order. */
export function turningWords(words: readonly string[]): readonly string[] {
  return words.flatMap((word, order) => turningForm(word, words[order + 1]));
}

/** Whether two passages, as folded words, differ in a turning word or a number. */
export function differInTurningWords(a: readonly string[], b: readonly string[]): boolean {
  return turningWords(a).join(' ') !== turningWords(b).join(' ');
}

/** Whether one folded word negates the other: "authorised" and "unauthorised", "harmful" and "harmless". */
export function isNegationOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 3 && NEGATING_PREFIXES.some((prefix) => long === prefix + short)) return true;
  return (
    /(?:less|los)$/.test(a) !== /(?:less|los)$/.test(b) &&
    a.slice(0, 4) === b.slice(0, 4) &&
    a.length > 5 &&
    b.length > 5
  );
}
