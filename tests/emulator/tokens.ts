import type { ConverseBody } from './converse-body.ts';
import { textOf } from './converse-body.ts';

/** Characters of ASCII text per token, and tokens per other character; rough averages of current vocabularies. */
const ASCII_CHARACTERS_PER_TOKEN = 3.8;
const TOKENS_PER_OTHER_CHARACTER = 0.8;
const TOKENS_PER_MESSAGE = 4;

/** How many tokens the emulated models see in a text. Deterministic, and no client knows the formula. */
export function countTextTokens(text: string): number {
  let asciiCount = 0;
  let otherCount = 0;
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) asciiCount += 1;
    else otherCount += 1;
  }
  return Math.ceil(asciiCount / ASCII_CHARACTERS_PER_TOKEN + otherCount * TOKENS_PER_OTHER_CHARACTER);
}

/** Input tokens of a whole request: system, messages, and what each message costs by itself. */
export function estimateInputTokens(body: ConverseBody): number {
  const toolTokens = body.toolConfig ? countTextTokens(JSON.stringify(body.toolConfig)) : 0;
  return body.messages.reduce(
    (sum, message) => sum + TOKENS_PER_MESSAGE + countTextTokens(textOf(message.content)),
    countTextTokens(textOf(body.system)) + toolTokens,
  );
}

/** The longest start of a text that has at most `limit` tokens, never ending inside a character. */
export function takeTokens(text: string, limit: number): string {
  if (countTextTokens(text) <= limit) return text;
  const characters = Array.from(text);
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTextTokens(characters.slice(0, middle).join('')) <= limit) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('');
}
