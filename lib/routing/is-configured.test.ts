import { describe, expect, it } from 'vitest';
import { fakeRoute, NO_LIMITS } from '#tests/fakes/fake-manager.ts';
import { isConfigured } from './is-configured.ts';
import { createManagerState } from './manager-state.ts';
import { readManagerState } from './read-manager-state.ts';

const routes = ['a', 'b'].map((id) => ({
  ...fakeRoute(id),
  prices: { input: 3, output: 15, cacheRead: 0, cacheWrite: 0 },
}));
const state = createManagerState(routes, NO_LIMITS);

describe('a stored state', () => {
  it('is configured as it was, whatever became of the order of its fields on the way', () => {
    const read = readManagerState(JSON.parse(JSON.stringify(state)));
    expect(read.kind).toBe('ready');
    if (read.kind === 'reset') return;
    expect(isConfigured(read.state, routes, NO_LIMITS)).toBe(true);
    const reversed = routes.map((route) => Object.fromEntries(Object.entries(route).reverse()) as typeof route);
    expect(isConfigured(read.state, reversed, NO_LIMITS)).toBe(true);
  });

  it.each([
    ['another order', routes.toReversed(), NO_LIMITS],
    ['one route less', routes.slice(1), NO_LIMITS],
    ['another name', routes.map((route) => ({ ...route, name: 'Other' })), NO_LIMITS],
    ['a price that is not known any more', routes.map(({ prices: _prices, ...route }) => route), NO_LIMITS],
    ['other limits', routes, { ...NO_LIMITS, concurrentRequests: 2 }],
    ['a patience of its own', routes, { ...NO_LIMITS, patienceMs: 1 }],
  ])('is not configured with %s', (_what, otherRoutes, limits) => {
    expect(isConfigured(state, otherRoutes, limits)).toBe(false);
  });
});
