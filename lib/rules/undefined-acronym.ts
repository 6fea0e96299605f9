import { locate } from './locate.ts';
import { counted } from './phrase.ts';
import type { Rule } from './rule.ts';
import { toFinding } from './rule-hit.ts';

/** Acronyms nobody explains, reported where the document first uses them. */
export const undefinedAcronym: Rule = {
  id: 'undefined-acronym',
  reason: 'Readers outside the author’s team guess at an acronym that is not spelt out, and may guess wrong.',
  englishOnly: true,
  limitPerSection: 3,
  check: (context) =>
    context.facts.undefinedAcronyms.flatMap(({ acronym, firstAt, uses }) => {
      const place = locate(context, acronym, firstAt);
      if (place === undefined) return [];
      return [
        toFinding('undefined-acronym', context.text, {
          ...place,
          severity: 'low',
          statement: { id: 'undefined-acronym', acronym, uses },
          title: `Acronym not explained: ${acronym}`,
          assessment: `${acronym} is first used here and spelt out nowhere in the document${uses > 1 ? ` (${counted(uses, 'use')})` : ''}.`,
          action: `Write the full name once, followed by "(${acronym})", or add it to the definitions.`,
          confidence: uses > 1 ? 0.7 : 0.5,
        }),
      ];
    }),
};
