import { t } from '@lingui/core/macro';
import type { Auth } from '#lib/settings';

/** Credentials being typed. They leave the form only towards the worker, and are emptied after saving. */
export interface AuthDraft {
  readonly kind: Auth['kind'];
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly token: string;
  readonly identityPoolId: string;
  readonly roleArn: string;
  readonly externalId: string;
  /** For a web identity: whether its token comes by signing in, or is typed. */
  readonly tokenFrom: 'sign-in' | 'paste';
}

export const EMPTY_AUTH: Omit<AuthDraft, 'kind' | 'tokenFrom'> = {
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
  token: '',
  identityPoolId: '',
  roleArn: '',
  externalId: '',
};

type AuthField = keyof typeof EMPTY_AUTH;

const KEY_FIELDS = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const;

/** What each kind of credentials is typed in; others' fields are left out. */
const FIELDS: Readonly<Record<AuthDraft['kind'], readonly AuthField[]>> = {
  'access-key': KEY_FIELDS,
  'api-key': ['token'],
  cognito: ['identityPoolId'],
  'assume-role': ['roleArn', 'externalId', ...KEY_FIELDS],
  'web-identity': ['roleArn', 'token'],
};

const OPTIONAL: ReadonlySet<AuthField> = new Set(['sessionToken', 'externalId']);

/** Whoever signs in types no credentials. */
function fieldsOf(auth: AuthDraft): readonly AuthField[] {
  return isSigningIn(auth) ? [] : FIELDS[auth.kind];
}

/** Whether the token of the credentials in the form comes by signing in. */
export function isSigningIn({ kind, tokenFrom }: AuthDraft): boolean {
  return kind === 'web-identity' && tokenFrom === 'sign-in';
}

function askFor(field: AuthField): string {
  switch (field) {
    case 'accessKeyId':
      return t`Enter the access key id`;
    case 'secretAccessKey':
      return t`Enter the secret access key`;
    case 'sessionToken':
      return t`Enter the session token`;
    case 'token':
      return t`Enter the token`;
    case 'identityPoolId':
      return t`Enter the id of the identity pool`;
    case 'roleArn':
      return t`Enter the ARN of the role`;
    case 'externalId':
      return t`Enter the external id`;
  }
}

/** The credentials typed, or undefined when none were: then those in memory stay. */
export function authOf(auth: AuthDraft): Record<string, string> | undefined {
  const typed = fieldsOf(auth).map((field) => [field, auth[field].trim()] as const);
  if (typed.every(([, value]) => value === '')) return undefined;
  return {
    kind: auth.kind,
    ...Object.fromEntries(typed.filter(([field, value]) => value !== '' || !OPTIONAL.has(field))),
  };
}

/** What is missing of credentials that are typed in part. */
export function findAuthErrors(auth: AuthDraft): Readonly<Record<string, string>> {
  const typed = authOf(auth);
  if (typed === undefined) return {};
  const errors: Record<string, string> = {};
  for (const field of fieldsOf(auth)) {
    if (typed[field] === '') errors[`connection.auth.${field}`] = askFor(field);
  }
  const { roleArn = '', identityPoolId = '' } = typed;
  const wrongRole = roleArn === '' ? undefined : roleError(roleArn);
  if (wrongRole !== undefined) errors['connection.auth.roleArn'] = wrongRole;
  if (identityPoolId !== '' && !/^[\w-]+:[\w-]+$/.test(identityPoolId)) {
    errors['connection.auth.identityPoolId'] = t`Enter an id such as us-east-2:00000000-0000-0000-0000-000000000000`;
  }
  return errors;
}

/** What is wrong with the ARN of a role that is typed; undefined where nothing is. */
export function roleError(roleArn: string): string | undefined {
  if (/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(roleArn)) return undefined;
  return t`Enter an ARN such as arn:aws:iam::123456789012:role/reviewer`;
}
