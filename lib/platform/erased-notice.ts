/** Heard by pages of this extension only, which are of one origin; it carries nothing. What a page says it does not hear itself. */
const channel = new BroadcastChannel('everything-erased');

/** Tells the other open pages that nothing is stored any more. */
export function announceErased(): void {
  channel.postMessage(null);
}

/** Calls back when another page has had everything erased: what this one shows is no longer there. */
export function whenErased(react: () => void): void {
  channel.addEventListener('message', react);
}
