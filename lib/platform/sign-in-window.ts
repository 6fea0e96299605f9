import { browser } from 'wxt/browser';
import { SignInFailedError, type SignInFailure } from '#lib/sign-in';

/** A provider that redirects by its own script needs a few loads; one that asks a person never answers. */
const SILENT_TIMEOUT_MS = 10_000;

/** The browser's window for signing in, and its silent kind, which nobody sees. */
export interface SignInWindow {
  /** Where the provider sends the answer: an address that the browser keeps for this extension. */
  readonly redirectUri: string;
  /**
   * Opens the provider's page; resolves with the address of its answer.
   * @throws {SignInFailedError} where there is none.
   */
  readonly open: (url: string, isSilent: boolean) => Promise<string>;
}

/** The window of this browser. It is there once `identity` has been allowed. */
export function createSignInWindow(): SignInWindow {
  return {
    redirectUri: `https://${browser.runtime.id}.chromiumapp.org/`,
    open: async (url, isSilent) => {
      if (!(await browser.permissions.contains({ permissions: ['identity'] }))) {
        throw new SignInFailedError('not-allowed');
      }
      try {
        const silence = { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: SILENT_TIMEOUT_MS };
        const address = await browser.identity.launchWebAuthFlow({
          url,
          interactive: !isSilent,
          ...(isSilent ? silence : {}),
        });
        if (address === undefined) throw new SignInFailedError('closed');
        return address;
      } catch (error) {
        if (error instanceof SignInFailedError) throw error;
        const message = error instanceof Error ? error.message : String(error);
        const reason = reasonOf(message, isSilent);
        throw new SignInFailedError(reason, reason === 'not-allowed' ? message : '', { cause: error });
      }
    },
  };
}

/** The browser tells its reasons by their English words alone. */
function reasonOf(message: string, isSilent: boolean): SignInFailure {
  if (/could not be loaded/i.test(message)) return 'unreachable';
  if (/interaction required/i.test(message)) return 'person-needed';
  if (/did not approve/i.test(message)) return isSilent ? 'person-needed' : 'closed';
  return 'not-allowed';
}

/**
 * Asks the browser to let the extension open its sign-in window, and to reach these origins. Must be called in a click.
 * False where the person, or whoever rules the browser, does not allow it.
 */
export async function requestSignIn(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ permissions: ['identity'], origins: [...origins] }).catch(() => false);
}
