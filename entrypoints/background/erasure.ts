import type { ReviewEngine } from '#lib/review';
import type { Beginnings } from './beginnings.ts';
import type { ChatService } from './chat-service.ts';

/** What can be erased, in the order in which it must be. */
export interface ErasurePorts {
  readonly beginnings: Pick<Beginnings, 'cancelAll'>;
  readonly engine: Pick<ReviewEngine, 'stopAll'>;
  readonly chat: Pick<ChatService, 'stopAll'>;
  readonly eraseSettings: () => Promise<void>;
  readonly clearPages: () => Promise<void>;
  readonly eraseDatabases: () => Promise<void>;
  readonly giveUpHosts: () => Promise<void>;
  /** Puts new services, which know nothing, in the place of those that do. */
  readonly startAnew: () => void;
}

/**
 * Erases everything that the extension has stored, and starts it anew. Credentials go first, so that nothing which begins
 * meanwhile can reach a model; then all work ends; then what it left is deleted. A part that fails keeps no other from
 * being erased; in the end the failure is thrown, and the extension does not start anew.
 */
export function createErasure(ports: ErasurePorts): () => Promise<void> {
  const { beginnings, engine, chat } = ports;
  const steps: readonly (() => Promise<unknown>)[] = [
    ports.eraseSettings,
    () => Promise.all([beginnings.cancelAll(), engine.stopAll(), chat.stopAll()]),
    ports.clearPages,
    ports.eraseDatabases,
    // What was on its way when the work ended may have been kept since.
    ports.eraseSettings,
    ports.giveUpHosts,
  ];
  return async () => {
    const failures: unknown[] = [];
    for (const step of steps) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    ports.startAnew();
  };
}
