import type { Playbook } from '#lib/playbooks';
import type { Policy, PolicyFault } from '#lib/policy';
import type { Auth, Settings } from '#lib/settings';

/** Whether credentials are kept on this device under a passphrase, and whether it was given. */
export type KeptCredentials = 'no' | 'locked' | 'open';

/** Settings as the UI may see them: no secret, only whether there is one. */
export interface SettingsView {
  readonly settings: Settings;
  readonly credentials: {
    readonly kind: Auth['kind'] | null;
    /** True when usable credentials are in memory. */
    readonly present: boolean;
    /** For a person to recognise them by: the access key's last four characters; empty otherwise. */
    readonly hint: string;
    readonly kept: KeptCredentials;
    /** When the temporary credentials got with them end, in epoch milliseconds; they are renewed before. Null: none, or not yet. */
    readonly expiresAtMs: number | null;
    /** When the identity token ends, after which nothing can be renewed; null where there is none or it does not say. */
    readonly tokenExpiresAtMs: number | null;
    /** For a token by the sign-in window: whether it can be renewed without anybody. Null for any other. */
    readonly signIn: 'current' | 'ended' | null;
  };
  /** What the administrator has decided, and what of that cannot be read; then nothing leaves the device. */
  readonly policy: Omit<Policy, 'playbooks'>;
  readonly policyFaults: readonly PolicyFault[];
  /** Whether a loopback endpoint is accepted (the testing build). */
  readonly loopbackAllowed: boolean;
  /** The address to register with an identity provider. */
  readonly signInRedirect: string;
  /** The reviewer's own playbooks, by name; the built-in ones are data that every page has. */
  readonly playbooks: readonly Pick<Playbook, 'id' | 'name'>[];
}
