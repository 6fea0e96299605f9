import { i18n } from '@lingui/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speak } from '#components/language';
import { success } from '#lib/messaging';
import type { ReportFormat } from '#lib/reports';
import { fakeReportSource, withDecisions } from '#tests/fakes/fake-report.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { exportReview } from './export-review.ts';

const source = withDecisions(
  fakeReportSource(['The fee is TBD.'], {
    category: 'placeholder',
    title: 'Placeholder left in the text: "TBD"',
    remark: { statement: { id: 'placeholder', words: 'TBD' }, notes: [] },
  }),
  { f1: { state: 'dismissed', reason: 'accepted-risk', decidedAtMs: 1_790_000_000_000 } },
);

async function exported(format: ReportFormat): Promise<string> {
  const client = createFakeWorkerClient({ 'review.report': () => success(source) });
  const result = await exportReview(client, { reviewId: 'r1', format, exportedAtMs: 1_790_000_100_000 });
  if (!result.ok) throw new Error(result.problem.code);
  return String(result.file.content);
}

afterEach(() => i18n.activate('en'));

describe('for a reader of German', () => {
  beforeEach(() => speak(['de'], 'panel'));

  it('a Markdown report is German, the document’s words apart', async () => {
    const markdown = await exported('markdown');
    for (const words of [
      '# Prüfung von Supply agreement',
      '## Abdeckung',
      'Platzhalter im Text: „TBD“',
      '**Mittel** · Platzhalter · 1. Duties · Sicherheit 82 %',
      'Belegt: Das Zitat steht wörtlich im Dokument · [Im Dokument öffnen]',
      '**Empfehlung:** Ersetzen Sie „TBD“ durch den fehlenden Inhalt',
      '**Entscheidung:** Verworfen: Risiko wird getragen',
      'Abschnitte gefunden: 4 geprüft, 0 übersprungen, 0 fehlgeschlagen. Die Abschnitte enthalten',
    ]) {
      expect(markdown).toContain(words);
    }
    expect(markdown).not.toMatch(/\b(?:reviewed|found|playbook|section|Placeholder|attempts?)\b/);
  });

  it('an HTML report says that it is', async () => {
    const html = await exported('html');
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('<title>Prüfung von Supply agreement</title>');
  });

  it.each(['csv', 'json', 'annotations'] as const)('what programs read is as it is everywhere: %s', async (format) => {
    const german = await exported(format);
    i18n.activate('en');
    expect(german).toBe(await exported(format));
    expect(german).toContain('Placeholder left in the text');
    expect(german).toContain('Risk is accepted');
    expect(german).not.toContain('remark');
  });
});

it('for a reader of English all formats say the same of a finding', async () => {
  for (const format of ['markdown', 'html'] as const) {
    expect((await exported(format)).replaceAll('&#34;', '"')).toContain('Placeholder left in the text: "TBD"');
  }
});
