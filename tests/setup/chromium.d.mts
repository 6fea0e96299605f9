/** Finds a Chromium, installing Debian's where none is found and we may. @throws {Error} saying what to install */
export function findChromium(): string;
