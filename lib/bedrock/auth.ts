/** Long-term or temporary AWS access key. The session token is present for temporary ones. */
export interface AccessKeyAuth {
  readonly kind: 'access-key';
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A Bedrock API key, sent as a bearer token. It carries no expiry that could be read from it. */
export interface ApiKeyAuth {
  readonly kind: 'api-key';
  readonly token: string;
}

/** An Amazon Cognito identity pool that hands out credentials to guests. The id names its own region. */
export interface CognitoAuth {
  readonly kind: 'cognito';
  readonly identityPoolId: string;
}

/** An access key used only to assume a role, whose temporary credentials are then used. */
export interface AssumeRoleAuth {
  readonly kind: 'assume-role';
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly roleArn: string;
  readonly externalId?: string;
}

/** An OpenID Connect token exchanged for a role's temporary credentials. */
export interface WebIdentityAuth {
  readonly kind: 'web-identity';
  readonly roleArn: string;
  readonly token: string;
  /**
   * Where the token came by the browser's sign-in window: `current`, and another can be had without anybody; `ended`, a
   * person has to sign in again. Absent where it was typed in.
   */
  readonly signIn?: 'current' | 'ended';
}

/** How requests to AWS are authorised. Secrets: never logged, exported, or put into a message. */
export type Auth = AccessKeyAuth | ApiKeyAuth | CognitoAuth | AssumeRoleAuth | WebIdentityAuth;

/** Where and as whom to reach Bedrock. */
export interface BedrockConnection {
  readonly region: string;
  /** Replaces the regional address of every service (an emulator), or of the runtime alone when it is an AWS host. */
  readonly endpoint?: string;
  readonly auth: Auth;
}
