import { describe, expect, it } from 'vitest';
import { RULES } from '#lib/rules';
import { hashText } from '#lib/text';
import {
  findPlaybook,
  formatPlaybookFile,
  INJECTION_CATEGORY,
  PLAYBOOKS,
  parsePlaybook,
  playbookReference,
  RULE_IDS,
} from './index.ts';

/** A new text needs a new version: whoever changes one updates both here. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'risk@2': 'e06d0dee13145c2b',
  'contract@1': 'c9da15062e0144d6',
  'privacy@1': '9e6dca108fa454f9',
  'specification@1': '6e404ffd00cf80e8',
  'plain-language@1': 'f103d485e361be34',
  'editorial@1': '202420b920e3f11c',
};

describe('built-in playbooks', () => {
  it('are six, risk assessment first', () => {
    expect(PLAYBOOKS.map(({ id }) => id)).toEqual([
      'risk',
      'contract',
      'privacy',
      'specification',
      'plain-language',
      'editorial',
    ]);
  });

  it.each(PLAYBOOKS.map((playbook) => [playbook.id, playbook] as const))(
    '%s is valid by the rules for playbooks of reviewers',
    (_id, playbook) => {
      expect(parsePlaybook(playbook)).toEqual(playbook);
      expect(playbook.categories).toContain(INJECTION_CATEGORY);
    },
  );

  it.each(PLAYBOOKS.map((playbook) => [playbook.id, playbook] as const))(
    '%s says what to look for, what to leave out, and what the upper levels look like',
    (_id, { instructions, severities, rules }) => {
      expect(instructions).toContain('\nLook for: ');
      expect(instructions).toContain('\nLeave out: ');
      expect(severities.critical).toBeDefined();
      expect(severities.high).toBeDefined();
      expect(rules.length).toBeGreaterThan(0);
    },
  );

  it('never change under the same version', () => {
    const texts = PLAYBOOKS.map((playbook) => [playbookReference(playbook), hashText(formatPlaybookFile(playbook))]);
    expect(Object.fromEntries(texts)).toEqual(PUBLISHED);
  });

  it('name exactly the on-device checks that there are', () => {
    expect(RULES.map(({ id }) => id)).toEqual([...RULE_IDS]);
  });
});

describe('findPlaybook', () => {
  const [risk] = PLAYBOOKS;
  const own = { ...parsePlaybook(risk), id: 'mine' };

  it('finds built-in ones and those passed in, and nothing else', () => {
    expect(findPlaybook('risk')).toBe(risk);
    expect(findPlaybook('mine', [own])).toBe(own);
    expect(findPlaybook('mine')).toBeNull();
    expect(findPlaybook('toString')).toBeNull();
  });

  it('lets nobody take the place of a built-in one', () => {
    expect(findPlaybook('risk', [{ ...own, id: 'risk' }])).toBe(risk);
  });
});
