import type { Auth } from '#lib/bedrock';

/** Every secret of a sign-in: what must never appear in a log, an export or an error text. */
export function secretsOf(auth: Auth): readonly string[] {
  switch (auth.kind) {
    case 'access-key':
    case 'assume-role':
      return [auth.accessKeyId, auth.secretAccessKey, ...(auth.sessionToken === undefined ? [] : [auth.sessionToken])];
    case 'api-key':
    case 'web-identity':
      return [auth.token];
    case 'cognito':
      return [];
  }
}
