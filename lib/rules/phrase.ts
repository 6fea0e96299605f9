/** Words as they stand in the text, on one line and not too many. */
export function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line;
}

/** Likewise in quotation marks, for titles. */
export function named(words: string): string {
  return `"${shortened(words)}"`;
}

/** `1 place`, `3 places`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
