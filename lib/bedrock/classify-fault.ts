import type { Fault, FaultKind } from '#lib/routing';
import type { FailureFacts } from './failure-facts.ts';
import { redactMessage } from './redact.ts';
import { retryAfterMs } from './retry-after.ts';

/** The circumstances of a failure, which its own facts do not tell. */
export interface FaultContext {
  readonly nowMs: number;
  /** Whether visible output had already been passed on. */
  readonly emittedOutput: boolean;
  /** Which step failed: the call until its response began, the reading of the stream, or the sign-in before the call. */
  readonly phase: 'call' | 'stream' | 'sign-in';
  /** Secrets of the connection, never to appear in a message. */
  readonly secrets?: readonly string[];
}

/** Exceptions whose meaning for routing does not depend on their message. */
const KIND_BY_NAME: Readonly<Record<string, FaultKind>> = {
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  ModelNotReadyException: 'not-ready',
  ServiceUnavailableException: 'transient',
  InternalServerException: 'transient',
  ModelTimeoutException: 'transient',
  ModelErrorException: 'transient',
  ModelStreamErrorException: 'transient',
  ServiceQuotaExceededException: 'quota-exceeded',
  ConflictException: 'request',
  ResourceNotFoundException: 'not-found',
};

/** Names under which AWS reports that the caller, not the call, is the trouble. */
const CREDENTIAL_NAMES =
  /^(ExpiredToken|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|InvalidClientTokenId|IncompleteSignature|MissingAuthenticationToken|InvalidToken|AuthFailure|NotAuthorized|InvalidIdentityToken|IDPRejectedClaim|RequestExpired|RequestTimeTooSkewed|CredentialsProvider|Unauthorized|OptInRequired|InvalidAccessKeyId)/;

/** Wording of 403s that are about the credentials although the exception is named AccessDenied. */
const CREDENTIAL_WORDS =
  /security token|expired|signature|api key|bearer token|authentication failed|credential is missing|could not load credentials|access key|not authorized to perform: sts:/i;

/** A signature refused for its time: the keys may be good, and this computer's clock wrong. */
const CLOCK_WORDS =
  /signature (expired|not yet current)|request (time|has) .*(skewed|too)|is now (earlier|later) than/i;

const MODEL_ID_WORDS = /model identifier is invalid|model id(entifier)? .*(not found|invalid|unknown)/i;
const NO_ACCESS_WORDS = /operation not allowed|access to (the )?model|not authorized/i;

/** Wording of 400s that are about this model's abilities: another model may well take the same request. */
const LIMITATION_WORDS =
  /on-demand throughput|inference profile|thinking|budget_tokens|temperature|top_p|top_k|topP|sampling|effort|output_?config|cache_?point|cache_control|prompt caching|additionalModelRequestFields|extraneous key|extra inputs|max_?tokens|maximum tokens|too long|too many (input )?tokens|too large|context (window|length)|system (prompt|message|role|instruction)|streaming|(does|is|are|do)(n't| not) support|not supported|unsupported/i;

/**
 * What a failure means for routing. Pure: depends on nothing but its arguments. An error that no rule knows is
 * `request` when it arose on this side (retrying a defect of our own elsewhere would only repeat it).
 */
export function classifyFault(facts: FailureFacts, context: FaultContext): Fault {
  const { kind, code } = context.phase === 'sign-in' ? signInVerdict(facts) : verdict(facts, context.phase);
  const waitMs = retryAfterMs(facts.headers, context.nowMs);
  return {
    kind,
    code,
    message: redactMessage(messageOf(facts), context.secrets),
    ...(facts.status === undefined ? {} : { status: facts.status }),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    emittedOutput: context.emittedOutput,
  };
}

interface Verdict {
  readonly kind: FaultKind;
  readonly code: string;
}

function verdict(facts: FailureFacts, phase: 'call' | 'stream'): Verdict {
  if (!facts.fromService) return localVerdict(facts, phase);
  const named = KIND_BY_NAME[facts.name];
  if (named !== undefined) return { kind: named, code: facts.name };
  if (CREDENTIAL_NAMES.test(facts.name)) return { kind: 'credentials', code: credentialCode(facts) };
  if (facts.name === 'ValidationException') return { kind: validationKind(facts.message), code: facts.name };
  if (facts.name === 'AccessDeniedException' || facts.status === 403) {
    return { kind: CREDENTIAL_WORDS.test(facts.message) ? 'credentials' : 'access', code: serviceCode(facts) };
  }
  return { kind: kindByStatus(facts), code: serviceCode(facts) };
}

function credentialCode({ name, message }: FailureFacts): string {
  return name.startsWith('RequestTimeTooSkewed') || CLOCK_WORDS.test(message) ? 'ClockSkew' : name;
}

function validationKind(message: string): FaultKind {
  if (MODEL_ID_WORDS.test(message)) return 'not-found';
  if (LIMITATION_WORDS.test(message)) return 'route-limitation';
  return NO_ACCESS_WORDS.test(message) ? 'access' : 'request';
}

function kindByStatus({ status, message }: FailureFacts): FaultKind {
  switch (status) {
    case 400:
    case 413:
    case 422:
      return validationKind(message);
    case 401:
      return 'credentials';
    case 404:
      return 'not-found';
    case 429:
      return 'throttled';
    case 408:
    case 424:
      return 'transient';
    default:
      // Any other 5xx, 529 (overloaded) among them, is capacity. An exception without a status came inside a stream.
      return status === undefined || status >= 500 ? 'transient' : 'request';
  }
}

function localVerdict(facts: FailureFacts, phase: 'call' | 'stream'): Verdict {
  if (facts.name === 'AbortError') return abortVerdict(facts);
  if (CREDENTIAL_NAMES.test(facts.name) || /credential is missing|could not load credentials/i.test(facts.message)) {
    return { kind: 'credentials', code: facts.name };
  }
  if (facts.name === 'TimeoutError') return { kind: 'transient', code: 'TimeoutError' };
  if (phase === 'stream' || facts.brokeInResponse) {
    const cut = isNetworkError(facts) || /truncated/i.test(facts.message);
    return { kind: 'transient', code: cut ? 'StreamCut' : 'StreamCorrupt' };
  }
  if (isNetworkError(facts)) return { kind: 'transient', code: 'NetworkError' };
  // The SDK wraps an unreadable response body in a syntax error: half an answer, not a wrong request.
  if (facts.name === 'SyntaxError') return { kind: 'transient', code: 'ResponseCorrupt' };
  return { kind: 'request', code: facts.name };
}

/** An abort is somebody's wish unless a time limit caused it. */
function abortVerdict({ cause }: FailureFacts): Verdict {
  return cause?.name === 'TimeoutError'
    ? { kind: 'transient', code: 'TimeoutError' }
    : { kind: 'cancelled', code: 'Cancelled' };
}

/** The wording browsers and Node give a failed or broken connection: always a TypeError or a socket error code. */
function isNetworkError({ name, message, cause }: FailureFacts): boolean {
  const text = `${message} ${cause?.name ?? ''} ${cause?.message ?? ''}`;
  if (/ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|socket|other side closed|UND_ERR/i.test(text)) return true;
  return name === 'TypeError' && /fetch|network|terminated|load failed|connection/i.test(text);
}

/** A throttled or failing sign-in service says nothing about a route; anything else there means bad credentials. */
function signInVerdict(facts: FailureFacts): Verdict {
  const passing =
    (!facts.fromService && (isNetworkError(facts) || facts.name === 'TimeoutError')) ||
    (facts.status !== undefined && (facts.status >= 500 || facts.status === 429)) ||
    /Throttl|TooManyRequests|IDPCommunicationError|InternalError/.test(facts.name);
  if (facts.name === 'AbortError') return abortVerdict(facts);
  if (!passing) return { kind: 'credentials', code: credentialCode(facts) };
  return { kind: 'transient', code: facts.fromService ? facts.name : 'NetworkError' };
}

function serviceCode({ name, status }: FailureFacts): string {
  const anonymous = /^(Error|SyntaxError|TypeError|Unknown|UnknownError|BedrockRuntimeServiceException)$/.test(name);
  return anonymous && status !== undefined ? `Http${status}` : name;
}

function messageOf({ message, cause, fromService }: FailureFacts): string {
  return fromService || cause === undefined || cause.message === '' ? message : `${message}: ${cause.message}`;
}
