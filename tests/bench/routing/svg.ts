/** A colour for text, lines and grounds that is legible on white. */
const INK = '#1f2933';
const FONT = 'font-family="system-ui, sans-serif"';

export interface TextStyle {
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly colour?: string;
  readonly isBold?: boolean;
}

/** Text at a point, in pixels. */
export function text(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { size = 11, anchor = 'start', colour = INK, isBold = false } = style;
  const weight = isBold ? ' font-weight="600"' : '';
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" text-anchor="${anchor}" fill="${colour}"${weight}>${escaped(words)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, colour = '#d5dae0', width = 1): string {
  return `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${colour}" stroke-width="${width}"/>`;
}

/** A point; `title` is shown on hover. */
export function dot(x: number, y: number, radius: number, colour: string, title: string): string {
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${radius}" fill="${colour}"><title>${escaped(title)}</title></circle>`;
}

/** A whole picture with a name for people who do not see it. */
export function picture(width: number, height: number, name: string, parts: readonly string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ${FONT}>`;
  const ground = `<rect width="${width}" height="${height}" fill="#ffffff"/>`;
  return `${[head, `<title>${escaped(name)}</title>`, ground, ...parts, '</svg>'].join('\n')}\n`;
}

/** Maps values to pixels, linearly; what lies outside is put at the edge. */
export function scale(from: number, to: number, fromPx: number, toPx: number): (value: number) => number {
  return (value) => fromPx + Math.max(0, Math.min(1, (value - from) / (to - from))) * (toPx - fromPx);
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
