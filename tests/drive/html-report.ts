import type { reviewReport } from './run-review.ts';

type Report = ReturnType<typeof reviewReport>;

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: #1c2024; }
article { border: 1px solid #d5d9e0; border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0; }
h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid #8b8fd8; }
small, dt { color: #5b6470; }
@media (prefers-color-scheme: dark) { body { background: #15171b; color: #e8eaee; } article { border-color: #343941; } }
`;

/** A review as one self-contained HTML page. Every word of it is untrusted and escaped. */
export function formatReport(report: Report): string {
  const { coverage, totals } = report;
  const headings = new Map(report.sections.map(({ id, heading }) => [id, heading]));
  const articles = report.findings.map(
    (finding) => `<article>
<h2>${escapeHtml(finding.title)}</h2>
<small>${escapeHtml(finding.severity)} · ${escapeHtml(finding.category)} · ${escapeHtml(headings.get(finding.sectionId) ?? '')} · ${escapeHtml(finding.evidence.status)}</small>
<blockquote>${escapeHtml(finding.evidence.text === '' ? finding.evidence.quote : finding.evidence.text)}</blockquote>
<p>${escapeHtml(finding.assessment)}</p>
<p><strong>Action:</strong> ${escapeHtml(finding.action)}</p>
<small>${escapeHtml(finding.provenance.modelName)} · ${escapeHtml(finding.provenance.region)} · ${escapeHtml(finding.provenance.playbook)}</small>
</article>`,
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Review of ${escapeHtml(report.title)}</title><style>${STYLE}</style>
<h1>${escapeHtml(report.title)}</h1>
<p><small>${escapeHtml(report.url)}</small></p>
<p>${coverage.found} sections: ${coverage.reviewed} reviewed, ${coverage.skipped} skipped, ${coverage.failed} failed.
${report.findings.length} findings in ${(totals.elapsedMs / 1000).toFixed(1)} s.</p>
${articles.join('\n')}
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
