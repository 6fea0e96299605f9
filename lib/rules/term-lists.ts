/** British form to American form; verbs and nouns in -ise/-ize follow from their ending and are not listed. */
export const AMERICAN_BRITISH: ReadonlyMap<string, string> = new Map([
  ['colour', 'color'],
  ['colours', 'colors'],
  ['behaviour', 'behavior'],
  ['behaviours', 'behaviors'],
  ['behavioural', 'behavioral'],
  ['favour', 'favor'],
  ['favourite', 'favorite'],
  ['honour', 'honor'],
  ['honoured', 'honored'],
  ['labour', 'labor'],
  ['neighbour', 'neighbor'],
  ['endeavour', 'endeavor'],
  ['endeavours', 'endeavors'],
  ['centre', 'center'],
  ['centres', 'centers'],
  ['defence', 'defense'],
  ['offence', 'offense'],
  ['offences', 'offenses'],
  ['catalogue', 'catalog'],
  ['catalogues', 'catalogs'],
  ['fulfil', 'fulfill'],
  ['fulfilment', 'fulfillment'],
  ['cancelled', 'canceled'],
  ['cancelling', 'canceling'],
  ['labelled', 'labeled'],
  ['labelling', 'labeling'],
  ['modelling', 'modeling'],
  ['travelled', 'traveled'],
  ['judgement', 'judgment'],
  ['acknowledgement', 'acknowledgment'],
  ['analyse', 'analyze'],
  ['analysed', 'analyzed'],
  ['analysing', 'analyzing'],
]);

/** Pairs in which the hyphen makes another word, or verb and noun. Written closed. */
export const DIFFERENT_WORDS: ReadonlySet<string> = new Set(
  'resent recover recovered resign resigned reform reformed recreate recreation represent release relay repay retreat remark resort resolve recount restrain react reserve signup signin logon login logout checkin checkout followup opt-in takedown setup backup rollout signoff shutdown lookup coop into onto underway'.split(
    ' ',
  ),
);

/** Compounds written apart or closed with one meaning; other pairs differ as verb and noun or as adjective and noun. */
export const SPLIT_WORDS: readonly (readonly [string, string])[] = [
  ['web', 'site'],
  ['web', 'page'],
  ['data', 'base'],
  ['data', 'set'],
  ['time', 'frame'],
  ['time', 'stamp'],
  ['life', 'cycle'],
  ['user', 'name'],
  ['pass', 'word'],
  ['file', 'name'],
  ['host', 'name'],
  ['work', 'flow'],
  ['e', 'mail'],
];
