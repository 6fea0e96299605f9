import { estimateInputTokens, isBuiltInModel, type ModelRequest, translateRequest } from '#lib/bedrock';
import type { PreviewedRequest, RequestPreview } from '#lib/messaging';
import type { SettingsStore } from '#lib/platform/settings-store';
import { ProblemError, type ReviewEngine, workRequests } from '#lib/review';
import type { Route } from '#lib/routing';
import { managedRoutes } from '#lib/settings';
import type { RedactorFor } from './redactions.ts';

export interface PreviewPorts {
  readonly engine: Pick<ReviewEngine, 'workOf'>;
  readonly settings: Pick<SettingsStore, 'settings'>;
  /** @throws {ProblemError} `site-denied`. */
  readonly ensureAllowed: (url: string) => Promise<void>;
  readonly redactorFor: RedactorFor;
  /** Unguessable, [a-z0-9]. */
  readonly newNonce: () => string;
}

/** Makes the answer to what would be sent for a section, from the code that sends it. Sends nothing. */
export function createPreviews(ports: PreviewPorts): (reviewId: string, sectionId: string) => Promise<RequestPreview> {
  const { engine, settings, ensureAllowed, redactorFor, newNonce } = ports;
  return async (reviewId, sectionId) => {
    const current = await settings.settings();
    if (current.privacy.onDeviceOnly) throw new ProblemError({ code: 'on-device-only' });
    const work = await engine.workOf(reviewId, sectionId);
    await ensureAllowed(work.url);
    // The browser's own model is sent nothing.
    const routes = managedRoutes(current);
    const route = routes.find((each) => !isBuiltInModel(each)) ?? routes[0];
    if (route === undefined) throw new ProblemError({ code: 'models-unusable', routes: [] });
    const requests = workRequests(work, newNonce, await redactorFor(work.document));
    return {
      modelName: route.name,
      region: route.region,
      requests: requests.map(({ request }) => previewOf(request, route)),
    };
  };
}

function previewOf(request: ModelRequest, route: Route): PreviewedRequest {
  const { system = [], messages = [], ...parameters } = translateRequest(request, route);
  return {
    system: system.map(({ text = '' }) => text).join('\n'),
    messages: messages.map(({ role = '', content = [] }) => ({
      role,
      text: content.map(({ text = '' }) => text).join(''),
    })),
    parameters: JSON.stringify(parameters, null, 2),
    estimatedTokens: estimateInputTokens(request),
  };
}
