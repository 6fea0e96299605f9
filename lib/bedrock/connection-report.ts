import type { Fault } from '#lib/routing';

/** What the account shows of its models. Being unable to list them is not fatal: a key may be allowed to call only. */
export type AccountReport =
  | { readonly status: 'ok'; readonly modelCount: number; readonly profileCount: number }
  | { readonly status: 'failed'; readonly fault: Fault };

/** How one route answered the smallest possible request. */
export interface RouteReport {
  readonly routeId: string;
  readonly status: 'ok' | 'failed';
  /** From the request to its complete answer or its failure, in milliseconds. */
  readonly latencyMs: number;
  /** Whether the account's listing has this model or profile; null when the listing failed or is of another region. */
  readonly listed: boolean | null;
  /** Present when the status is `failed`. */
  readonly fault?: Fault;
}

/** The result of a connection test, as data; words for people are made where it is shown. */
export interface ConnectionReport {
  /** Null where no model of the account is in use. */
  readonly account: AccountReport | null;
  /** In the order of the hierarchy. */
  readonly routes: readonly RouteReport[];
  /** When temporary credentials expire (epoch milliseconds); null for credentials without an expiry. */
  readonly credentialsExpireAtMs: number | null;
}
