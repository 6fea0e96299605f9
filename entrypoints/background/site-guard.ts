import type { PageContext } from '#lib/messaging';
import type { ReaderClient } from '#lib/platform/reader-client';
import { ProblemError } from '#lib/review';
import { deniedBy, type Settings } from '#lib/settings';
import type { PolicedSettings } from './policed-settings.ts';

export interface SiteGuardPorts {
  readonly settings: Pick<PolicedSettings, 'settings' | 'shown'>;
  readonly reader: ReaderClient;
  /** The address of the document that a tab shows; empty where the browser does not say, and then lets nobody in. */
  readonly urlOf: (tabId: number) => Promise<string>;
}

/** Keeps the sites that the reviewer listed from being read, and what was read of them before from being sent. */
export interface SiteGuard {
  /** The reader, closed to listed sites. Besides its own problems: `site-denied`. */
  readonly reader: ReaderClient;
  /** @throws {ProblemError} `site-denied`. */
  readonly ensureAllowed: (url: string) => Promise<void>;
  /** A page with what the list says of it, to be shown. */
  readonly judge: (page: PageContext) => Promise<PageContext>;
}

export function createSiteGuard({ settings, reader, urlOf }: SiteGuardPorts): SiteGuard {
  const patternIn = ({ privacy }: Settings, url: string) => deniedBy(url, privacy.denyList);

  async function ensureAllowed(url: string): Promise<void> {
    const pattern = patternIn(await settings.settings(), url);
    if (pattern !== null) throw new ProblemError({ code: 'site-denied', pattern });
  }

  return {
    reader: {
      ask: async (tabId, name, payload) => {
        await ensureAllowed(await urlOf(tabId));
        const answer = await reader.ask(tabId, name, payload);
        // The tab may have gone to a listed site between the two; what was read of it goes no further.
        if (name === 'reader.outline') await ensureAllowed((answer as { readonly url: string }).url);
        return answer;
      },
    },
    ensureAllowed,
    judge: async (page) =>
      patternIn(await settings.shown(), page.url) === null ? page : { ...page, access: 'denied' },
  };
}
