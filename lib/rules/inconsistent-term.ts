import { locate } from './locate.ts';
import { counted, named, shortened } from './phrase.ts';
import type { Rule } from './rule.ts';
import { toFinding } from './rule-hit.ts';
import type { TermVariant } from './term-facts.ts';

const STATEMENTS = {
  hyphen: 'term-hyphen',
  spelling: 'term-spelling',
  capitals: 'term-capitals',
  'defined-term': 'term-defined',
} as const;

const WHY: Record<TermVariant['kind'], string> = {
  hyphen: 'A reader may take two spellings for two things, and a search finds only one of them.',
  spelling: 'British and American spelling are mixed.',
  capitals: 'One name is written in two ways; a search finds only one of them.',
  'defined-term':
    'The term is defined with capitals. In lower case it is open whether the definition applies or the everyday meaning is intended.',
};

/** One word or term written in two ways, reported at the first use of the rarer way. */
export const inconsistentTerm: Rule = {
  id: 'inconsistent-term',
  reason: 'Two ways to write a term make readers look for a difference that is not meant.',
  englishOnly: true,
  limitPerSection: 5,
  check: (context) =>
    context.facts.termVariants.flatMap(({ kind, minority, minorityUses, majority, majorityUses, firstAt }) => {
      const place = locate(context, minority, firstAt);
      if (place === undefined) return [];
      return [
        toFinding('inconsistent-term', context.text, {
          ...place,
          severity: kind === 'defined-term' ? 'medium' : kind === 'spelling' ? 'info' : 'low',
          statement: {
            id: STATEMENTS[kind],
            minority: shortened(minority),
            minorityUses,
            majority: shortened(majority),
            majorityUses,
          },
          title: `${named(minority)} and ${named(majority)} in one document`,
          assessment: `${WHY[kind]} ${named(majority)}: ${counted(majorityUses, 'use')}; ${named(minority)}: ${counted(minorityUses, 'use')}, the first here.`,
          action:
            kind === 'defined-term'
              ? `Write ${named(majority)} if the defined term is meant, or choose other words if it is not.`
              : `Write ${named(majority)} throughout.`,
          confidence: kind === 'defined-term' ? 0.65 : 0.8,
        }),
      ];
    }),
};
