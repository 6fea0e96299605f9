import { browser } from 'wxt/browser';
import { parsePolicy, type ReadPolicy } from '#lib/policy';

/** What an administrator has set by the browser's policies. */
export interface PolicyStore {
  readonly read: () => Promise<ReadPolicy>;
  /** Called when the administrator has changed it; to be set while the worker starts. */
  readonly onChanged: (listen: () => void) => void;
}

export function createPolicyStore(): PolicyStore {
  const area = browser.storage.managed;
  const closed = area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  let current: Promise<ReadPolicy> | null = null;
  return {
    read: () => {
      current ??= closed.then(async () => parsePolicy(await area.get()));
      return current;
    },
    onChanged: (listen) =>
      area.onChanged.addListener(() => {
        current = null;
        listen();
      }),
  };
}
