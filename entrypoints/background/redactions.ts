import type { SettingsStore } from '#lib/platform/settings-store';
import { createRedactor, type Redactor } from '#lib/redaction';

/** Documents whose placeholders are kept in mind; for others they are numbered again. */
const KEPT_DOCUMENTS = 8;

/** A document as far as its redactor needs it. */
export interface RedactedDocument {
  readonly title: string;
  readonly text: string;
  readonly language?: string;
}

/**
 * Gives a document's redactor, the same for all that is sent of it, or null where the reviewer has not asked for redaction.
 * Values are in memory only.
 * @throws {PatternError} for a pattern that cannot be used; {@link PatternTooSlowError}.
 */
export type RedactorFor = (document: RedactedDocument) => Promise<Redactor | null>;

export function createRedactions(settings: Pick<SettingsStore, 'settings'>): RedactorFor {
  const kept = new Map<string, Redactor>();

  return async ({ title, text, language = '' }) => {
    const { isOn, ...choice } = (await settings.settings()).privacy.redaction;
    if (!isOn) return null;
    const key = JSON.stringify([choice, language, title, text]);
    const known = kept.get(key) ?? createRedactor(choice, `${title}\n${text}`, language);
    kept.delete(key);
    kept.set(key, known);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_DOCUMENTS) break;
      kept.delete(oldest);
    }
    return known;
  };
}
