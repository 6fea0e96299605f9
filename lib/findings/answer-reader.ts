import { type AnswerClosing, readAnswerValue } from './draft-schema.ts';
import type { DraftFinding, RiskLevel } from './finding.ts';
import { createJsonValueReader } from './json-values.ts';

/** What a finished answer was. A malformed one is never a set of findings, however many it began with. */
export type AnswerVerdict =
  | {
      readonly kind: 'complete';
      readonly drafts: readonly DraftFinding[];
      readonly risk: RiskLevel;
      /** What the answer says of the whole, where that was asked for; else empty. */
      readonly summary: string;
    }
  | { readonly kind: 'malformed'; readonly detail: string };

/** Reads a model's answer while it is being written. */
export interface AnswerReader {
  /** Feeds the next piece of text; returns the findings it completed. */
  readonly push: (piece: string) => readonly DraftFinding[];
  /** Judges the whole answer once the model has ended it. */
  readonly finish: () => AnswerVerdict;
}

/** More findings than this about one piece of text are noise, or a model that repeats itself. */
const MAX_FINDINGS = 100;

/**
 * An answer is JSON Lines: findings, each a row of values (or an object), then the closing line with the risk and the number of findings. The closing line
 * is what tells a finished answer from one that was cut or given up.
 */
export function createAnswerReader(): AnswerReader {
  const values = createJsonValueReader();
  const drafts: DraftFinding[] = [];
  let closing: AnswerClosing | null = null;
  let fault: string | null = null;

  function take(source: string): DraftFinding | null {
    let value: unknown;
    try {
      value = JSON.parse(source);
    } catch {
      fault ??= `line ${drafts.length + 1} is not JSON`;
      return null;
    }
    const object = readAnswerValue(value);
    if (object.kind === 'finding' && drafts.length === MAX_FINDINGS) {
      fault ??= `there are more than ${MAX_FINDINGS} findings: keep to the gravest`;
      return null;
    }
    if (object.kind === 'finding') {
      drafts.push(object.draft);
      return object.draft;
    }
    if (object.kind === 'closing') closing = object.closing;
    if (object.kind === 'invalid') fault ??= `line ${drafts.length + 1}: ${object.detail}`;
    return null;
  }

  function judge(): string | null {
    if (fault !== null) return fault;
    if (values.isOpen()) return 'the answer ends inside a finding';
    if (closing === null) return 'the closing line is missing';
    if (closing.findings !== drafts.length) {
      return `the closing line says ${closing.findings} findings, there are ${drafts.length}`;
    }
    return null;
  }

  return {
    push: (piece) =>
      values
        .push(piece)
        .map(take)
        .filter((draft) => draft !== null),
    finish: () => {
      const detail = judge();
      if (detail !== null || closing === null) return { kind: 'malformed', detail: detail ?? 'empty' };
      return { kind: 'complete', drafts: [...drafts], risk: closing.risk, summary: closing.summary ?? '' };
    },
  };
}
