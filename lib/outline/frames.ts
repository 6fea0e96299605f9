/** Smaller frames, in CSS pixels, are counters and buttons. */
const SMALLEST_FRAME = 100;

/** The document in a frame of the same origin, or null when it is of another, not loaded, or too small to read. */
export function readableFrame(frame: Element): Document | null {
  const { width, height } = frame.getBoundingClientRect();
  if (width < SMALLEST_FRAME || height < SMALLEST_FRAME) return null;
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    // Some sandboxed frames throw instead of answering null.
    return null;
  }
}
