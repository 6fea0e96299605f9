import { onTestFinished } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from './emulator.ts';

/** Starts an emulator that is closed when the running test is over. */
export async function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}
