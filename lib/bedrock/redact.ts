const MAX_MESSAGE_CHARACTERS = 600;
const MARK = '[removed]';

/**
 * Shapes of everything secret that AWS or a proxy may echo in an error: authorisation headers, signatures, access key
 * ids, bearer keys, web tokens, and any long unbroken run that could be key material or a session token.
 */
const SECRET_SHAPES: readonly RegExp[] = [
  /\bBearer\s+\S+/gi,
  /\b(Credential|Signature|SignedHeaders|X-Amz-[A-Za-z-]+)=[^\s,&'"]+/gi,
  /\b(?:AKIA|ASIA|AIDA|AROA|ABIA|ACCA)[A-Z0-9]{12,}\b/g,
  /\b(?:ABSK|bedrock-api-key-)[A-Za-z0-9+/=_-]{8,}/g,
  /\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g,
  /[A-Za-z0-9+/=]{40,}/g,
];

/**
 * A service's message made fit for logs, exports and screens: secrets removed, whitespace collapsed, length bounded.
 * `known` are secrets of the connection itself, removed wherever they appear, whatever their shape.
 */
export function redactMessage(message: string, known: readonly string[] = []): string {
  let text = message;
  for (const secret of known) {
    if (secret.length >= 4) text = text.replaceAll(secret, MARK);
  }
  for (const shape of SECRET_SHAPES) text = text.replace(shape, MARK);
  text = text.replace(/\s+/g, ' ').trim();
  return text.length > MAX_MESSAGE_CHARACTERS ? `${text.slice(0, MAX_MESSAGE_CHARACTERS - 1)}…` : text;
}
