import { DEFAULT_SETTINGS } from './defaults.ts';
import { parseSettings } from './parse-settings.ts';
import type { Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** Settings that can be used, and what could not be. */
export interface RepairedSettings {
  readonly settings: Settings;
  /** One for each setting that was replaced by its default. */
  readonly faults: readonly SettingsError[];
}

/**
 * Reads settings that are stored already, which a damaged disk or another version of the extension may have written:
 * what is at fault gives way to its default, and everything else is kept. Never throws.
 */
export function repairSettings(data: unknown): RepairedSettings {
  const faults: SettingsError[] = [];
  let left = typeof data === 'object' && data !== null ? { ...data } : {};
  for (;;) {
    try {
      return { settings: parseSettings(left).settings, faults };
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      faults.push(error);
      const [field = ''] = error.path.split('.');
      // The version is what the other fields are read by.
      if (field === 'version' || !Object.hasOwn(left, field)) return { settings: DEFAULT_SETTINGS, faults };
      left = Object.fromEntries(Object.entries(left).filter(([key]) => key !== field));
    }
  }
}
