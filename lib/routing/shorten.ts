/** Enough of a service's message to recognise it by; states are stored whole and must stay small. */
const LONGEST_MESSAGE = 160;

/** A message cut to a bounded length. */
export function shorten(message: string, longest: number = LONGEST_MESSAGE): string {
  return message.length <= longest ? message : `${message.slice(0, longest - 1)}…`;
}
