/** Finds a Chromium, installing Debian's where none is found and we may. Throws an Error that says what to install. */
export function findChromium(): string;
