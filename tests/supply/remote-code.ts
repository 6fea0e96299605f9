/** Ways to run code that did not come with the extension. */
const WAYS: readonly (readonly [way: string, pattern: RegExp])[] = [
  ['eval', /(?<![.\w$])eval\s*\(/],
  ['code from a text', /(?<![.\w$])(?:new\s+)?Function\s*\(\s*["'`]/],
  ['code from a text', /new\s+Function\s*\(/],
  ['timer with a text', /\bset(?:Timeout|Interval)\(\s*["'`]/],
  ['scripts of a worker', /\bimportScripts\s*\(/],
  ['module from elsewhere', /\bimport\s*\(\s*["'`](?:https?:|data:|blob:|\/\/)/],
  ['module from elsewhere', /\b(?:import|from)\s*["'](?:https?:|data:|blob:|\/\/)/],
];

/** Anything that a page of ours loads, or tells the browser to prepare for, that is not a file of ours. */
const FOREIGN_IN_HTML =
  /<(?:script|link|img|iframe|base|meta)\b[^>]*\b(?:src|href|content)\s*=\s*["']?\s*(?:https?:|data:|blob:|\/\/)[^>]*>/gi;
const INLINE_SCRIPT = /<script(?![^>]*\bsrc=)[^>]*>/gi;

/** What in a built file would run, load or prepare for code or data from elsewhere. */
export function findRemoteCode(path: string, text: string): readonly string[] {
  if (path.endsWith('.html')) {
    return [...text.matchAll(FOREIGN_IN_HTML), ...text.matchAll(INLINE_SCRIPT)].map(([found]) => `${path}: ${found}`);
  }
  if (path.endsWith('.css')) {
    return [...text.matchAll(/(?:@import|url\()\s*["']?\s*(?:https?:|\/\/)[^)"';]*/gi)].map(
      ([found]) => `${path}: ${found}`,
    );
  }
  if (!path.endsWith('.js')) return [];
  return WAYS.filter(([, pattern]) => pattern.test(text)).map(([way]) => `${path}: ${way}`);
}
