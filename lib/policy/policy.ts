import type { Playbook } from '#lib/playbooks';
import type { ClientLimits } from '#lib/routing';
import type { RetentionSettings } from '#lib/settings';
import type { SignInSettings } from '#lib/sign-in';

/** What an administrator has decided for everybody. What is left out is the reviewer's to decide. */
export interface Policy {
  /** Nothing is sent to any model. */
  readonly onDeviceOnly?: true;
  /** Bedrock regions that may be used; at least one. */
  readonly regions?: readonly string[];
  /** Ids of models that may be used; `eu.anthropic.*` is every id that begins so. At least one. */
  readonly models?: readonly string[];
  /** The most a browser may allow itself. */
  readonly limits?: Partial<ClientLimits>;
  /** Host patterns of sites that are never read, besides the reviewer's own. */
  readonly denyList?: readonly string[];
  /** Private values are always replaced before anything is sent. */
  readonly redaction?: true;
  /** Credentials may not be kept on disk, not even under a passphrase. */
  readonly memoryOnlyCredentials?: true;
  /** The longest that kept credentials may stay unlocked unused. */
  readonly autoLockMinutes?: number;
  /** The longest that things may be kept, in days. */
  readonly retention?: Partial<Record<keyof RetentionSettings, number>>;
  /** Where everybody signs in, whatever a reviewer has set. */
  readonly signIn?: SignInSettings;
  /** Offered to everybody besides the built-in ones; they cannot be edited. */
  readonly playbooks?: readonly Playbook[];
}

/** Nobody has decided anything. */
export const NO_POLICY: Policy = {};

/** A part of a policy that cannot be read. */
export interface PolicyFault {
  /** The field, e.g. `regions.0`. */
  readonly path: string;
  readonly detail: string;
}
