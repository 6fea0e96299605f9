import { AwsError } from './aws-error.ts';
import type { AnswerShape, Scenario, ScenarioRule } from './scenario-schema.ts';

/** What the scenario wants of one request. */
export interface Behaviour {
  readonly firstByteMs: number;
  readonly perFrameMs: number;
  /** Frames sent before the connection stays open and silent; 0 is silence before the response. */
  readonly hangAfterFrames?: number | undefined;
  readonly cutAfterFrames?: number | undefined;
  /** Index of the frame whose checksum is broken. */
  readonly corruptFrame?: number | undefined;
  /** Sent instead of an answer. */
  readonly error?: AwsError | undefined;
  /** Sent as an exception frame in place of the frame with that index. */
  readonly streamError?: { readonly afterFrames: number; readonly error: AwsError } | undefined;
  readonly stopReason?: string | undefined;
  readonly answer: AnswerShape;
}

/** A request as rules see it. */
export interface RuleSubject {
  readonly model: string;
  readonly region: string;
  readonly operation: string;
}

/** Decides, request by request; keeps count for rules that name request numbers. */
export interface Director {
  readonly decide: (subject: RuleSubject, now: number) => Behaviour;
}

/** Starts a scenario at `startedAt` (epoch milliseconds): its seconds count from there. */
export function createDirector(scenario: Scenario, startedAt: number): Director {
  const counts = scenario.rules.map(() => 0);
  return {
    decide: (subject, now) => {
      const elapsedS = (now - startedAt) / 1000;
      let behaviour: Behaviour = { firstByteMs: 0, perFrameMs: 0, answer: { kind: 'normal' } };
      scenario.rules.forEach((rule, index) => {
        if (!addresses(rule, subject)) return;
        const number = (counts[index] ?? 0) + 1;
        counts[index] = number;
        const { from = 1, to = Number.POSITIVE_INFINITY } = rule.requests ?? {};
        if (number < from || number > to || !isWithin(elapsedS, rule.fromS, rule.toS)) return;
        behaviour = apply(rule, behaviour, number, elapsedS);
      });
      return behaviour;
    },
  };
}

function addresses(rule: ScenarioRule, subject: RuleSubject): boolean {
  return (
    (rule.model === undefined || rule.model === subject.model) &&
    (rule.region === undefined || rule.region === subject.region) &&
    (rule.operation === undefined || rule.operation === subject.operation)
  );
}

function isWithin(elapsedS: number, fromS = 0, toS = Number.POSITIVE_INFINITY): boolean {
  return elapsedS >= fromS && elapsedS < toS;
}

function apply(rule: ScenarioRule, before: Behaviour, number: number, elapsedS: number): Behaviour {
  const { throttle, error } = rule;
  const isThrottled =
    throttle !== undefined &&
    number <= (throttle.firstRequests ?? Number.POSITIVE_INFINITY) &&
    isWithin(elapsedS, throttle.fromS, throttle.toS);
  const throttleError = isThrottled ? buildError({ type: 'ThrottlingException', ...throttle }) : undefined;
  const isMidStream = error?.when === 'mid-stream';
  return {
    firstByteMs: rule.firstByteMs ?? before.firstByteMs,
    perFrameMs: rule.perFrameMs ?? before.perFrameMs,
    hangAfterFrames: rule.hang ? (rule.hang.afterFrames ?? 0) : before.hangAfterFrames,
    cutAfterFrames: rule.cutAfterFrames ?? before.cutAfterFrames,
    corruptFrame: rule.corruptFrame ?? before.corruptFrame,
    error: throttleError ?? (error && !isMidStream ? buildError(error) : before.error),
    streamError: isMidStream ? { afterFrames: error.afterFrames, error: buildError(error) } : before.streamError,
    stopReason: rule.stopReason ?? before.stopReason,
    answer: rule.answer ?? before.answer,
  };
}

/** Members that the real exceptions carry besides the message. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  ModelErrorException: { originalStatusCode: 500, resourceName: 'model' },
  ModelStreamErrorException: { originalStatusCode: 500, originalMessage: 'The model stopped unexpectedly.' },
};

function buildError(wanted: {
  readonly type: ConstructorParameters<typeof AwsError>[0];
  readonly message?: string | undefined;
  readonly retryAfterS?: number | undefined;
  readonly status?: number | undefined;
}): AwsError {
  const members = MEMBERS[wanted.type];
  return new AwsError(wanted.type, wanted.message, {
    ...(wanted.retryAfterS === undefined ? {} : { retryAfterS: Math.ceil(wanted.retryAfterS) }),
    ...(wanted.status === undefined ? {} : { status: wanted.status }),
    ...(members ? { members } : {}),
  });
}
