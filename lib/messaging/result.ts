import type { Problem } from '#lib/review';

/** The answer to a message: a value, or a problem as data. Messages never reject across contexts. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(problem: Problem): Result<never> {
  return { ok: false, problem };
}
