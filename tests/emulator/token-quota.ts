/** Tokens per minute of one model in one region. All times are epoch milliseconds and never go back. */
export interface TokenQuota {
  /** Takes `tokens` out, or says how long until that could succeed. A refused request costs nothing. */
  readonly take: (tokens: number, now: number) => TokenAnswer;
  /**
   * Corrects what was taken at `takenAt`: positive `tokens` are given back, negative ones are charged on top (output burns
   * faster than it is reserved).
   */
  readonly giveBack: (tokens: number, takenAt: number, now: number) => void;
}

/** Whether the tokens were there. */
export type TokenAnswer = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };
