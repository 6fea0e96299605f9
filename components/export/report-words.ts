import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { playbookName } from '#components/builtin';
import { categoryName } from '#components/findings';
import type { ReportWords } from '#lib/reports';

/** What a report for people says beside what is in it, in the reader's language. */
export function reportWords(): ReportWords {
  return {
    language: i18n.locale,
    label: labels(),
    sentence: sentences(),
    ...states(),
    category: categoryName,
    playbook: playbookName,
    title: (document) => t`Review of ${document}`,
    textFacts: (characters, sha256) =>
      plural(characters, { one: `# character, SHA-256 ${sha256}`, other: `# characters, SHA-256 ${sha256}` }),
    reviewedBy: (provider, playbook) =>
      provider === 'on-device'
        ? t`On-device checks, playbook ${playbook}`
        : t`Models on AWS Bedrock, playbook ${playbook}`,
    writtenBy: (model, share) =>
      share === null ? t`Written by ${model}.` : t`Written by ${model}, from an extract of ${share} of the text.`,
    findingsHeading: (count) => t`Findings (${count})`,
    unverifiedHeading: (count) => t`Unverified findings (${count})`,
    bySeverity: ({ critical, high, medium, low, info }) =>
      t`${critical} critical, ${high} high, ${medium} medium, ${low} low, ${info} info`,
    listedApart: (count) => t`${count}, listed apart`,
    hiddenByFilters: (count) =>
      plural(count, { one: '# finding hidden by filters', other: '# findings hidden by filters' }),
    decisions: ({ accepted, dismissed, followUp, open }) =>
      t`${accepted} accepted, ${dismissed} dismissed, ${followUp} to follow up, ${open} open`,
    modelCalls: (attempts, throttles) => t`${attempts}, ${throttles} throttled`,
    tokens: (input, output) => t`${input} in, ${output} out`,
    sections: (found, fates, share) =>
      `${sectionCounts(found, fates)} ${t`Sections hold ${share} of the page’s visible text.`}`,
    selection: (heading) => t`Selection: ${heading}`,
    confidence: (share) => t`confidence ${share}`,
    madeWith: (playbook, version) => [t`playbook ${playbook}`, t`prompt version ${version}`],
    attempts: (count) => plural(count, { one: '# attempt', other: '# attempts' }),
    tokensUsed: (input, output) => t`${input} tokens in, ${output} out`,
  };
}

function sectionCounts(found: number, fates: Parameters<ReportWords['sections']>[1]): string {
  const { reviewed, skipped, failed, unfinished } = fates;
  return unfinished === undefined
    ? plural(found, {
        one: `# section found: ${reviewed} reviewed, ${skipped} skipped, ${failed} failed.`,
        other: `# sections found: ${reviewed} reviewed, ${skipped} skipped, ${failed} failed.`,
      })
    : plural(found, {
        one: `# section found: ${reviewed} reviewed, ${skipped} skipped, ${failed} failed, ${unfinished} not finished.`,
        other: `# sections found: ${reviewed} reviewed, ${skipped} skipped, ${failed} failed, ${unfinished} not finished.`,
      });
}

function labels(): ReportWords['label'] {
  return {
    document: t`Document`,
    text: t`Text`,
    language: t`Language`,
    reviewedBy: t`Reviewed by`,
    begun: t`Begun`,
    ended: t`Ended`,
    state: t`State`,
    exported: t`Exported`,
    summary: t`Summary`,
    coverage: t`Coverage`,
    findings: t`Findings`,
    unverified: t`Unverified`,
    notInReport: t`Not in this report`,
    decisions: t`Decisions`,
    time: t`Time`,
    modelCalls: t`Model calls`,
    tokens: t`Tokens`,
    cost: t`Cost`,
    section: t`Section`,
    words: t`Words`,
    status: t`Status`,
    risk: t`Risk`,
    assessment: t`Assessment`,
    action: t({ context: 'report', message: 'Action' }),
    decision: t`Decision`,
    note: t`Note`,
    provenance: t`Provenance`,
    and: t`And`,
    quotedAs: t`Quoted as`,
    documentSays: t`The document says`,
    openInDocument: t`Open in the document`,
    wholeDocument: t`Whole document`,
    onDevice: t`on the device`,
    onDeviceChecks: t`On-device checks`,
  };
}

function sentences(): ReportWords['sentence'] {
  return {
    unverifiedNote: t`Their quotes were not found in the document. They are not counted above: check them yourself.`,
    onlySelection: t`Only selected text was reviewed, not the whole document.`,
    noneInReport: t`None of the findings are in this report.`,
    noSectionReviewed: t`No section was reviewed, so nothing can be said.`,
    noneInReviewed: t`None in the sections that were reviewed.`,
    none: t({ context: 'findings', message: 'None.' }),
  };
}

function states(): Pick<
  ReportWords,
  'severity' | 'risk' | 'evidence' | 'decision' | 'status' | 'dismissal' | 'skip' | 'review'
> {
  const levels = { critical: t`Critical`, high: t`High`, medium: t`Medium`, low: t`Low` };
  return {
    severity: { ...levels, info: t`Info` },
    risk: { ...levels, none: t({ context: 'risk', message: 'None' }) },
    evidence: {
      verified: t`Verified: the quote is in the document word for word`,
      repaired: t`Repaired: the document says it in other words`,
      unverified: t`Unverified: the quote was not found in the document`,
    },
    decision: {
      open: t({ context: 'decision', message: 'Open' }),
      accepted: t`Accepted`,
      dismissed: t`Dismissed`,
      'follow-up': t`Needs follow-up`,
    },
    status: {
      queued: t`Not reviewed yet`,
      running: t`Being reviewed`,
      reviewed: t`Reviewed`,
      failed: t`Failed`,
      skipped: t`Skipped`,
    },
    dismissal: {
      wrong: t`Not true`,
      'not-relevant': t`Not relevant here`,
      'accepted-risk': t`Risk is accepted`,
      'addressed-elsewhere': t`Addressed elsewhere`,
      duplicate: t`Duplicate`,
    },
    skip: {
      'no-text': t`Nothing to review`,
      stopped: t`Stopped before it was reviewed`,
      excluded: t`Left out by the reviewer`,
    },
    review: {
      running: t`Still running when exported`,
      paused: t`Paused when exported`,
      stopped: t`Stopped before the end`,
      done: t`Done`,
      failed: t`Failed`,
    },
  };
}
