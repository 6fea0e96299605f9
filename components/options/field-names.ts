import { t } from '@lingui/core/macro';
import type { Auth } from '#lib/settings';

/**
 * The label of the field for a path of the settings; the path itself where there is no such field. `authKind` is that
 * of the credentials in the form: a token is called differently for each.
 */
export function fieldName(path: string, authKind: Auth['kind'] | null = null): string {
  if (path === 'connection.auth.token' && authKind !== null) {
    return authKind === 'api-key' ? t`API key` : t`Identity token`;
  }
  const [, index, quota = ''] = /^routes\.(\d+)\.quota\.(\w+)$/.exec(path) ?? [];
  const field = labelOf(`limits.${quota}`);
  if (index !== undefined && field !== null) {
    const place = Number(index) + 1;
    return t`${field} of model ${place}`;
  }
  return labelOf(path) ?? path;
}

function labelOf(path: string): string | null {
  switch (path) {
    case 'limits.requestsPerMinute':
      return t`Requests per minute`;
    case 'limits.concurrentRequests':
      return t`Requests at a time`;
    case 'limits.tokensPerMinute':
      return t`Tokens per minute`;
    case 'connection.region':
      return t`Bedrock region`;
    case 'privacy.autoLockMinutes':
      return t`Lock kept credentials after (minutes)`;
    case 'connection.endpoint':
      return t`Custom endpoint`;
    case 'connection.auth.accessKeyId':
      return t`Access key id`;
    case 'connection.auth.secretAccessKey':
      return t`Secret access key`;
    case 'connection.auth.sessionToken':
      return t`Session token`;
    case 'connection.auth.token':
      return t`Token`;
    case 'connection.auth.identityPoolId':
      return t`Identity pool id`;
    case 'connection.auth.roleArn':
      return t`Role ARN`;
    case 'connection.signIn.authorizationEndpoint':
      return t`Sign-in page`;
    case 'connection.signIn.clientId':
      return t`Client id`;
    case 'connection.signIn.scopes':
      return t`Scopes`;
    case 'connection.signIn.responseType':
      return t`Response type`;
    case 'connection.signIn.roleArn':
      return t`Role ARN`;
    case 'connection.auth.externalId':
      return t`External id`;
    case 'routes':
      return t`Models`;
    case 'privacy.redaction.patterns':
      return t`Your own patterns`;
    case 'retention.auditLogDays':
      return t`Audit log`;
    case 'retention.reviewDays':
      return t`Reviews and questions`;
    case 'privacy.denyList':
      return t`Sites that are never read`;
    default:
      return null;
  }
}
