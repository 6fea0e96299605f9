import type { ServerResponse } from 'node:http';
import type { AwsError } from './aws-error.ts';
import { send } from './http.ts';

/** The three ways in which AWS services write an error. */
export type ErrorStyle = 'rest-json' | 'json-1.1' | 'query-xml';

/** The Query protocol calls the same authentication failures by other names. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  IncompleteSignatureException: 'IncompleteSignature',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  ExpiredTokenException: 'ExpiredToken',
};

/** Writes an error in the style of the service that was called. */
export function sendError(response: ServerResponse, error: AwsError, style: ErrorStyle, requestId: string): void {
  if (error.details.retryAfterS !== undefined) response.setHeader('retry-after', String(error.details.retryAfterS));
  if (style === 'query-xml') {
    const code = QUERY_CODES[error.type] ?? error.type;
    const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    send(response, error.status, 'text/xml', body);
    return;
  }
  const members = { [error.details.messageKey ?? 'message']: error.message, ...error.details.members };
  if (style === 'json-1.1') {
    const body = JSON.stringify({ __type: error.type, ...members });
    response.setHeader('x-amzn-errortype', `${error.type}:`);
    send(response, error.status, 'application/x-amz-json-1.1', body);
    return;
  }
  // The service appends the namespace of its model after a colon; clients must cut it off.
  response.setHeader('x-amzn-errortype', `${error.type}:http://internal.amazon.com/coral/com.amazon.bedrock/`);
  send(response, error.status, 'application/json', JSON.stringify(members));
}

/** Escapes text for XML content. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
