import type { Policy, PolicyContext, PolicyDefinition, PolicyRequest, ServerView } from '../policy.ts';

/** How often the oracle looks again while requests wait for room. */
const LOOK_MS = 50;

/**
 * The fair target: sees every quota's level and every route's health now, never the future. A request goes to the first
 * route that would accept it; while none would, it waits. It is never refused.
 */
export const stateOracle: PolicyDefinition = {
  name: 'state-oracle',
  title: 'state oracle: sees quotas and health, not the future',
  create: watchServers,
};

function watchServers(context: PolicyContext, servers: ServerView): Policy {
  let waiting: readonly PolicyRequest[] = [];
  let looksAgainAtMs = -1;

  const place = (request: PolicyRequest): boolean => {
    const routeIndex = context.routes.findIndex((_route, index) => servers.wouldAccept(index, request));
    if (routeIndex < 0) return false;
    context.start(request, routeIndex);
    return true;
  };

  const look = (): void => {
    waiting = waiting.filter((request) => !place(request));
    if (waiting.length === 0 || looksAgainAtMs > context.now()) return;
    looksAgainAtMs = context.now() + LOOK_MS;
    context.wakeAt(looksAgainAtMs);
  };

  return {
    admitted: (request) => {
      waiting = [...waiting, request];
      look();
    },
    settled: look,
    woken: look,
    expired: (request) => {
      waiting = waiting.filter(({ id }) => id !== request.id);
    },
    keepsAwayFromFirst: () => false,
  };
}
