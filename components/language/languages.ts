/** The languages that the interface speaks. English is the language of the code, and of everybody else. */
export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * The first of the reader's languages that the interface speaks.
 *
 * @param preferred language tags (BCP 47), the dearest first, e.g. `['de-CH', 'fr']`.
 */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = LANGUAGES.find((known) => known === tag.toLowerCase().split('-')[0]);
    if (language !== undefined) return language;
  }
  return 'en';
}
