import { PROMPT_VERSION } from '#lib/prompts';
import { RULES_VERSION } from '#lib/rules';
import type { Provider } from './views.ts';

/**
 * Names who would answer and what would be asked of them. Which model of the hierarchy answers is a matter of the
 * moment; another hierarchy, or another version of prompts or rules, is another reviewer.
 */
export function reviewerKey(provider: Provider, modelIds: readonly string[]): string {
  return provider === 'on-device' ? `rules@${RULES_VERSION}` : [`prompt@${PROMPT_VERSION}`, ...modelIds].join(' ');
}
