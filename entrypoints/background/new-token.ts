/** Unguessable, [a-z0-9]: for delimiters in prompts and ids of requests. */
export function newToken(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
