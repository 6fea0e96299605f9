import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** A picture and how long it stands. */
export interface Frame {
  /** A PNG; all of one picture have the same size and form. */
  readonly png: Buffer;
  readonly delayMs: number;
}

/**
 * Pictures as one that moves for ever: an animated PNG (PNG, third edition, section 11.3.6). What does not know the form shows the first.
 * @throws {RangeError} when pictures differ in size or form.
 */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const [first] = frames;
  if (first === undefined) throw new RangeError('there is no picture');
  const header = headerOf(first.png);
  const chunks: Chunk[] = [
    { type: 'IHDR', data: header },
    { type: 'acTL', data: numbers32(frames.length, 0) },
  ];
  let sequence = 0;
  frames.forEach(({ png, delayMs }, index) => {
    if (!headerOf(png).equals(header)) throw new RangeError(`picture ${index} differs in size or form`);
    chunks.push({ type: 'fcTL', data: frameControl(sequence, header, delayMs) });
    sequence += 1;
    for (const { type, data } of chunksOf(png)) {
      if (type !== 'IDAT') continue;
      if (index === 0) {
        chunks.push({ type, data });
      } else {
        chunks.push({ type: 'fdAT', data: Buffer.concat([numbers32(sequence), data]) });
        sequence += 1;
      }
    }
  });
  chunks.push({ type: 'IEND', data: Buffer.alloc(0) });
  return Buffer.concat([SIGNATURE, ...chunks.map(written)]);
}

function headerOf(png: Buffer): Buffer {
  return chunksOf(png)[0]?.data ?? Buffer.alloc(0);
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const end = at + 8 + length;
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

/** The whole picture, replaced each time. */
function frameControl(sequence: number, header: Buffer, delayMs: number): Buffer {
  const place = numbers32(sequence, header.readUInt32BE(0), header.readUInt32BE(4), 0, 0);
  const timing = Buffer.alloc(6);
  timing.writeUInt16BE(delayMs, 0);
  timing.writeUInt16BE(1_000, 2);
  return Buffer.concat([place, timing]);
}

function written({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers32(data.length), body, numbers32(crc32(body))]);
}

function numbers32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}
