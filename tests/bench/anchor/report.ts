import type { CalibrationStep } from './calibrate.ts';
import { falseAnchorShare } from './calibrate.ts';
import type { PageResult } from './page-run.ts';
import type { DocumentResult, MethodResult } from './run-document.ts';
import { type ClassScore, sumScores } from './score.ts';

function percent(count: number, total: number): string {
  return total === 0 ? '–' : ((100 * count) / total).toFixed(1);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, column) => (column === 0 ? '---' : '---:')).join('|')}|`, ...rows.map(line), ''];
}

function classRows(scores: readonly ClassScore[]): string[][] {
  return scores.map((score) => {
    const { kind, quotes } = score;
    if (score.isNegative) return [kind, String(quotes), '', '', '', '', percent(score.falseAnchors, quotes), ''];
    return [
      kind,
      String(quotes),
      percent(score.right, quotes),
      percent(score.exact, quotes),
      percent(score.wrongPlace, quotes),
      percent(score.abstained, quotes),
      '',
      kind.includes('turned') ? percent(score.calledSame, quotes) : '',
    ];
  });
}

const CLASS_HEAD = [
  'class',
  'quotes',
  'right %',
  'exact %',
  'wrong place %',
  'abstained %',
  'false %',
  'called the same %',
];

/** Results of each method over all documents, then the times, then each document. */
export function writeReport(results: readonly DocumentResult[], pages: readonly PageResult[]): string {
  const methods = results[0]?.methods.map(({ method }) => method) ?? [];
  const of = (method: string) => results.flatMap(({ methods }) => methods.filter((one) => one.method === method));
  const lines = ['# Anchoring', ''];
  for (const method of methods) {
    const scores = sumScores(of(method).flatMap(({ scores }) => scores));
    lines.push(`## ${method}, all documents`, '', ...table(CLASS_HEAD, classRows(scores)));
    lines.push(`False anchors in all absent quotes: ${(100 * falseAnchorShare(scores)).toFixed(2)} %.`, '');
  }
  lines.push('## Time of 1,000 mixed quotes', '', 'Milliseconds of processor time, preparation included.', '');
  lines.push(
    ...table(
      ['document', 'characters', ...methods, 'full scan ÷ production'],
      results.map(({ document, characters, methods, ratioToFullScan }) => [
        document,
        String(characters),
        ...methods.map(({ msPerThousand }) => msPerThousand.toFixed(0)),
        ratioToFullScan.toFixed(0),
      ]),
    ),
  );
  if (pages.length > 0) lines.push(...pageSection(pages));
  for (const { document, methods } of results) {
    const [production] = methods;
    if (production) lines.push(`## production, ${document}`, '', ...table(CLASS_HEAD, classRows(production.scores)));
  }
  return lines.join('\n');
}

function pageSection(pages: readonly PageResult[]): string[] {
  return [
    '## In the page',
    '',
    'The same quotes through the whole extension in a Chromium: times of the page’s thread by the wall clock.',
    '',
    ...table(
      ['document', 'quotes', 'ms per 1,000', 'longest task ms', 'answers unlike outside', 'wrong ranges'],
      pages.map(({ document, quotes, msPerThousand, longestTaskMs, unlike, wrongRanges }) => [
        document,
        String(quotes),
        msPerThousand.toFixed(0),
        longestTaskMs.toFixed(1),
        String(unlike),
        String(wrongRanges),
      ]),
    ),
  ];
}

/** One line for each threshold. */
export function writeCalibration(steps: readonly CalibrationStep[]): string {
  const kinds = steps[0]?.scores.map(({ kind }) => kind) ?? [];
  return [
    '# Acceptance threshold',
    '',
    'Right answers in % for quotes with errors, false anchors in % for absent ones.',
    '',
    ...table(
      ['least closeness', ...kinds, 'false anchors in all'],
      steps.map(({ leastCloseness, isChosen, scores, falseAnchorShare: share }) => [
        `${leastCloseness.toFixed(2)}${isChosen ? ' (chosen)' : ''}`,
        ...scores.map(({ isNegative, right, falseAnchors, quotes }) =>
          percent(isNegative ? falseAnchors : right, quotes),
        ),
        (100 * share).toFixed(2),
      ]),
    ),
  ].join('\n');
}

/** Results of one document as one JSON value. */
export function documentJson(result: DocumentResult, page: PageResult | undefined): unknown {
  const { document, characters, ratioToFullScan, methods } = result;
  const method = (one: MethodResult) => ({ ...one, falseAnchorShare: falseAnchorShare(one.scores) });
  return { document, characters, ratioToFullScan, methods: methods.map(method), page: page ?? null };
}
