import { vi } from 'vitest';
import { Playbooks } from '#components/playbooks';
import { failure, type Result, success } from '#lib/messaging';
import type { Playbook } from '#lib/playbooks';
import { NO_POLICY } from '#lib/policy';
import { DEFAULT_SETTINGS, type Settings } from '#lib/settings';
import { fakePlaybookStore } from '#tests/fakes/fake-playbook-store.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { createPlaybookService } from '../../entrypoints/background/playbook-service.ts';
import { toWorkerProblem } from '../../entrypoints/background/worker-problem.ts';
import { render } from './render.ts';

const UNMANAGED = { policy: NO_POLICY, faults: [] };

/** Shows the playbooks over the worker's own service, with these stored and one chosen. */
export function showPlaybooks(own: readonly Playbook[] = [], chosen = 'risk') {
  const store = fakePlaybookStore();
  for (const playbook of own) store.stored.set(playbook.id, playbook);
  let settings: Settings = { ...DEFAULT_SETTINGS, playbook: chosen };
  const service = createPlaybookService({
    store,
    policies: { read: async () => UNMANAGED, known: async () => UNMANAGED },
    settings: {
      settings: async () => settings,
      saveSettings: async (next) => {
        settings = next;
      },
    },
    onChanged: async () => undefined,
  });
  const client = createFakeWorkerClient({
    'playbooks.list': () => answer(service.list()),
    'playbooks.save': (payload) => answer(service.save(payload)),
    'playbooks.delete': ({ id }) => answer(service.delete(id)),
    'playbooks.import': (payload) => answer(service.importFile(payload)),
    'playbooks.export': ({ id }) => answer(service.exportFile(id).then((text) => ({ text }))),
  });
  const saveFile = vi.fn();
  const onChosen = vi.fn();
  render(
    <main>
      <h1>Options</h1>
      <h2>Playbooks</h2>
      <Playbooks client={client} saveFile={saveFile} onChosen={onChosen} />
    </main>,
  );
  return { store, service, saveFile, onChosen };
}

async function answer<T>(work: Promise<T>): Promise<Result<T>> {
  try {
    return success(await work);
  } catch (error) {
    return failure(toWorkerProblem(error));
  }
}
