import type { TokenPrices } from '#lib/routing';

/**
 * On-demand price of a model. An estimate: it knows nothing of discounts, service tiers, taxes or surcharges for
 * models in extended access.
 */
export interface ModelPrice extends TokenPrices {
  /** The day the figures were last compared with published lists (ISO date). */
  readonly asOf: string;
  /** Factor for calls that are kept within a geography (any id but `global.…`); 1 where there is no surcharge. */
  readonly regionalFactor: number;
}

/**
 * - `none`: nothing may be sent;
 * - `budget`: `thinking {type: "enabled", budget_tokens}`;
 * - `adaptive`: `thinking {type: "adaptive"}` steered by the effort level.
 */
export type ThinkingStyle = 'none' | 'budget' | 'adaptive';

/** What one model accepts, so that one neutral request can be translated for any of them. */
export interface ModelCapabilities {
  /** For people, e.g. `Claude Sonnet 4.5`; the model id for an unknown model. */
  readonly name: string;
  readonly thinking: ThinkingStyle;
  /** Reasons even when nothing was asked, inside maxTokens: room must be left for it. */
  readonly thinksUnasked: boolean;
  /** Whether `temperature` may be sent: never, or only while the model does not think. */
  readonly sampling: 'never' | 'without-thinking';
  /** Hides its reasoning text unless asked to summarise it (`thinking.display`). */
  readonly hidesReasoning?: boolean;
  readonly maxOutputTokens: number;
  readonly contextWindowTokens: number;
  /** Shortest prefix that can be cached; null where caching is not offered or not open to everyone. */
  readonly cacheMinimumTokens: number | null;
  /** How many quota tokens one output token costs at settlement. */
  readonly burndown: number;
  readonly price: ModelPrice | null;
}
