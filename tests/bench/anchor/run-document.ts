import type { AnchorCase, AnchorMethod, BenchDocument, Located } from './anchor-case.ts';
import { randomStream, shuffled } from './chance.ts';
import { PEERS, PRODUCTION } from './methods.ts';
import { type ClassScore, scoreCases, visibleCounts } from './score.ts';

/** One method's results for one document. */
export interface MethodResult {
  readonly method: string;
  /** Quotes that it was given: a mixed sample where it is slow. */
  readonly quotes: number;
  readonly scores: readonly ClassScore[];
  /** Preparation and look-ups of 1,000 mixed quotes, from those it was given. Milliseconds of processor time. */
  readonly msPerThousand: number;
  readonly prepareMs: number;
}

/** Results of all methods for one document. */
export interface DocumentResult {
  readonly document: string;
  readonly characters: number;
  readonly methods: readonly MethodResult[];
  /** Time of the full scan over time of production, both on the same quotes. */
  readonly ratioToFullScan: number;
}

/** A method is given a sample of the quotes that it gets through in about this many characters read. */
export const DEFAULT_PEER_CHARACTERS = 150_000_000;
const FEWEST_PEER_QUOTES = 60;

/** Processor time of this process in milliseconds: other work on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function measure(
  method: AnchorMethod,
  document: BenchDocument,
  cases: readonly AnchorCase[],
  visible: Uint32Array,
): MethodResult {
  const before = processorMs();
  const find = method.prepare(document);
  // A method that prepares late does it with the first quote that is not there word for word.
  find('zyxwv utsrq ponml kjihg fedcb azyxw', undefined);
  const prepareMs = processorMs() - before;
  const started = processorMs();
  const answers: (Located | null)[] = cases.map(({ quote, section }) => find(quote, section));
  const lookUpMs = processorMs() - started;
  return {
    method: method.name,
    quotes: cases.length,
    scores: scoreCases(visible, cases, answers),
    prepareMs,
    msPerThousand: prepareMs + (1000 * lookUpMs) / Math.max(1, cases.length),
  };
}

/** Runs production on all cases, and it and its peers on one mixed sample of them. */
export function runDocument(
  document: BenchDocument,
  cases: readonly AnchorCase[],
  peerCharacters: number,
  seed: number,
): DocumentResult {
  const visible = visibleCounts(document.text);
  const most = Math.max(FEWEST_PEER_QUOTES, Math.floor(peerCharacters / document.text.length));
  const sample = shuffled(randomStream(seed, document.name, 'sample'), cases).slice(0, most);
  const production = measure(PRODUCTION, document, cases, visible);
  const onSample = measure(PRODUCTION, document, sample, visible);
  const peers = PEERS.map((method) => measure(method, document, sample, visible));
  const [fullScan] = peers;
  return {
    document: document.name,
    characters: document.text.length,
    methods: [production, ...peers],
    ratioToFullScan: (fullScan?.msPerThousand ?? 0) / onSample.msPerThousand,
  };
}
