import { browser } from 'wxt/browser';
import { parsePolicy, type ReadPolicy } from '#lib/policy';

/** What the browser said of policies last, as it said it. */
const LAST_SAID_KEY = 'last-policy';

/** What an administrator has set by the browser's policies. */
export interface PolicyStore {
  /**
   * What holds. In the first seconds after the browser's start this waits for the browser, which reads its own policies
   * before it answers.
   */
  readonly read: () => Promise<ReadPolicy>;
  /** At once, for what is only shown: what holds as far as it has been read, else what held the last time. */
  readonly known: () => Promise<ReadPolicy>;
  /** Called when the administrator has changed it, or `known` was out of date; to be set while the worker starts. */
  readonly onChanged: (listen: () => void) => void;
}

export function createPolicyStore(): PolicyStore {
  const { managed, local } = browser.storage;
  const closed = managed.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  let tell = () => {};
  let reading: Promise<ReadPolicy> | null = null;
  let current: ReadPolicy | null = null;
  /** What was shown before the browser had answered, as text. */
  let assumed: string | null = null;

  async function ask(): Promise<ReadPolicy> {
    await closed;
    const said = await managed.get();
    void remember(said);
    return parsePolicy(said);
  }

  async function remember(said: Readonly<Record<string, unknown>>): Promise<void> {
    const wasWrong = assumed !== null && assumed !== JSON.stringify(said);
    assumed = null;
    if (wasWrong) tell();
    if (JSON.stringify(said) !== JSON.stringify(await lastSaid())) await local.set({ [LAST_SAID_KEY]: said });
  }

  async function lastSaid(): Promise<Readonly<Record<string, unknown>>> {
    return ((await local.get(LAST_SAID_KEY))[LAST_SAID_KEY] ?? {}) as Readonly<Record<string, unknown>>;
  }

  function read(): Promise<ReadPolicy> {
    if (reading !== null) return reading;
    const asked = ask();
    reading = asked;
    // Whoever waits for it hears of a failure.
    asked.then(
      (answer) => {
        if (reading === asked) current = answer;
      },
      () => undefined,
    );
    return asked;
  }

  return {
    read,
    known: async () => {
      if (current !== null) return current;
      read();
      const said = await lastSaid();
      // The browser may have answered meanwhile.
      if (current !== null) return current;
      assumed = JSON.stringify(said);
      return parsePolicy(said);
    },
    onChanged: (listen) => {
      tell = listen;
      managed.onChanged.addListener(() => {
        reading = null;
        current = null;
        tell();
      });
    },
  };
}
