import { estimateTokens } from '#lib/bedrock';
import { INJECTION_CATEGORY, type Playbook } from '#lib/playbooks';
import { systemPrompt } from './section-prompt.ts';

/** How many tokens of each request are a playbook's own, by estimate: its instructions, categories and severities. */
export function playbookTokens(playbook: Playbook): number {
  const bare = { ...playbook, instructions: '', categories: [INJECTION_CATEGORY], severities: {} };
  return estimateTokens(systemPrompt(playbook)) - estimateTokens(systemPrompt(bare));
}
