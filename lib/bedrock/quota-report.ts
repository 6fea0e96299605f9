import type { Fault } from '#lib/routing';

/**
 * One figure of a route's quota as Service Quotas tells it. `absent`: no quota has a name that is surely this model's;
 * `ambiguous`: several do, with different values; `zero`: the account may not call the model at all.
 */
export type QuotaFigure =
  | { readonly status: 'found'; readonly perMinute: number }
  | { readonly status: 'absent' | 'ambiguous' | 'zero' };

/** What was found of one route's quota. */
export interface RouteQuotaReport {
  readonly routeId: string;
  readonly tokens: QuotaFigure;
  readonly requests: QuotaFigure;
}

/** Whether a region's quotas could be read. */
export type RegionQuotaReport =
  | { readonly region: string; readonly status: 'ok' }
  | { readonly region: string; readonly status: 'failed'; readonly fault: Fault };

/** What AWS says of the account's quotas, as data; words for people are made where it is shown. */
export type QuotaReport =
  | {
      readonly status: 'read';
      readonly regions: readonly RegionQuotaReport[];
      /** The routes of the regions that could be read, in order of priority. */
      readonly routes: readonly RouteQuotaReport[];
    }
  /** Service Quotas takes signed requests only, and an API key cannot sign. */
  | { readonly status: 'api-key' };
