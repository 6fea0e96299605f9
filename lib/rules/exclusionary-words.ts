/**
 * The messages of retext-equality that hold in formal documents. The others are about everyday words ("simple", "just",
 * "special"), family and titles of office, in which a policy or contract is nearly always right.
 */
export const REPORTED =
  /^(?:ablebodied|blacklist(?:ed|ing)?|whitelist(?:ed|ing)?|blackhat|whitehat|slaves?|manned|unmanned|manpower|manhours?|mankind|manmade|chair(?:man|men)-.*|businessman.*|salaryman-.*|salarymen-.*|sales(?:man|men|lady).*|spokes(?:man|men)-.*|fire(?:man|men)-.*|police.*|chick-cop-policeman|fore(?:man|men)-.*|middle(?:man|men)-.*|lay(?:man|men)-.*|repair(?:man|men)-.*|grandfather-clause|grandfathered|grandfathering|sanity-check|handicapped|handicapped-parking|wheelchair-bound|suffers-from-.*|gimp|retards?|housewi(?:fe|ves)|sexual-preference|he-she|her-him|herself-himself|master)$/;

/**
 * Parsing takes most of the time of all rules, so only sentences are parsed in which one of those words can stand. Wider
 * than the list: a test holds every word of it against this.
 */
export const CANDIDATE =
  /\b(?:able|black|white|slave|mann?ed|unmanned|man-?(?:power|hours?|made|kind)|mankind|\p{L}*(?:man|men|wom[ae]n|lady|ladies|person|persons|wife|wives)\b|police|cop|chick|grandfather|sanity|handicap|wheelchair|suffer|gimp|cripple|retard|short bus|career girl|afflicted|sexual|s?he\b|her\b|him\b|hers?\b|his\b|hers?elf|himself|master)/iu;
