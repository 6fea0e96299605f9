/**
 * What the emulator accepts when a scenario names nothing else. None of these is a credential of anything: the access keys
 * are the examples of AWS's own documentation, extended by words.
 */
export const TEST_ACCESS_KEY = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
} as const;

/** A temporary access key: valid only together with its session token. */
export const TEST_SESSION_KEY = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'sJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'emulator-session-token-0123456789/abcdefghij+EXAMPLE==',
} as const;

/** A temporary access key whose session is over: always answered with ExpiredTokenException. */
export const TEST_EXPIRED_KEY = {
  accessKeyId: 'ASIAEXPIREDNN7EXAMPL',
  secretAccessKey: 'eJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'emulator-expired-token-0123456789/abcdefghij+EXAMPLE==',
} as const;

/** A Bedrock API key, sent as a bearer token. */
export const TEST_API_KEY = 'ABSKemulator-api-key-EXAMPLE';

/** A Bedrock API key whose time is over. */
export const TEST_EXPIRED_API_KEY = 'ABSKemulator-expired-api-key-EXAMPLE';

/** The only role that may be assumed. */
export const TEST_ROLE_ARN = 'arn:aws:iam::123456789012:role/ai-prism-reviewer';

/** The web identity token (OIDC) that AssumeRoleWithWebIdentity accepts. */
export const TEST_WEB_IDENTITY_TOKEN = 'emulator.web-identity-token.EXAMPLE';

/** The client that the identity provider knows. */
export const TEST_CLIENT_ID = 'emulator-client-EXAMPLE';

/** The identity pool that Cognito knows. */
export const TEST_IDENTITY_POOL_ID = 'us-east-2:11111111-2222-4333-8444-555555555555';

/** The account that every ARN names. */
export const TEST_ACCOUNT_ID = '123456789012';
