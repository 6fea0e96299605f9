import { describe, expect, it } from 'vitest';
import { classifyFault, type FaultContext } from './classify-fault.ts';
import { failureFacts } from './failure-facts.ts';

const CONTEXT: FaultContext = { nowMs: Date.UTC(2026, 10, 22, 12), emittedOutput: false, phase: 'call' };

/** An error of the shape the SDK throws for a response. */
function serviceError(name: string, status: number, message = '', headers: Record<string, string> = {}): Error {
  return Object.assign(new Error(message), {
    name,
    $fault: status >= 500 ? 'server' : 'client',
    $metadata: { httpStatusCode: status },
    $response: { statusCode: status, headers },
  });
}

const classify = (error: unknown, context: Partial<FaultContext> = {}) =>
  classifyFault(failureFacts(error), { ...CONTEXT, ...context });

describe('classifyFault: exceptions of the service', () => {
  it.each([
    ['ThrottlingException', 429, 'throttled'],
    ['ModelNotReadyException', 429, 'not-ready'],
    ['ServiceUnavailableException', 503, 'transient'],
    ['InternalServerException', 500, 'transient'],
    ['ModelTimeoutException', 408, 'transient'],
    ['ModelErrorException', 424, 'transient'],
    ['ModelStreamErrorException', 424, 'transient'],
    ['ServiceQuotaExceededException', 400, 'quota-exceeded'],
    ['ConflictException', 400, 'request'],
    ['ValidationException', 400, 'request'],
    ['AccessDeniedException', 403, 'access'],
    ['ResourceNotFoundException', 404, 'not-found'],
    ['ExpiredTokenException', 403, 'credentials'],
    ['UnrecognizedClientException', 403, 'credentials'],
    ['InvalidSignatureException', 403, 'credentials'],
    ['MissingAuthenticationTokenException', 403, 'credentials'],
  ])('%s (%d) is %s', (name, status, kind) => {
    expect(classify(serviceError(name, status, 'Something happened.'))).toEqual({
      kind,
      code: name,
      message: 'Something happened.',
      status,
      emittedOutput: false,
    });
  });

  it.each([
    [529, 'transient', 'Http529'],
    [502, 'transient', 'Http502'],
    [429, 'throttled', 'Http429'],
    [401, 'credentials', 'Http401'],
    [404, 'not-found', 'Http404'],
    [408, 'transient', 'Http408'],
    [418, 'request', 'Http418'],
  ])('an unnamed %d is %s', (status, kind, code) => {
    expect(classify(serviceError('UnknownError', status))).toMatchObject({ kind, code, status });
  });

  it.each([
    [
      "Invocation of model ID anthropic.claude-sonnet-5-5 with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
      'route-limitation',
    ],
    ['thinking.type.enabled: this model supports adaptive thinking only', 'route-limitation'],
    ['`temperature` may only be set to 1 when thinking is enabled', 'route-limitation'],
    [
      'The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.',
      'route-limitation',
    ],
    ['Input is too long for requested model.', 'route-limitation'],
    ['prompt is too long: 210000 tokens > 200000 maximum', 'route-limitation'],
    ["This model doesn't support system messages. Try again without a system message", 'route-limitation'],
    ['Malformed input request: extraneous key [outputConfig] is not permitted', 'route-limitation'],
    ['The provided model identifier is invalid.', 'not-found'],
    ['Operation not allowed', 'access'],
    [
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
      'request',
    ],
    ['The text field in the ContentBlock object at messages.0.content.0 is blank.', 'request'],
  ])('a ValidationException saying "%s" is %s', (message, kind) => {
    expect(classify(serviceError('ValidationException', 400, message)).kind).toBe(kind);
  });

  it.each([
    ['The security token included in the request is expired', 'credentials'],
    ['Authentication failed: Please make sure your API Key is valid.', 'credentials'],
    ['Bearer Token has expired', 'credentials'],
    ["You don't have access to the model with the specified model ID.", 'access'],
    [
      'User: arn:aws:iam::123456789012:user/jo is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-5 because no identity-based policy allows it',
      'access',
    ],
  ])('an AccessDeniedException saying "%s" is %s', (message, kind) => {
    expect(classify(serviceError('AccessDeniedException', 403, message)).kind).toBe(kind);
  });

  it.each([
    'Signature expired: 20261122T110000Z is now earlier than 20261122T115500Z (20261122T120000Z - 5 min.)',
    'Signature not yet current: 20261122T130000Z is still later than 20261122T120500Z (20261122T120000Z + 5 min.)',
  ])('names a wrong clock where the signature is refused for its time: "%s"', (message) => {
    const fault = classify(serviceError('InvalidSignatureException', 403, message));
    expect(fault).toMatchObject({ kind: 'credentials', code: 'ClockSkew' });
  });

  it('reads an exception that came inside the stream, without status and under its member name', () => {
    const error = Object.assign(new Error('Too many tokens.'), { name: 'throttlingException' });
    expect(classify(error, { phase: 'stream', emittedOutput: true })).toEqual({
      kind: 'throttled',
      code: 'ThrottlingException',
      message: 'Too many tokens.',
      emittedOutput: true,
    });
  });
});

describe('classifyFault: responses that break while being read', () => {
  it("takes an unreadable success for a broken stream, and leaves the SDK's advice out", () => {
    const error = Object.assign(
      new Error('The message checksum does not match.\n  Deserialization error: look there.'),
      {
        $metadata: { httpStatusCode: 200 },
      },
    );
    expect(classify(error)).toEqual({
      kind: 'transient',
      code: 'StreamCorrupt',
      message: 'The message checksum does not match.',
      emittedOutput: false,
    });
  });

  it('takes an unreadable refusal for what its status says', () => {
    const error = Object.assign(new SyntaxError('Unexpected token <'), { $metadata: { httpStatusCode: 502 } });
    expect(classify(error)).toMatchObject({ kind: 'transient', code: 'Http502', status: 502 });
  });
});

describe('classifyFault: waiting times', () => {
  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'Retry-After': '0.5' }, 500],
    [{ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after-ms': '1250', 'retry-after': '2' }, 1250],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
    [{}, undefined],
  ])('reads %j as %s ms', (headers, expected) => {
    expect(classify(serviceError('ThrottlingException', 429, '', headers)).retryAfterMs).toBe(expected);
  });
});

describe('classifyFault: trouble on this side of the wire', () => {
  it.each([
    [new TypeError('Failed to fetch'), 'call', 'transient', 'NetworkError'],
    [new TypeError('NetworkError when attempting to fetch resource.'), 'call', 'transient', 'NetworkError'],
    [
      new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') }),
      'call',
      'transient',
      'NetworkError',
    ],
    [new TypeError('network error'), 'stream', 'transient', 'StreamCut'],
    [new TypeError('terminated', { cause: new Error('other side closed') }), 'stream', 'transient', 'StreamCut'],
    [new Error('Truncated event message received.'), 'stream', 'transient', 'StreamCut'],
    [
      new Error('The message checksum (1) did not match the expected value of 2'),
      'stream',
      'transient',
      'StreamCorrupt',
    ],
    [new RangeError('Array buffer allocation failed'), 'stream', 'transient', 'StreamCorrupt'],
    [new SyntaxError('Unexpected token < in JSON'), 'call', 'transient', 'ResponseCorrupt'],
    [new DOMException('The operation timed out.', 'TimeoutError'), 'call', 'transient', 'TimeoutError'],
    [new DOMException('Aborted', 'AbortError'), 'call', 'cancelled', 'Cancelled'],
    [new Error('Credential is missing'), 'call', 'credentials', 'Error'],
    [new TypeError("Cannot read properties of undefined (reading 'x')"), 'call', 'request', 'TypeError'],
    ['a bare string', 'call', 'request', 'Error'],
    [undefined, 'call', 'request', 'Error'],
  ] as const)('%s in the %s is %s (%s)', (error, phase, kind, code) => {
    expect(classify(error, { phase })).toMatchObject({ kind, code });
  });

  it('tells a time limit from a stop, although both abort', () => {
    const timedOut = Object.assign(new Error('Request aborted'), {
      name: 'AbortError',
      cause: new DOMException('timed out', 'TimeoutError'),
    });
    expect(classify(timedOut)).toMatchObject({ kind: 'transient', code: 'TimeoutError' });
  });
});

describe('classifyFault: sign-in', () => {
  it.each([
    [serviceError('AccessDenied', 403, 'not authorized to perform: sts:AssumeRole'), 'credentials'],
    [serviceError('ResourceNotFoundException', 400, 'IdentityPool not found.'), 'credentials'],
    [serviceError('InvalidIdentityTokenException', 400), 'credentials'],
    [serviceError('TooManyRequestsException', 429), 'transient'],
    [serviceError('InternalErrorException', 500), 'transient'],
    [new TypeError('Failed to fetch'), 'transient'],
  ] as const)('%s is %s, never a fault of one route', (error, kind) => {
    expect(classify(error, { phase: 'sign-in' }).kind).toBe(kind);
  });
});

describe('classifyFault: secrets', () => {
  it.each([
    'Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-east-2/bedrock/aws4_request, Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    'the access key ASIAIOSFODNN7EXAMPLE is unknown',
    'Authorization: Bearer ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl',
    'token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqbyJ9.c2lnbmF0dXJl refused',
    'secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY leaked',
  ])('removes them from "%s"', (message) => {
    const fault = classify(serviceError('InvalidSignatureException', 403, message));
    expect(fault.message).not.toMatch(/AKIA|ASIA|ABSK|eyJ|wJalr|0123456789abcdef/);
    expect(fault.message).toContain('[removed]');
  });

  it("removes the connection's own secrets whatever they look like", () => {
    const fault = classify(serviceError('ValidationException', 400, 'bad key "hunter2"'), { secrets: ['hunter2'] });
    expect(fault.message).toBe('bad key "[removed]"');
  });

  it('keeps what a person needs: the ARN and the model id', () => {
    const message =
      'not authorized on arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0';
    expect(classify(serviceError('AccessDeniedException', 403, message)).message).toBe(message);
  });

  it('bounds the length', () => {
    expect(classify(serviceError('ValidationException', 400, 'long words '.repeat(500))).message.length).toBe(600);
  });
});
