/** What is known of a failure, independent of the library that reported it. */
export interface FailureFacts {
  /** The exception's or error's name, e.g. `ThrottlingException`, `TypeError`. */
  readonly name: string;
  readonly message: string;
  /** HTTP status of a refusal (400 and above). */
  readonly status?: number;
  /** True when the response had begun well and then could not be read. */
  readonly brokeInResponse: boolean;
  /** Response headers, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name and message of what caused it, where the error carries one. */
  readonly cause?: { readonly name: string; readonly message: string };
  /** True when a service reported it, as opposed to something that happened on this side of the wire. */
  readonly fromService: boolean;
}

/** Reads the facts off anything thrown by the AWS SDK, by `fetch`, or by a stream decoder. Never throws. */
export function failureFacts(thrown: unknown): FailureFacts {
  const error = asRecord(thrown);
  const responseStatus =
    numberIn(asRecord(error.$metadata), 'httpStatusCode') ?? numberIn(asRecord(error.$response), 'statusCode');
  // The SDK puts the status of the response on whatever it throws, and reads a stream's first frame before it returns.
  const status = responseStatus !== undefined && responseStatus >= 400 ? responseStatus : undefined;
  const name = textIn(error, 'name') ?? 'Error';
  const cause = error.cause === undefined ? undefined : asRecord(error.cause);
  return {
    name: exceptionName(name),
    message: withoutHint(textIn(error, 'message') ?? (typeof thrown === 'string' ? thrown : '')),
    ...(status === undefined ? {} : { status }),
    brokeInResponse: responseStatus !== undefined && status === undefined,
    headers: headersOf(asRecord(asRecord(error.$response).headers)),
    ...(cause === undefined
      ? {}
      : { cause: { name: textIn(cause, 'name') ?? 'Error', message: textIn(cause, 'message') ?? '' } }),
    fromService: error.$fault !== undefined || status !== undefined || /Exception$/.test(name),
  };
}

/** The SDK appends advice for developers to decoding errors. */
function withoutHint(message: string): string {
  return message.split('\n  Deserialization error:', 1)[0] ?? message;
}

/** Exceptions inside a stream are named as members (`throttlingException`), and some carry a namespace or a URL. */
function exceptionName(name: string): string {
  const bare = name.slice(name.lastIndexOf('#') + 1).split(':', 1)[0] ?? name;
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

function headersOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.map(([key, value]) => [key.toLowerCase(), value]));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textIn(record: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' ? value : undefined;
}

function numberIn(record: Readonly<Record<string, unknown>>, key: string): number | undefined {
  const value = record[key];
  return typeof value === 'number' ? value : undefined;
}
