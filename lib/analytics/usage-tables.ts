import type { AttemptOwner } from '#lib/activity';
import { capabilitiesOf } from '#lib/bedrock';
import type { Route } from '#lib/routing';
import type { DocumentUsage, RouteUsage } from './analytics.ts';
import { addTally, createTally, type Tally, usageOf } from './usage.ts';

/** What a route did. */
export interface RouteTally {
  readonly tally: Tally;
  readonly modelId: string;
  readonly region: string;
}

/** What a review or a question took. */
export interface OwnedTally {
  readonly owner: AttemptOwner;
  readonly tally: Tally;
}

/** The document of a review or a question, as far as it is still stored. */
export interface OwnerDocument {
  readonly url: string;
  /** Empty where only its address is known. */
  readonly title: string;
}

/** Routes that were called: those of the settings in their order, then others, most answers first. */
export function orderRoutes(
  byRoute: ReadonlyMap<string, RouteTally>,
  settled: readonly Pick<Route, 'id' | 'name'>[],
): readonly RouteUsage[] {
  const placeOf = (routeId: string) => {
    const place = settled.findIndex(({ id }) => id === routeId);
    return place === -1 ? settled.length : place;
  };
  return [...byRoute]
    .map(([routeId, { tally, modelId, region }]) => ({
      ...usageOf(tally),
      routeId,
      region,
      name: settled[placeOf(routeId)]?.name ?? capabilitiesOf(modelId).name,
      isPrimary: placeOf(routeId) === 0 && settled.length > 0,
    }))
    .sort((one, other) => placeOf(one.routeId) - placeOf(other.routeId) || other.answered - one.answered);
}

/** Sums over all reviews and questions of a document; those of deleted ones together. */
export function sumByDocument(
  owned: readonly OwnedTally[],
  documentOf: (owner: AttemptOwner) => OwnerDocument | null,
): readonly DocumentUsage[] {
  const byUrl = new Map<string | null, { title: string; readonly tally: Tally }>();
  for (const { owner, tally } of owned) {
    const document = documentOf(owner);
    const url = document?.url ?? null;
    const sum = byUrl.get(url) ?? { title: '', tally: createTally() };
    byUrl.set(url, sum);
    // Attempts come in the order of time: the latest title stays.
    sum.title = document?.title || sum.title;
    addTally(sum.tally, tally);
  }
  return [...byUrl].map(([url, { title, tally }]) => ({ ...usageOf(tally), url, title }));
}
