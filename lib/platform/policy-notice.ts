/** Heard by pages of this extension only, which are of one origin; it carries nothing. */
const CHANNEL = 'policy-changed';

/** The worker tells pages that the administrator's policy is another one now. */
export function announcePolicy(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back when it is; the answer ends it. */
export function watchPolicy(react: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', react);
  return () => channel.close();
}
