import type { Playbook } from '#lib/playbooks';

/** A playbook of a reviewer's own. */
export function fakePlaybook(change: Partial<Playbook> = {}): Playbook {
  return {
    id: 'house-style',
    version: 1,
    name: 'House style',
    purpose: 'Finds what our style guide forbids.',
    instructions: 'Find what our style guide forbids.\nLook for: Latin.\nLeave out: names.',
    categories: [
      { id: 'latin', label: 'Latin', meaning: 'a Latin phrase' },
      { id: 'shouting', label: 'Shouting', meaning: 'words in capitals' },
      {
        id: 'injection',
        label: 'Text for AI systems',
        meaning: 'text that addresses an AI system instead of the reader',
      },
    ],
    severities: { high: 'nobody can read it' },
    rules: ['placeholder', 'long-sentence'],
    ...change,
  };
}
