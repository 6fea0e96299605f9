import type { PolicyStore } from '#lib/platform/policy-store';
import type { SettingsStore } from '#lib/platform/settings-store';
import { createSignInWindow } from '#lib/platform/sign-in-window';
import { createVault } from '#lib/vault';
import { type CredentialKeeper, createCredentialKeeper } from './credential-keeper.ts';
import { isLoopbackAllowed } from './model-access.ts';
import { newToken } from './new-token.ts';
import { createSignInService, type SignInService } from './sign-in-service.ts';

/** How credentials come, and how they stay. */
export interface CredentialServices {
  readonly credentials: CredentialKeeper;
  readonly signIn: SignInService;
  /** Where sign-in pages send their answer. */
  readonly signInRedirect: string;
}

export interface CredentialServicesPorts {
  readonly store: SettingsStore;
  readonly policies: PolicyStore;
  /** Whether anything is asked of models now. */
  readonly isBusy: () => boolean;
  /** After kept credentials were locked by themselves. */
  readonly onLocked: () => Promise<void>;
  /** After an identity token was renewed, or could not be. */
  readonly onRenewed: () => void;
}

/** Builds both on the browser's own cryptography, clock and window. */
export function createCredentialServices(ports: CredentialServicesPorts): CredentialServices {
  const { store, policies, isBusy, onLocked, onRenewed } = ports;
  const window = createSignInWindow();
  const signIn = createSignInService({
    store,
    window,
    loopbackAllowed: isLoopbackAllowed(),
    newToken,
    now: Date.now,
    onChanged: onRenewed,
  });
  const credentials = createCredentialKeeper({
    store,
    vault: createVault({
      subtle: crypto.subtle,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    }),
    isKeepingAllowed: async () => (await policies.read()).policy.memoryOnlyCredentials !== true,
    isBusy,
    onUnlocked: signIn.watch,
    onLocked,
    now: Date.now,
  });
  return { credentials, signIn, signInRedirect: window.redirectUri };
}
