import axe from 'axe-core';

/** The colour schemes in which every state is checked. */
export const COLOR_SCHEMES = ['light', 'dark'] as const;

/**
 * Runs axe-core over the page in one colour scheme and gives what it objects to, one line each.
 * Transitions are switched off for the check: a colour on its way has no contrast that counts.
 */
export async function findAccessibilityIssues(scheme: (typeof COLOR_SCHEMES)[number]): Promise<string[]> {
  document.documentElement.lang = 'en';
  document.title = 'Accessibility check';
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.setProperty('--motion', '0ms');
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  document.documentElement.style.colorScheme = '';
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
