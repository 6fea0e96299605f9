import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const COMPONENTS = resolve(import.meta.dirname, '..');
const TOKENS = readFileSync(resolve(import.meta.dirname, 'tokens.css'), 'utf8');

/** Where words stand whose own rule names no background. */
const SURFACES = ['surface', 'surface-subtle', 'surface-sunken'];
/** Colours of parts that tell something without words: borders of controls, focus rings, edges of findings. */
const GRAPHICS = ['accent', 'critical', 'high', 'medium', 'low', 'info'];

/** Red, green and blue by token, for the light and the dark scheme. */
const colors = new Map(
  [...TOKENS.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** The ratio of WCAG 2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Pairs of a token for words and one for what is behind them, as the style sheets use them. */
function usedPairs(): readonly (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const file of globSync('**/*.css', { cwd: COMPONENTS })) {
    const rules = readFileSync(resolve(COMPONENTS, file), 'utf8').matchAll(/\{([^{}]*)\}/g);
    for (const [, rule = ''] of rules) {
      const text = /(?:^|[;\s])color: var\(--([\w-]+)\)/.exec(rule)?.[1];
      const ground = /background(?:-color)?: var\(--([\w-]+)\)/.exec(rule)?.[1];
      if (text === undefined || !colors.has(text)) continue;
      const grounds = ground !== undefined && colors.has(ground) ? [ground] : SURFACES;
      // Words on the accent always stand there, whatever rule gives them the accent.
      for (const behind of text === 'on-accent' ? ['accent', 'accent-strong'] : grounds) {
        pairs.set(`${text} on ${behind}`, [text, behind]);
      }
    }
  }
  return [...pairs.values()];
}

const ratio = (scheme: 'light' | 'dark', [front, behind]: readonly [string, string]) =>
  contrast(colors.get(front)?.[scheme] ?? '', colors.get(behind)?.[scheme] ?? '');

describe.each(['light', 'dark'] as const)('the colours of the %s scheme', (scheme) => {
  it('make words readable: 4.5 to 1 for every pair that is used', () => {
    const pairs = usedPairs();
    expect(pairs.length).toBeGreaterThan(20);
    const weak = pairs.filter((pair) => !(ratio(scheme, pair) >= 4.5));
    expect(weak.map((pair) => `${pair.join(' on ')}: ${ratio(scheme, pair).toFixed(2)}`)).toEqual([]);
  });

  it('let parts without words be seen: 3 to 1', () => {
    const pairs = [
      ...GRAPHICS.flatMap((name) => SURFACES.map((surface) => [name, surface] as const)),
      ['line-control', 'surface'] as const,
      ['line-control', 'surface-subtle'] as const,
    ];
    const weak = pairs.filter((pair) => !(ratio(scheme, pair) >= 3));
    expect(weak.map((pair) => `${pair.join(' on ')}: ${ratio(scheme, pair).toFixed(2)}`)).toEqual([]);
  });
});
