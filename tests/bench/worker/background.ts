import { defineBackground } from 'wxt/utils/define-background';
import { createCallMeter } from './call-meter.ts';

/** The worker of the benchmark's build. It waits to be told what to measure. */
export default defineBackground(() => {
  globalThis.callMeter = createCallMeter;
});
