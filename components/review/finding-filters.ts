import { i18n } from '@lingui/core';
import { categoryName } from '#components/findings';
import { type FindingState, stateOf } from '#components/triage';
import { type Finding, SEVERITIES, type Severity } from '#lib/findings';
import type { AwaitedFindings, Decision, SectionView } from '#lib/review';

/** What the reviewer wants to see of the findings, and in which order. */
export interface FindingFilters {
  /** Empty means all. */
  readonly severities: ReadonlySet<Severity>;
  /** Empty means all. */
  readonly states: ReadonlySet<FindingState>;
  /** Null means all. */
  readonly category: string | null;
  readonly sectionId: string | null;
  readonly text: string;
  /** Whether findings whose quote is not in the document are listed. They are never counted with the others. */
  readonly showsUnverified: boolean;
  readonly order: 'document' | 'severity';
}

export const NO_FILTERS: FindingFilters = {
  severities: new Set(),
  states: new Set(),
  category: null,
  sectionId: null,
  text: '',
  showsUnverified: true,
  order: 'document',
};

/** Findings that count: their words stand in the document. */
export interface FindingCounts {
  readonly total: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly unverified: number;
  readonly byState: Readonly<Record<FindingState, number>>;
  /** The categories there are, in the alphabetical order of their names. */
  readonly categories: readonly string[];
}

export type Decisions = ReadonlyMap<string, Decision>;

/** Whether a finding counts; one whose quote is not in the document does not. */
export function isCounted({ evidence }: Finding): boolean {
  return evidence.status !== 'unverified';
}

/**
 * Counts by severity and state; of those that do not count, how many there are. What is awaited is counted as open, since
 * nobody knows yet which of it was decided.
 */
export function countFindings(
  findings: Iterable<Finding>,
  decisions: Decisions,
  awaited: AwaitedFindings | null = null,
): FindingCounts {
  const bySeverity: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const byState: Record<FindingState, number> = { open: 0, accepted: 0, dismissed: 0, 'follow-up': 0 };
  const categories = new Set<string>();
  let total = 0;
  let unverified = 0;
  for (const finding of findings) {
    categories.add(finding.category);
    if (isCounted(finding)) {
      byState[stateOf(decisions.get(finding.id))] += 1;
      total += 1;
      bySeverity[finding.severity] += 1;
    } else {
      unverified += 1;
    }
  }
  if (awaited !== null) {
    unverified += awaited.unverified;
    for (const severity of SEVERITIES) {
      bySeverity[severity] += awaited.bySeverity[severity];
      byState.open += awaited.bySeverity[severity];
      total += awaited.bySeverity[severity];
    }
  }
  return {
    total,
    bySeverity,
    unverified,
    byState,
    categories: byName([...categories]),
  };
}

function byName(categories: readonly string[]): readonly string[] {
  const { compare } = new Intl.Collator(i18n.locale);
  return categories.toSorted((one, other) => compare(categoryName(one), categoryName(other)));
}

/**
 * The findings to list, in the order asked for. Document order is by section, then by place in the text; of several
 * about the same words the gravest comes first.
 */
export function selectFindings(
  findings: Iterable<Finding>,
  sections: readonly SectionView[],
  filters: FindingFilters,
  decisions: Decisions,
): readonly Finding[] {
  const sectionIndexes = new Map(sections.map((section, index) => [section.id, index]));
  const sectionIndex = (finding: Finding) => sectionIndexes.get(finding.sectionId) ?? sections.length;
  const byGravity = (a: Finding, b: Finding) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  const inDocumentOrder = (a: Finding, b: Finding) =>
    sectionIndex(a) - sectionIndex(b) || place(a) - place(b) || byGravity(a, b) || compareIds(a, b);
  const bySeverity = (a: Finding, b: Finding) => byGravity(a, b) || inDocumentOrder(a, b);
  return [...findings]
    .filter((finding) => matches(finding, filters, decisions.get(finding.id)))
    .sort(filters.order === 'document' ? inDocumentOrder : bySeverity);
}

function matches(finding: Finding, filters: FindingFilters, decision: Decision | undefined): boolean {
  if (filters.severities.size > 0 && !filters.severities.has(finding.severity)) return false;
  if (filters.states.size > 0 && !filters.states.has(stateOf(decision))) return false;
  if (filters.category !== null && finding.category !== filters.category) return false;
  if (filters.sectionId !== null && finding.sectionId !== filters.sectionId) return false;
  if (!filters.showsUnverified && finding.evidence.status === 'unverified') return false;
  const wanted = filters.text.trim().toLocaleLowerCase();
  if (wanted === '') return true;
  return wordsOf(finding).includes(wanted) || (decision?.note ?? '').toLocaleLowerCase().includes(wanted);
}

/** What was searched once is searched again with the next letter; findings never change. */
const knownWords = new WeakMap<Finding, string>();

/** All words of a finding in lower case, its texts apart. */
function wordsOf(finding: Finding): string {
  const known = knownWords.get(finding);
  if (known !== undefined) return known;
  const { title, category, assessment, action, evidence } = finding;
  const words = [title, category, categoryName(category), assessment, action, evidence.quote, evidence.text]
    .join('\0')
    .toLocaleLowerCase();
  knownWords.set(finding, words);
  return words;
}

/** Findings without a place stand at the end of their section. */
function place(finding: Finding): number {
  return finding.evidence.start < 0 ? Number.MAX_SAFE_INTEGER : finding.evidence.start;
}

/** Whether anything but the order and the section was chosen. */
export function isNarrowed({ severities, states, category, text, showsUnverified }: FindingFilters): boolean {
  return severities.size + states.size > 0 || category !== null || text !== '' || !showsUnverified;
}

function compareIds(a: Finding, b: Finding): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
