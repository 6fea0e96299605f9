/**
 * The browser's own language model (Prompt API), as a model of the hierarchy: what is asked of it stays on the device.
 * Its id is no id of Bedrock's.
 */
export const BUILT_IN_MODEL_ID = 'browser.built-in';

/** Whether a model is the browser's own: it has no host, no region, no price and needs no credentials. */
export function isBuiltInModel({ modelId }: { readonly modelId: string }): boolean {
  return modelId === BUILT_IN_MODEL_ID;
}
