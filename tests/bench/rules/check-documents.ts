import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DraftFinding } from '#lib/findings';
import { createSectionChecker } from '#lib/rules';
import { type MarkdownDocument, readMarkdownDocument } from './markdown-document.ts';

/** One finding of one document; `key` says which one without its words. */
export interface CheckedFinding {
  readonly document: string;
  readonly rule: string;
  /** Hash of the evidence. */
  readonly evidence: string;
  readonly key: string;
  readonly finding: DraftFinding;
  /** The evidence with what stands around it, for the person who judges it. */
  readonly context: string;
}

/** What the rules made of a folder of documents. */
export interface CheckedDocuments {
  readonly documents: readonly MarkdownDocument[];
  readonly words: number;
  readonly findings: readonly CheckedFinding[];
  /** Milliseconds of the processor, whatever else the machine does. */
  readonly cpuMs: number;
  /** The longest stretch without a pause, by the clock: longer on a busy machine. */
  readonly longestSliceMs: number;
}

const CONTEXT_CHARACTERS = 350;
/** The day on which the labels were given: findings about dates depend on it. */
export const DAY_OF_LABELS = Date.UTC(2026, 10, 28);

export function evidenceHash(quote: string): string {
  return createHash('sha256').update(quote.replace(/\s+/g, ' ')).digest('hex').slice(0, 16);
}

/** Runs the rules over all Markdown documents of a folder. The same evidence in two documents is found twice. */
export async function checkDocuments(folder: string, note: (text: string) => void): Promise<CheckedDocuments> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const documents: MarkdownDocument[] = [];
  const findings: CheckedFinding[] = [];
  let words = 0;
  let cpuMs = 0;
  let longestSliceMs = 0;
  for (const file of files) {
    const document = readMarkdownDocument(await readFile(join(folder, file), 'utf8'));
    documents.push(document);
    words += document.text.match(/\S+/g)?.length ?? 0;
    const result = await checkOne(file.replace(/\.md$/, ''), document);
    findings.push(...result.findings);
    cpuMs += result.cpuMs;
    longestSliceMs = Math.max(longestSliceMs, result.longestSliceMs);
    note(`${file}: ${result.findings.length} findings`);
  }
  return { documents, words, findings, cpuMs, longestSliceMs };
}

async function checkOne(name: string, document: MarkdownDocument) {
  const cpuStart = process.cpuUsage();
  let sliceStart = performance.now();
  let longestSliceMs = 0;
  const endSlice = () => {
    const now = performance.now();
    longestSliceMs = Math.max(longestSliceMs, now - sliceStart);
    sliceStart = now;
  };
  const check = createSectionChecker({
    documentText: document.text,
    headings: document.headings,
    language: '',
    now: DAY_OF_LABELS,
    pause: async () => endSlice(),
  });
  const findings: CheckedFinding[] = [];
  for (const { heading, text, start } of document.sections) {
    for (const finding of await check({ heading, text, start })) {
      const at = start + (finding.at?.start ?? 0);
      const evidence = evidenceHash(finding.quote);
      findings.push({
        document: name,
        rule: finding.category,
        evidence,
        key: `${name} ${finding.category} ${evidence}`,
        finding,
        context: document.text.slice(
          Math.max(0, at - CONTEXT_CHARACTERS),
          at + finding.quote.length + CONTEXT_CHARACTERS,
        ),
      });
    }
    endSlice();
  }
  const { user, system } = process.cpuUsage(cpuStart);
  return { findings, cpuMs: (user + system) / 1_000, longestSliceMs };
}
