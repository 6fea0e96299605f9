import type { Auth } from '#lib/bedrock';
import type { RedactionChoice } from '#lib/redaction';
import type { ClientLimits, KnownQuota } from '#lib/routing';
import type { SignInSettings } from '#lib/sign-in';
import type { RetentionSettings } from './retention.ts';

export type { Auth };

/** A route as settings name it; its id is derived (`modelId@region`). */
export interface RouteSetting {
  readonly modelId: string;
  readonly name: string;
  readonly region: string;
  /** Where it is known. At least one figure; a dimension that is left out has no limit. */
  readonly quota?: KnownQuota;
}

/** What stays on the device. */
export interface PrivacySettings {
  /** Host patterns of sites that are never read, such as `*.bank.example`; see `deny-list.ts`. */
  readonly denyList: readonly string[];
  /** Nothing is sent to any model, whatever else is set: the provider is then the on-device checks. */
  readonly onDeviceOnly: boolean;
  /** Credentials that are kept under a passphrase are locked when nobody has used them for so long. */
  readonly autoLockMinutes: number;
  /** Private values are replaced by placeholders before anything is sent, and put back in what is answered. */
  readonly redaction: RedactionChoice & { readonly isOn: boolean };
}

export type RouteOrder = 'list' | 'cost';

/**
 * Everything a reviewer can set, secrets excepted: credentials live apart, in memory only. The settings file of
 * import and export is this plus, on import, `connection.auth`.
 */
export interface Settings {
  readonly version: 1;
  readonly provider: 'on-device' | 'bedrock';
  readonly connection: {
    /** The Bedrock region, apart from any other AWS region. */
    readonly region: string;
    /** Replaces the AWS hosts of the region, e.g. by an emulator. */
    readonly endpoint?: string;
    /** Where people sign in for a web identity; absent where tokens are typed in. */
    readonly signIn?: SignInSettings;
  };
  /** In order of priority. */
  readonly routes: readonly RouteSetting[];
  /** Which of them is asked first: the first of the list, or the one that costs least. */
  readonly routeOrder: RouteOrder;
  readonly limits: ClientLimits;
  /** Playbook id. */
  readonly playbook: string;
  /** Whether every review by models ends with a look at the document as a whole: one more request. */
  readonly documentCheck: 'on-request' | 'always';
  readonly privacy: PrivacySettings;
  readonly retention: RetentionSettings;
}
