import type { Fault, FaultKind } from './fault.ts';
import { shorten } from './shorten.ts';

/** A fault without what only matters at the moment it happens, as it is kept. */
export interface FaultFacts {
  readonly kind: FaultKind;
  readonly code: string;
  readonly message: string;
  readonly status: number | null;
}

/** The facts of a fault, its message shortened. */
export function factsOf(fault: Fault): FaultFacts {
  return { kind: fault.kind, code: fault.code, message: shorten(fault.message), status: fault.status ?? null };
}
