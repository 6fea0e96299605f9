import { plural, t } from '@lingui/core/macro';
import type { Finding, Note, Remark, Statement } from '#lib/findings';
import { type StatementWords, wordStatement } from './statement-words.ts';

/**
 * A finding in the reader's language, where an on-device check made it. What a model says stays in its words, and so does
 * what was found before findings came with a remark.
 */
export function wordFinding<Words extends Pick<Finding, keyof StatementWords | 'remark'>>(finding: Words): Words {
  const words = finding.remark === undefined ? null : wordRemark(finding.remark);
  return words === null ? finding : { ...finding, ...words };
}

function wordRemark({ statement, notes }: Remark): StatementWords | null {
  const words = wordStatement(statement);
  if (words === null) return null;
  return { ...words, assessment: [words.assessment, ...notes.map(wordNote)].join(' ') };
}

function wordNote(note: Note): string {
  switch (note.kind) {
    case 'repeated':
      return plural(
        { count: note.count },
        {
          one: 'The same holds for # other place in this section.',
          other: 'The same holds for # other places in this section.',
        },
      );
    case 'overlapping':
      return t`Also here: ${{ titles: note.statements.map(titleOf).join('; ') }}.`;
    case 'unlisted':
      return plural(
        { count: note.count },
        {
          one: '# further finding of this kind in the section is not listed.',
          other: '# further findings of this kind in the section are not listed.',
        },
      );
  }
}

function titleOf(statement: Statement): string {
  return wordStatement(statement)?.title ?? '';
}
