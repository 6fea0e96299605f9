import { cdp } from 'vitest/browser';

/** Has the browser look as a reader has asked it to, without anything that moves. */
export async function emulate(look: { readonly scheme: string; readonly forced: string }): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: look.scheme },
      { name: 'forced-colors', value: look.forced },
      // A colour on its way has no contrast that counts.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}
