import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type WorkerRequests, workerRequestSchemas } from '#lib/messaging';

const PREFIX = 'intent:';

/** A review that was asked for and has no record yet: its document is still to be read. */
export interface StartIntent {
  readonly reviewId: string;
  readonly request: WorkerRequests['review.start']['payload'];
}

/** What was asked for, kept while a worker may be killed before it is done. */
export interface IntentStore {
  readonly list: () => Promise<readonly StartIntent[]>;
  readonly save: (intent: StartIntent) => Promise<void>;
  readonly remove: (reviewId: string) => Promise<void>;
}

/**
 * Intents in `storage.session`: they outlive the worker, and go with the browser as the tabs do that they name. What
 * another version of the extension left and this one cannot read is no intent.
 */
export function createIntentStore(): IntentStore {
  return {
    list: async () => {
      const stored: Record<string, unknown> = await browser.storage.session.get(null);
      return Object.entries(stored).flatMap(([key, value]) => {
        if (!key.startsWith(PREFIX)) return [];
        const request = v.safeParse(workerRequestSchemas['review.start'], value);
        return request.success ? [{ reviewId: key.slice(PREFIX.length), request: request.output }] : [];
      });
    },
    save: ({ reviewId, request }) => browser.storage.session.set({ [`${PREFIX}${reviewId}`]: request }),
    remove: (reviewId) => browser.storage.session.remove(`${PREFIX}${reviewId}`),
  };
}
