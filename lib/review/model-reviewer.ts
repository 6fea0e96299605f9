import {
  estimateInputTokens,
  type ModelAnswer,
  type ModelDelta,
  type ModelRequest,
  reservedOutputTokens,
} from '#lib/bedrock';
import { type AnswerVerdict, createAnswerReader, higherRisk, type Provenance, type RiskLevel } from '#lib/findings';
import { playbookReference } from '#lib/playbooks';
import { DOCUMENT_PROMPT_VERSION, PROMPT_VERSION, repairRequest } from '#lib/prompts';
import type { Redactor } from '#lib/redaction';
import type { Answer, AttemptContext, Dispatcher, Route } from '#lib/routing';
import { toProblem } from './model-problem.ts';
import { ProblemError } from './problem.ts';
import { restoreDraft, restoreVerdict } from './restore-answer.ts';
import type { AttributedDraft, ReviewProgress, ReviewWork, SectionReviewer } from './section-reviewer.ts';
import { leastRisk, textForAi, unsaidByModel } from './text-for-ai.ts';
import { type WorkRequest, workRequests } from './work-requests.ts';

export interface ModelReviewerPorts {
  readonly submit: Dispatcher['submit'];
  readonly routes: () => readonly Route[];
  /** One call over the wire. @throws {ModelFault} */
  readonly send: (
    route: Route,
    request: ModelRequest,
    options: { readonly signal: AbortSignal; readonly onDelta: (delta: ModelDelta) => void },
  ) => Promise<ModelAnswer>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Random and unguessable, [a-z0-9]. */
  readonly newId: () => string;
  /** Where requests go, for the words of a failed connection. */
  readonly endpoint: () => Promise<string>;
  /** What replaces private values in what is sent of a document; null where they are sent as they are. */
  readonly redactorFor: (document: ReviewWork['document']) => Promise<Redactor | null>;
  /** @throws {ProblemError} when models cannot be asked at all: no credentials, no access to their hosts. */
  readonly ensureReady: () => Promise<void>;
}

/** One answer, judged. */
interface JudgedAnswer {
  readonly model: ModelAnswer;
  readonly verdict: AnswerVerdict;
}

/** One job while its parts are asked for. */
interface JobInHand {
  readonly work: ReviewWork;
  readonly progress: ReviewProgress;
  readonly signal: AbortSignal;
  readonly redactor: Redactor | null;
  /** Attempts begun for the job so far: over its parts, their repairs and every model. */
  attempts: number;
}

/** A reviewer that asks language models, whichever the model manager chooses. */
export function createModelReviewer(ports: ModelReviewerPorts): SectionReviewer {
  /** Asks once; findings are reported while the model writes. */
  function ask(job: JobInHand, request: ModelRequest) {
    const { work, progress, signal, redactor } = job;
    const reserved = Math.max(0, ...ports.routes().map((route) => reservedOutputTokens(request, route)));
    return ports.submit<JudgedAnswer>({
      requestId: `${work.jobId}/${ports.newId()}`,
      // Somebody waits for a selection; the whole document has as much time as its sections.
      kind: work.kind === 'selection' ? 'selection' : 'section',
      estimatedTokens: estimateInputTokens(request) + reserved,
      promptVersion: promptVersionOf(work.kind),
      signal,
      run: async (attempt) => {
        job.attempts += 1;
        progress.onReset();
        const reader = createAnswerReader();
        const provenance = provenanceOf(job, attempt);
        const onDelta = (delta: ModelDelta) => {
          if (delta.kind !== 'text') return;
          attempt.reportFirstByte();
          for (const draft of reader.push(delta.text)) progress.onDraft(restoreDraft(draft, redactor), provenance);
        };
        const model = await ports.send(attempt.route, request, { signal: attempt.signal, onDelta });
        return { value: { model, verdict: restoreVerdict(reader.finish(), redactor) }, usage: model.usage };
      },
    });
  }

  /** Asks about the document as a whole. */
  async function reviewWhole(job: JobInHand, { request, share = 1 }: WorkRequest) {
    const { summary, provenance, ...part } = await askForForm(job, request);
    return { ...part, summary: { text: summary, share, provenance } };
  }

  /** Asks, and once more for the right form when the answer cannot be read. */
  async function askForForm(job: JobInHand, request: ModelRequest) {
    const first = await ask(job, request);
    if (first.value.verdict.kind === 'complete') return toPart(job, first, first.value.verdict);
    const detail = malformation(first.value);
    const repaired = await ask(job, repairRequest(request, first.value.model.text, detail));
    if (repaired.value.verdict.kind === 'complete') return toPart(job, repaired, repaired.value.verdict);
    throw new ProblemError({ code: 'answer-malformed', detail: malformation(repaired.value) });
  }

  async function review(work: ReviewWork, progress: ReviewProgress, signal: AbortSignal) {
    await ports.ensureReady();
    const known = textForAi(work, ports.now());
    for (const { draft, provenance } of known) progress.onDraft(draft, provenance);
    const drafts: AttributedDraft[] = [];
    const reasoning: string[] = [];
    let risk: RiskLevel = leastRisk(known);
    /** A reset voids the part that is being written, not those that are complete. */
    const partProgress: ReviewProgress = {
      onDraft: progress.onDraft,
      onReset: () => {
        progress.onReset();
        for (const { draft, provenance } of [...known, ...drafts]) progress.onDraft(draft, provenance);
      },
    };
    const redactor = await ports.redactorFor(work.document);
    const job: JobInHand = { work, progress: partProgress, signal, redactor, attempts: 0 };
    for (const prepared of workRequests(work, ports.newId, redactor)) {
      if (work.whole !== undefined) return reviewWhole(job, prepared);
      const part = await askForForm(job, prepared.request);
      drafts.push(...part.drafts);
      reasoning.push(part.reasoning);
      risk = higherRisk(risk, part.risk);
    }
    return { drafts: [...unsaidByModel(known, drafts), ...drafts], risk, reasoning: reasoning.join('\n') };
  }

  return async (work, progress, signal) => {
    try {
      return await review(work, progress, signal);
    } catch (error) {
      signal.throwIfAborted();
      const problem = toProblem(error);
      const isUnreachable = problem.code === 'endpoint-unreachable';
      throw new ProblemError(isUnreachable ? { ...problem, endpoint: await ports.endpoint() } : problem, {
        cause: error,
      });
    }
  };
}

function toPart(
  job: JobInHand,
  answer: Answer<JudgedAnswer>,
  { drafts, risk, summary }: Extract<AnswerVerdict, { kind: 'complete' }>,
) {
  const provenance: Provenance = {
    ...provenanceOf(job, answer),
    latencyMs: answer.latencyMs,
    inputTokens: answer.usage.inputTokens + answer.usage.cacheReadTokens + answer.usage.cacheWriteTokens,
    outputTokens: answer.usage.outputTokens,
    costUsd: answer.costUsd,
  };
  const reasoning = job.redactor?.restore(answer.value.model.reasoning) ?? answer.value.model.reasoning;
  return { drafts: drafts.map((draft) => ({ draft, provenance })), risk, reasoning, summary, provenance };
}

/** What is known while the answer is being written; figures follow with its end. */
function provenanceOf(
  { work: { playbook, kind }, attempts }: JobInHand,
  { route, startedAtMs }: Pick<AttemptContext, 'route' | 'startedAtMs'>,
): Provenance {
  return {
    routeId: route.id,
    modelId: route.modelId,
    modelName: route.name,
    region: route.region,
    playbook: playbookReference(playbook),
    promptVersion: promptVersionOf(kind),
    attempts,
    startedAt: startedAtMs,
    latencyMs: 0,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
  };
}

function promptVersionOf(kind: JobInHand['work']['kind']): string {
  return kind === 'document' ? DOCUMENT_PROMPT_VERSION : PROMPT_VERSION;
}

/** What was wrong with an answer, in words for the model that is asked to mend it. */
function malformation({ model, verdict }: JudgedAnswer): string {
  if (model.stopReason === 'max_tokens') return 'it reached the length limit: keep to the gravest findings';
  return verdict.kind === 'malformed' ? verdict.detail : '';
}
