import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import type { StatedDisguise, Statement } from '#lib/findings';
import { ABOUT_WORDS, exclusionaryAssessment, exclusionaryTitle } from './about-words.ts';

/** The three texts of a finding. */
export interface StatementWords {
  readonly title: string;
  readonly assessment: string;
  readonly action: string;
}

/** What an on-device check states, in the reader's language; null where another version of AI-Prism stated it. */
export function wordStatement(statement: Statement): StatementWords | null {
  switch (statement.id) {
    case 'missing-part':
    case 'missing-number':
      return missing(statement);
    case 'and-or':
      return andOr(statement);
    case 'should':
      return {
        title: t`Duty or advice: "should"`,
        assessment: t`The document binds with "must" or "shall" elsewhere; beside them "should" leaves open whether this is required or only recommended.`,
        action: t`Replace "should" by "must" or "shall" if it is required; otherwise write "we recommend" and say what follows from not doing it.`,
      };
    case 'may-not-be':
      return mayNotBe(statement);
    case 'exclusionary-replaceable':
      return exclusionary(statement);
    case 'long-sentence':
      return longSentence(statement);
    case 'undefined-acronym':
      return undefinedAcronym(statement);
    case 'term-hyphen':
    case 'term-spelling':
    case 'term-capitals':
    case 'term-defined':
      return twoTerms(statement);
    case 'text-for-ai':
      return {
        ...textForAi(),
        assessment: t`These words tell a machine what to do instead of telling the reader something. Whoever has the document read by a model may be misled by them.`,
      };
    case 'hidden-text-for-ai': {
      const disguise = i18n._(DISGUISES[statement.disguise]);
      return {
        ...textForAi(),
        assessment: t`Words for a machine are hidden here by ${disguise}. Whoever has the document read by a model may be misled by them.`,
      };
    }
    default:
      return ABOUT_WORDS[statement.id]?.(statement.words) ?? null;
  }
}

type Stated<Id extends Statement['id']> = Extract<Statement, { readonly id: Id }>;

function missing(statement: Stated<'missing-part' | 'missing-number'>): StatementWords {
  const { words } = statement;
  return {
    title: t`Reference without a target: "${words}"`,
    assessment:
      statement.id === 'missing-part'
        ? t`No heading or caption of the document is labelled "${{ label: statement.label }}", so what is stated there is not part of what was reviewed.`
        : t`The document's headings and captions are labelled, and none is ${{ numbers: oneOf(statement.numbers) }}. What the sentence relies on cannot be found.`,
    action: t`Correct the number in "${words}", add the missing part, or name the other document that is meant.`,
  };
}

function andOr({ words, both, one, either }: Stated<'and-or'>): StatementWords {
  return {
    title: t`"and/or" in a duty: "${words}"`,
    assessment: t`With "and/or" it is open whether one of the two is enough or both are needed to fulfil the duty.`,
    action: t`Write "${both}" if both are needed, "${one}" if one is enough, or "${either}".`,
  };
}

function mayNotBe({ words, ban, possibility }: Stated<'may-not-be'>): StatementWords {
  return {
    title: t`Ban or possibility: "${words}"`,
    assessment: t`"${words}" can mean that it is forbidden or that it possibly does not happen.`,
    action: t`Write "${ban}" for a ban, "${possibility}" for a possibility.`,
  };
}

function exclusionary({ words, instead }: Stated<'exclusionary-replaceable'>): StatementWords {
  return {
    title: exclusionaryTitle(words),
    assessment: exclusionaryAssessment(words),
    action: t`Instead of "${words}", write ${{ alternatives: oneOf(instead) }}.`,
  };
}

function longSentence({ wordCount, conditionCount, limit, breakBefore }: Stated<'long-sentence'>): StatementWords {
  return {
    title: t`Long sentence: ${wordCount} words without a break`,
    assessment:
      conditionCount === 0
        ? t`${wordCount} words stand between two list marks or full stops; above ${limit} most readers have to start again and miss something.`
        : t`${wordCount} words stand between two list marks or full stops, ${conditionCount} conditions and exceptions among them; above ${limit} most readers have to start again and miss something.`,
    action:
      breakBefore === undefined
        ? t`Make one sentence for each duty or condition, or a list with one item for each.`
        : t`Make one sentence for each duty or condition, or a list with one item for each; a first break fits before "${breakBefore}".`,
  };
}

function undefinedAcronym({ acronym, uses }: Stated<'undefined-acronym'>): StatementWords {
  return {
    title: t`Acronym not explained: ${acronym}`,
    assessment: plural(uses, {
      one: `${acronym} is first used here and spelt out nowhere in the document.`,
      other: `${acronym} is first used here and spelt out nowhere in the document (# uses).`,
    }),
    action: t`Write the full name once, followed by "(${acronym})", or add it to the definitions.`,
  };
}

type TwoTerms = Stated<'term-hyphen' | 'term-spelling' | 'term-capitals' | 'term-defined'>;

const WHY_ONE_TERM: Readonly<Record<TwoTerms['id'], MessageDescriptor>> = {
  'term-hyphen': msg`A reader may take two spellings for two things, and a search finds only one of them.`,
  'term-spelling': msg`British and American spelling are mixed.`,
  'term-capitals': msg`One name is written in two ways; a search finds only one of them.`,
  'term-defined': msg`The term is defined with capitals. In lower case it is open whether the definition applies or the everyday meaning is intended.`,
};

function twoTerms({ id, minority, minorityUses, majority, majorityUses }: TwoTerms): StatementWords {
  const usual = plural(majorityUses, { one: `"${majority}": # use`, other: `"${majority}": # uses` });
  const rare = plural(minorityUses, {
    one: `"${minority}": # use, the first here`,
    other: `"${minority}": # uses, the first here`,
  });
  return {
    title: t`"${minority}" and "${majority}" in one document`,
    assessment: `${i18n._(WHY_ONE_TERM[id])} ${usual}; ${rare}.`,
    action:
      id === 'term-defined'
        ? t`Write "${majority}" if the defined term is meant, or choose other words if it is not.`
        : t`Write "${majority}" throughout.`,
  };
}

const DISGUISES: Readonly<Record<StatedDisguise, MessageDescriptor>> = {
  'look-alikes': msg`letters of other scripts that look alike`,
  digits: msg`digits in the place of letters`,
  spaced: msg`letters set apart`,
  rot13: msg`a simple cipher (ROT13)`,
  reversed: msg`letters in reverse order`,
  base64: msg`an encoding (Base64)`,
  invisible: msg`characters that no font shows`,
};

function textForAi() {
  return {
    title: t`Text that addresses an AI system`,
    action: t`Take it out. Read this section yourself: a model’s findings in it may be wrong or incomplete.`,
  };
}

/** `"4" or "5"`. */
function oneOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? t`"${first}"` : t`"${first}" or ${{ others: oneOf(others) }}`;
}
