import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  anchorResultSchema,
  type OutlineResult,
  outlineResultSchema,
  type ReviewResult,
  reviewResultSchema,
} from '#tests/contract/command-schemas.ts';
import { type Emulator, startEmulator } from '#tests/emulator/emulator.ts';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { type CommandResult, runDrive } from './support/run-drive.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures');
const POLICY = join(FIXTURES, 'remote-access-policy.html');
const NOTICE = join(FIXTURES, 'clear-notice.html');
const EMPTY = join(FIXTURES, 'empty-page.html');
const DATA = join(FIXTURES, 'data.json');

let emulator: Emulator;
let folder: string;
let temporary: string;

beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), 'ai-prism-commands-'));
  temporary = mkdtempSync(join(folder, 't'));
});

afterEach(() => {
  expect(
    readdirSync(temporary).filter((name) => name.startsWith('ai-prism')),
    'browser profiles left behind',
  ).toEqual([]);
});

afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(command: Parameters<typeof runDrive>[0], ...args: string[]): Promise<CommandResult> {
  return runDrive(command, args, temporary);
}

/** The results of a command that succeeded, checked against the schema. */
function resultsOf<Schema extends v.GenericSchema>(schema: Schema, { code, stdout, stderr }: CommandResult) {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => v.parse(schema, JSON.parse(line)));
}

function fileWith(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function settingsFile(name: string, secretAccessKey: string = TEST_ACCESS_KEY.secretAccessKey): string {
  return fileWith(name, {
    version: 1,
    provider: 'bedrock',
    connection: {
      region: 'us-east-2',
      endpoint: emulator.endpoint,
      auth: { kind: 'access-key', ...TEST_ACCESS_KEY, secretAccessKey },
    },
    limits: { requestsPerMinute: 1_000, concurrentRequests: 8, tokensPerMinute: 10_000_000 },
  });
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The words that a reader sees, read by a browser without the extension. */
async function visibleText(file: string): Promise<string> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setContent(readFileSync(file, 'utf8'));
  const text = await page.evaluate(() => document.body.innerText);
  await browser.close();
  return fold(text);
}

function textOf({ sections }: OutlineResult): string {
  return sections.map(({ text }) => text).join('');
}

describe('results', () => {
  let pageText: string;
  let outlines: OutlineResult[];

  beforeAll(async () => {
    pageText = await visibleText(POLICY);
    outlines = resultsOf(outlineResultSchema, await run('outline', POLICY, NOTICE, EMPTY));
  });

  /** What must be true of any review of the policy; the outline is another process's. */
  function expectSound({ coverage, sections, findings }: ReviewResult): void {
    const [outline] = outlines;
    if (outline === undefined) throw new Error('the policy has no outline');
    const text = textOf(outline);
    expect(coverage.found).toBe(coverage.reviewed + coverage.skipped + coverage.failed);
    expect(sections.map(({ id }) => id)).toEqual(outline.sections.map(({ id }) => id));
    for (const status of ['reviewed', 'skipped', 'failed'] as const) {
      expect(sections.filter((section) => section.status === status)).toHaveLength(coverage[status]);
    }
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    for (const { sectionId, evidence } of findings) {
      expect(evidence.status).toBe('verified');
      expect(pageText).toContain(fold(evidence.quote));
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.text);
      expect(outline.sections.find(({ id }) => id === sectionId)?.text).toContain(evidence.text);
    }
  }

  it('outline: a line for each document, with sections that tile it', () => {
    expect(outlines.map(({ url }) => basename(url))).toEqual([POLICY, NOTICE, EMPTY].map((file) => basename(file)));
    for (const outline of outlines) {
      const ids = outline.sections.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(outline.sections.reduce((sum, { words }) => sum + words, 0)).toBe(outline.words);
      expect([...textOf(outline).replace(/\s/g, '')]).toHaveLength(outline.coverage.sectionCharacters);
    }
    for (const { heading } of outlines[0]?.sections ?? []) expect(pageText).toContain(fold(heading));
    expect(outlines[2]?.sections).toEqual([]);
  });

  it('review on device: what is verified is in the page word for word', async () => {
    const [review] = resultsOf(reviewResultSchema, await run('review', POLICY));
    if (review === undefined) throw new Error('nothing was printed');
    expect(review.provider).toBe('on-device');
    expectSound(review);
  });

  it('review by models: what is verified is in the page word for word, and a report is written', async () => {
    const out = join(folder, 'out');
    const settings = settingsFile('settings.json');
    const playbook = fileWith('style.playbook.json', { format: 'ai-prism-playbook/1', ...fakePlaybook() });
    const [review] = resultsOf(
      reviewResultSchema,
      await run('review', POLICY, '--settings', settings, '--playbook', playbook, '--out', out),
    );
    if (review === undefined) throw new Error('nothing was printed');
    expect(review.provider).toBe('bedrock');
    expect(new Set(review.findings.map(({ provenance }) => provenance.playbook))).toEqual(new Set(['house-style@1']));
    expect(review.totals.attempts).toBe(review.coverage.reviewed);
    expectSound(review);
    expect(v.parse(reviewResultSchema, JSON.parse(readFileSync(join(out, 'review-1.json'), 'utf8')))).toEqual(review);
    expect(readFileSync(join(out, 'review-1.html'), 'utf8')).toContain('</html>');
  });

  it('anchor: an answer for each quote, in order, with what the page really contains', async () => {
    const verbatim = 'Approvals may be withdrawn from time to time.';
    const quotes = fileWith('quotes.json', [
      { id: 'as it is', quote: verbatim },
      { id: 'in capitals', quote: verbatim.toUpperCase() },
      { id: 'one word wrong', quote: verbatim.replace('withdrawn', 'revoked') },
      { id: 'abridged', quote: 'Remote access should be approved … where possible.' },
      { id: 'unknown section', quote: verbatim, sectionId: 'elsewhere' },
      { id: 'absent', quote: 'The caterers of the moon landing forgot eleven tins of biscuits.' },
      { id: 'empty', quote: '' },
    ]);
    const [answer] = resultsOf(anchorResultSchema, await run('anchor', POLICY, '--quotes', quotes));
    expect(answer?.results.map(({ id, status, text }) => [id, status, text])).toEqual([
      ['as it is', 'exact', verbatim],
      ['in capitals', 'normalized', verbatim],
      ['one word wrong', 'fuzzy', verbatim],
      ['abridged', 'fuzzy', 'Remote access should be approved by a manager where possible.'],
      ['unknown section', 'exact', verbatim],
      ['absent', 'missing', ''],
      ['empty', 'missing', ''],
    ]);
  });
});

describe('what is wrong is said on stderr, with exit code 1 and nothing on stdout', () => {
  it.each<[string, Parameters<typeof runDrive>[0], () => string[], RegExp]>([
    ['outline without a document', 'outline', () => [], /^usage: .*outline/],
    ['outline with an unknown option', 'outline', () => ['--fast', POLICY], /'--fast'/],
    ['anchor without quotes', 'anchor', () => [POLICY], /^usage: .*--quotes/],
    [
      'anchor, no such file of quotes',
      'anchor',
      () => [POLICY, '--quotes', 'q.json'],
      /^q\.json: there is no such file/,
    ],
    [
      'anchor, quotes that are not JSON',
      'anchor',
      () => [POLICY, '--quotes', fileWith('a.json', 'id: 1')],
      /a\.json: this is not JSON/,
    ],
    [
      'anchor, quotes of another shape',
      'anchor',
      () => [POLICY, '--quotes', fileWith('b.json', [{ id: 1, quote: 'x' }])],
      /b\.json: 0\.id: .*string/,
    ],
    ['review without a document', 'review', () => [], /^usage: .*review/],
    [
      'review with an unknown playbook',
      'review',
      () => [POLICY, '--playbook', 'poetry'],
      /poetry: unknown; there is risk/,
    ],
    [
      'review with a playbook file that cannot be used',
      'review',
      () => [POLICY, '--playbook', fileWith('d.json', { format: 'ai-prism-playbook/1' })],
      /d\.json: id: is missing/,
    ],
    [
      'review, no such file of settings',
      'review',
      () => [POLICY, '--settings', 's.json'],
      /^s\.json: there is no such file/,
    ],
    [
      'review, a folder that cannot be made',
      'review',
      () => [POLICY, '--out', join(POLICY, 'out')],
      /--out .*cannot be made/,
    ],
    [
      'review, settings with an unknown key',
      'review',
      () => [POLICY, '--settings', fileWith('c.json', { version: 1, colour: 'red' })],
      /c\.json: .*colour/,
    ],
  ])('%s', async (_, command, args, message) => {
    const { code, stdout, stderr } = await run(command, ...args());
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('documents that cannot be reviewed are named, and the others have their turn', async () => {
    const reasons = [
      ['nowhere.html', 'there is no such file'],
      [FIXTURES, 'this is a folder'],
      [DATA, 'application/json'],
      [EMPTY, 'There is no text to review'],
      ['http://localhost:9/page', 'cannot be opened'],
      ['https://elsewhere.example/', 'only pages on'],
    ] as const;
    const { code, stdout, stderr } = await run('review', ...reasons.map(([input]) => input), NOTICE);
    expect(code).toBe(1);
    expect(v.parse(reviewResultSchema, JSON.parse(stdout)).url).toContain('clear-notice.html');
    const messages = stderr.trim().split('\n');
    expect(messages).toHaveLength(reasons.length);
    for (const [index, [input, reason]] of reasons.entries()) {
      expect(messages[index]?.startsWith(`${input}: `)).toBe(true);
      expect(messages[index]).toContain(reason);
    }
  });

  it('a review in which everything failed says so and why, and is no success', async () => {
    const settings = settingsFile('wrong-key.json', 'notTheSecretOfThisKeyEXAMPLE');
    const { code, stdout, stderr } = await run('review', POLICY, '--settings', settings);
    const { coverage } = v.parse(reviewResultSchema, JSON.parse(stdout));
    expect({ code, reviewed: coverage.reviewed, lost: coverage.found - coverage.failed - coverage.skipped }).toEqual({
      code: 1,
      reviewed: 0,
      lost: 0,
    });
    expect(stderr).toMatch(/remote-access-policy\.html: \d+ of \d+ sections failed: AWS refused the credentials/);
  });
});
