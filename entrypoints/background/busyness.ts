/** Who may have work. */
type Who = 'reviews' | 'chat';

/** Who has work: as long as anybody has, the worker stays. */
export interface Busyness {
  readonly setBusy: (who: Who, isBusy: boolean) => void;
  readonly isBusy: () => boolean;
}

/** Gathers who has work; `tell` hears whether anybody has. */
export function createBusyness(tell: (isBusy: boolean) => void): Busyness {
  const busy = new Set<Who>();
  return {
    setBusy: (who, isBusy) => {
      if (isBusy) busy.add(who);
      else busy.delete(who);
      tell(busy.size > 0);
    },
    isBusy: () => busy.size > 0,
  };
}
