/**
 * Writes the newest value, one write at a time. Values that come during a write are overtaken by the newest of them;
 * each call resolves when its value, or a later one, is written, and rejects when that write failed.
 */
export function createLatestWriter<T>(write: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let current: Promise<void> | null = null;
  let waiting: { value: T; readonly written: Promise<void> } | null = null;

  function begin(value: T): Promise<void> {
    const writing = write(value).finally(() => {
      if (current === writing) current = null;
    });
    current = writing;
    return writing;
  }

  return (value) => {
    if (current === null) return begin(value);
    if (waiting !== null) {
      waiting.value = value;
      return waiting.written;
    }
    const written = current
      .catch(() => undefined)
      .then(() => {
        const newest = waiting === null ? value : waiting.value;
        waiting = null;
        return begin(newest);
      });
    waiting = { value, written };
    return written;
  };
}
