import { estimateTokens, REVIEW_OUTPUT_TOKENS } from '#lib/bedrock';

/** Room for the closing line and a handful of findings, which even one sentence may deserve. */
const LEAST_ANSWER_TOKENS = 1_500;

/**
 * A finding takes some 200 tokens (quote 50, assessment and action 50 each, names and figures): besides the handful, one
 * for every 50 tokens (35 words) of text. The sample policy, written to be full of flaws, has two in a section of 50
 * words, where this leaves room for eight.
 */
const ANSWER_TOKENS_PER_TEXT_TOKEN = 4;

/**
 * The longest visible answer, in tokens, to ask for about a text. Bedrock takes the whole of it from the quota when a
 * call begins and gives back what was not used only as the answer is written, so a short section must not reserve what
 * only a long one can need. Texts of some 1,200 tokens and more get all of `REVIEW_OUTPUT_TOKENS`.
 */
export function answerCeiling(text: string): number {
  return Math.min(REVIEW_OUTPUT_TOKENS, LEAST_ANSWER_TOKENS + ANSWER_TOKENS_PER_TEXT_TOKEN * estimateTokens(text));
}
