import type { SettingsStore } from '#lib/platform/settings-store';
import {
  createModelReviewer,
  createOnDeviceReviewer,
  type ModelReviewerPorts,
  type Provider,
  reviewerKey,
  type SectionReviewer,
} from '#lib/review';
import type { ModelService } from './model-service.ts';
import { newToken } from './new-token.ts';
import { once } from './once.ts';

export interface ReviewersPorts {
  readonly settings: SettingsStore;
  readonly models: () => Promise<ModelService>;
  readonly redactorFor: ModelReviewerPorts['redactorFor'];
  /** @throws {ProblemError} `site-denied`. */
  readonly ensureAllowed: (url: string) => Promise<void>;
}

/** Who reviews sections. */
export interface Reviewers {
  readonly for: (provider: Provider) => SectionReviewer;
  /** What an answer depends on besides the question; see `reviewerKey`. */
  readonly key: (provider: Provider) => Promise<string>;
}

export function createReviewers({ settings, models, redactorFor, ensureAllowed }: ReviewersPorts): Reviewers {
  // A pause is a task of its own: messages and timers come before what follows.
  const onDevice = createOnDeviceReviewer({ now: Date.now, pause: () => new Promise((go) => setTimeout(go, 0)) });
  /** Made when first used: on-device reviews never touch the models. */
  const byModels = once(async () => {
    const { dispatcher, send, endpoint, ensureReady } = await models();
    const routes = () => dispatcher.state().routes.map(({ route }) => route);
    const { submit } = dispatcher;
    return createModelReviewer({
      submit,
      routes,
      send,
      endpoint,
      redactorFor,
      ensureReady,
      now: Date.now,
      newId: newToken,
    });
  });
  const reviewByModels: SectionReviewer = async (work, ...rest) => {
    // A document may have been read before its site was listed.
    await ensureAllowed(work.url);
    return (await byModels())(work, ...rest);
  };
  return {
    for: (provider) => (provider === 'on-device' ? onDevice : reviewByModels),
    key: async (provider) => {
      const { routes, privacy } = await settings.settings();
      const modelIds = routes.map(({ modelId }) => modelId);
      return reviewerKey(provider, modelIds, privacy.redaction.isOn ? JSON.stringify(privacy.redaction) : '');
    },
  };
}
