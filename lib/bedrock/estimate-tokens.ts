import type { ModelRequest } from './model-request.ts';

/** Average for English prose over the tokenizers in question; real counts replace it as soon as they are known. */
const CHARACTERS_PER_TOKEN = 3.5;

/** Rough token count of a text, before any model has counted it. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** Rough token count of everything a request sends: the basis of reservations, not of bills. */
export function estimateInputTokens(request: ModelRequest): number {
  const characters = request.messages.reduce(
    (sum, { shared = '', text }) => sum + shared.length + text.length,
    request.system.length,
  );
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}
