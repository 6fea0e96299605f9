import { redactMessage } from '#lib/bedrock';

const MAX_CHARACTERS = 300;

/** Control characters, and those that turn the direction of what follows or cannot be seen. */
const NOT_WORDS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** What a provider said of an error, fit to be shown: one line, bounded, with nothing in it that looks like a token. */
export function providerWords(error: string, description: string): string {
  const said = description.trim() === '' ? error : `${description} (${error})`;
  const line = redactMessage(said.replace(NOT_WORDS, ' '));
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS - 1)}…` : line;
}
