import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReport, fakeReport, HOSTILE_TEXTS, hostileReport } from '#tests/fakes/fake-report.ts';
import { formatCsv } from './format-csv.ts';

type Row = Record<string, string>;

function rowsOf(csv: string): Row[] {
  return parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
}

describe('a CSV report', () => {
  it('begins with a byte order mark, so that spreadsheets read it as UTF-8', () => {
    expect(formatCsv(fakeReport()).charCodeAt(0)).toBe(0xfeff);
  });

  it('has a row for the review, each finding and each section', () => {
    const rows = rowsOf(formatCsv(fakeReport()));
    expect(rows.map(({ record }) => record)).toEqual(['review', 'finding', 'section']);
    expect(rows[0]).toMatchObject({ sections_found: '4', document_url: 'https://example.org/agreements/supply' });
    expect(rows[1]).toMatchObject({
      section: '1. Duties',
      evidence: 'verified',
      document_text: 'The supplier shall pay.',
      start: '18',
      link: 'https://example.org/agreements/supply#:~:text=The%20supplier%20shall%20pay.',
      model: 'Claude Sonnet 4.5',
      playbook: 'risk@1',
      cost_usd: '0.0207',
    });
    expect(rows[2]).toMatchObject({ status: 'reviewed', risk: 'none', words: '240' });
  });

  it('disarms formulas and changes nothing else', () => {
    const rows = rowsOf(formatCsv(hostileReport())).filter(({ record }) => record?.endsWith('finding'));
    const titles = new Set(rows.map(({ title }) => title));
    for (const text of HOSTILE_TEXTS.map((each) => each.toWellFormed())) {
      expect(titles).toContain(/^([=+\-@]|\t|\r)/.test(text) ? `'${text}` : text);
    }
    for (const row of rows) {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }
  });

  it('lists unverified findings after the others', () => {
    const records = rowsOf(formatCsv(hostileReport())).map(({ record }) => record);
    expect(records.indexOf('unverified-finding')).toBeGreaterThan(records.lastIndexOf('finding'));
  });

  it('keeps its columns, whatever the texts are', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const rows = rowsOf(formatCsv(report));
        expect(rows).toHaveLength(1 + report.findings.length + report.sections.length);
      }),
      { numRuns: 200 },
    );
  });
});
