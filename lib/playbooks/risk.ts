import type { Playbook } from './playbook.ts';
import { RULE_IDS } from './rule-ids.ts';
import { INJECTION_CATEGORY } from './shared-meanings.ts';

/** The default: what in this document can go wrong for those who are bound by it. */
export const RISK_PLAYBOOK: Playbook = {
  id: 'risk',
  version: 2,
  name: 'Risk assessment',
  purpose: 'Finds what can go wrong for those who write, apply or are bound by the document.',
  instructions: [
    'Find statements that expose someone bound by this document to risk.',
    'Look for: obligations nobody can meet, enforce or measure; duties without an actor, a deadline or a consequence; terms used but not defined; statements that contradict one another; exceptions that swallow the rule; liability, security or privacy gaps; references to nothing; unfinished or outdated text.',
    'Leave out: style; generic advice that fits any document; risks the same section already answers; absent topics no reader expects in this section.',
  ].join('\n'),
  categories: [
    { id: 'ambiguity', label: 'Ambiguity', meaning: 'two careful readers would act differently' },
    {
      id: 'missing-responsibility',
      label: 'Missing responsibility',
      meaning: 'nobody is named to do it, check it or answer for it',
    },
    { id: 'unmeasurable', label: 'Unmeasurable', meaning: 'no amount, deadline or test of fulfilment' },
    {
      id: 'undefined-term',
      label: 'Undefined term',
      meaning: 'a term or acronym carries the meaning and is not defined',
    },
    { id: 'contradiction', label: 'Contradiction', meaning: 'conflicts with another statement of the document' },
    { id: 'legal', label: 'Legal', meaning: 'liability, rights, consent or jurisdiction left open or one-sided' },
    { id: 'security', label: 'Security', meaning: 'a control is missing, weak or optional' },
    { id: 'privacy', label: 'Privacy', meaning: 'personal data without purpose, limit, basis or retention' },
    { id: 'operational', label: 'Operational', meaning: 'cannot be carried out as written' },
    { id: 'outdated', label: 'Outdated', meaning: 'unfinished, superseded, or its date has passed' },
    INJECTION_CATEGORY,
  ],
  severities: {
    critical: 'a core control, right or duty is void, or safety, law or solvency is at stake',
    high: 'a duty with consequences cannot be met or enforced as written',
  },
  rules: RULE_IDS,
};
