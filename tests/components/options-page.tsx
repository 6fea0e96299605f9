import { vi } from 'vitest';
import { type BuiltInModelAccess, OptionsPage } from '#components/options';
import { success } from '#lib/messaging';
import { fakeSettings } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { render } from './render.ts';

/** Shows the options page over a worker that answers with `handlers`; the browser allows hosts, or does not. */
export function showOptions(
  handlers: Parameters<typeof createFakeWorkerClient>[0] = {},
  isAllowed = true,
  builtIn: Awaited<ReturnType<BuiltInModelAccess['availability']>> = 'unavailable',
) {
  const client = createFakeWorkerClient({
    'settings.get': () => success(fakeSettings()),
    'settings.save': () => success(fakeSettings()),
    'playbooks.list': () => success({ own: [], managed: [], damaged: [], chosen: 'risk' }),
    'data.measure': () => success({ kinds: [{ kind: 'reviews', count: 3, bytes: 12_400 }], usedBytes: 3_000_000 }),
    ...handlers,
  });
  const requestHosts = vi.fn(async () => isAllowed);
  const requestSignIn = vi.fn(async () => isAllowed);
  const saveFile = vi.fn();
  const builtInModel = {
    isOffered: builtIn !== 'unavailable',
    availability: async () => builtIn,
    download: vi.fn(async () => undefined),
  };
  let changePolicy = () => {};
  const watchPolicy = (react: () => void) => {
    changePolicy = react;
    return () => undefined;
  };
  const services = { client, requestHosts, requestSignIn, saveFile, builtInModel, watchPolicy };
  render(<OptionsPage {...services} onErased={() => undefined} now={() => 0} />);
  const sent = (name: string) => client.requests.filter((request) => request.name === name);
  return { client, requestHosts, requestSignIn, saveFile, builtInModel, sent, changePolicy: () => changePolicy() };
}
