/**
 * Every exception the emulator can answer with, its HTTP status and the text used when a scenario gives none. Status codes of
 * the Bedrock Runtime exceptions are those of the SDK's own schema (`client-bedrock-runtime` 3.1163.0); the others
 * are the common errors of AWS services. 529 is undocumented in the schema and was reported for overloaded models.
 */
export const AWS_ERRORS = {
  ThrottlingException: { status: 429, message: 'Too many requests, please wait before trying again.' },
  ModelNotReadyException: { status: 429, message: 'Model is not ready for inference.' },
  ServiceUnavailableException: { status: 503, message: 'Bedrock is unable to process your request.' },
  InternalServerException: {
    status: 500,
    message: 'The system encountered an unexpected error during processing. Try your request again.',
  },
  ModelTimeoutException: {
    status: 408,
    message: 'Model has timed out in processing the request. Try your request again.',
  },
  ModelErrorException: { status: 424, message: 'The system encountered an error while invoking the model.' },
  ModelStreamErrorException: {
    status: 424,
    message: 'The model produced an error while it streamed its response.',
  },
  ServiceQuotaExceededException: { status: 400, message: 'The request exceeds the service quota of your account.' },
  ConflictException: { status: 400, message: 'The request conflicts with the current state of the resource.' },
  ValidationException: { status: 400, message: 'The request is not valid.' },
  AccessDeniedException: { status: 403, message: "You don't have access to the model with the specified model ID." },
  ResourceNotFoundException: {
    status: 404,
    message: 'Could not resolve the foundation model from the provided model identifier.',
  },
  ExpiredTokenException: { status: 403, message: 'The security token included in the request is expired' },
  UnrecognizedClientException: { status: 403, message: 'The security token included in the request is invalid.' },
  InvalidSignatureException: {
    status: 403,
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  },
  IncompleteSignatureException: { status: 403, message: 'The authorization header is incomplete.' },
  MissingAuthenticationTokenException: { status: 403, message: 'Missing Authentication Token' },
  SerializationException: { status: 400, message: 'The request body is not valid JSON.' },
  UnknownOperationException: { status: 404, message: 'The requested operation is not known to this service.' },
  NoSuchResourceException: { status: 400, message: 'The specified resource does not exist.' },
  InvalidPaginationTokenException: { status: 400, message: 'Invalid pagination token was provided.' },
  InvalidParameterException: { status: 400, message: 'A parameter of the request is not valid.' },
  NotAuthorizedException: { status: 400, message: 'Access to this identity is not allowed.' },
  InvalidIdentityToken: { status: 400, message: 'The web identity token is not valid.' },
  ValidationError: { status: 400, message: 'The request is not valid.' },
  AccessDenied: { status: 403, message: 'Access is denied.' },
  InvalidAction: { status: 400, message: 'Could not find the requested operation.' },
  overloaded_error: {
    status: 529,
    message: 'The model is temporarily unable to serve the request because of high demand.',
  },
} as const;

/** Name of an exception, as on the wire. */
export type AwsErrorType = keyof typeof AWS_ERRORS;

/** Facts that only some errors carry. */
export interface AwsErrorDetails {
  /** Sent as Retry-After, in whole seconds. */
  readonly retryAfterS?: number;
  /** Replaces the status of `AWS_ERRORS`. */
  readonly status?: number;
  /** Further members of the body, e.g. `originalStatusCode`. */
  readonly members?: Readonly<Record<string, string | number>>;
  /** The front door that checks bearer keys writes `Message` where the service writes `message`. */
  readonly messageKey?: 'message' | 'Message';
}

/** An answer that is an error, thrown wherever it is decided and rendered once, in the shape of the service it belongs to. */
export class AwsError extends Error {
  readonly type: AwsErrorType;
  readonly status: number;
  readonly details: AwsErrorDetails;

  constructor(type: AwsErrorType, message: string = AWS_ERRORS[type].message, details: AwsErrorDetails = {}) {
    super(message);
    this.name = 'AwsError';
    this.type = type;
    this.status = details.status ?? AWS_ERRORS[type].status;
    this.details = details;
  }
}
