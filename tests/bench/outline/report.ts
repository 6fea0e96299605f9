import { type DocumentResult, SYSTEMS } from './result.ts';
import { meanOf, type SystemSummary, summarise } from './summary.ts';

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(3).replace(/^0/, '');
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [row(head), row(head.map((_, index) => (index < 2 ? '---' : '---:'))), ...rows.map(row), ''].join('\n');
}

/** Groups in order of appearance. */
function grouped(results: readonly DocumentResult[], keyOf: (result: DocumentResult) => string) {
  return Map.groupBy(results, keyOf);
}

function systemRows(title: string, results: readonly DocumentResult[]): (string | number)[][] {
  return SYSTEMS.map((name) => {
    const summary: SystemSummary = summarise(results, name);
    return [
      title,
      name,
      summary.documents,
      share(summary.headingF1),
      share(summary.pooledHeadingF1),
      share(summary.rightParents),
      share(summary.wordsInPlace),
      summary.reducedToNone,
      summary.timeRatio === null ? '–' : summary.timeRatio.toFixed(2),
    ];
  });
}

function webRows(results: readonly DocumentResult[]): (string | number)[][] {
  const kinds = grouped(results, ({ kind }) => kind);
  const rows = [...kinds].flatMap(([kind, members]) => contentRows(kind, members));
  const macro = SYSTEMS.map((name) => {
    const summaries = [...kinds.values()].map((members) => summarise(members, name));
    const mean = (key: 'wordF1' | 'withSnippets' | 'withoutSnippets' | 'headingF1') =>
      share(meanOf(summaries.map((summary) => summary[key])));
    return [
      'macro',
      name,
      results.length,
      mean('wordF1'),
      mean('withSnippets'),
      mean('withoutSnippets'),
      mean('headingF1'),
    ];
  });
  return [...rows, ...macro];
}

function contentRows(kind: string, results: readonly DocumentResult[]): (string | number)[][] {
  return SYSTEMS.map((name) => {
    const { documents, wordF1, withSnippets, withoutSnippets, headingF1 } = summarise(results, name);
    return [kind, name, documents, share(wordF1), share(withSnippets), share(withoutSnippets), share(headingF1)];
  });
}

function costRows(results: readonly DocumentResult[]): (string | number)[][] {
  return results
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, 8)
    .map(({ id, bytes, systems, longestTaskMs, browserLongestTaskMs }) => [
      id,
      (bytes / 1e6).toFixed(2),
      ...SYSTEMS.map((name) => systems[name].elapsedMs?.toFixed(0) ?? '–'),
      longestTaskMs.toFixed(1),
      browserLongestTaskMs.toFixed(0),
    ]);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} % of ${whole}`;
}

/** The tables for people. */
export function writeReport(results: readonly DocumentResult[], notes: readonly string[]): string {
  const total = (of: (result: DocumentResult) => number) => results.reduce((sum, result) => sum + of(result), 0);
  const web = results.filter(({ group }) => group === 'web');
  const byGroup = grouped(results, ({ group }) => group);
  return [
    '# Outline',
    '',
    ...notes.flatMap((note) => [note, '']),
    '## Structure',
    '',
    table(
      [
        'documents',
        'system',
        'n',
        'heading F1',
        'pooled F1',
        'parents right',
        'words in place',
        'reduced to none',
        'time of AI-Prism ÷ its own',
      ],
      [...byGroup].flatMap(([group, members]) => systemRows(group, members)),
    ),
    ...(web.length > 0
      ? [
          '## Content of web pages',
          '',
          table(['type', 'system', 'n', 'word F1', 'with', 'without', 'heading F1'], webRows(web)),
        ]
      : []),
    '## Ids, positions, tasks (AI-Prism)',
    '',
    `* ids kept over a reload: ${percent(
      total((one) => one.idsOverReload.kept),
      total((one) => one.idsOverReload.unchanged),
    )}`,
    `* ids of unchanged sections kept since the version before: ${percent(
      total((one) => one.idsSinceEarlier?.kept ?? 0),
      total((one) => one.idsSinceEarlier?.unchanged ?? 0),
    )}`,
    `* positions: ${percent(
      total((one) => one.positions.right),
      total((one) => one.positions.checked),
    )}`,
    '',
    '## The largest documents: milliseconds',
    '',
    table(['document', 'MB', ...SYSTEMS, 'longest task', 'long task by the browser'], costRows(results)),
  ].join('\n');
}
