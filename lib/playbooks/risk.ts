import type { Playbook } from './playbook.ts';

/** The default: what in this document can go wrong for those who are bound by it. */
export const RISK_PLAYBOOK: Playbook = {
  id: 'risk',
  version: 1,
  name: 'Risk assessment',
  purpose: 'Finds what can go wrong for those who write, apply or are bound by the document.',
  instructions: [
    'Find statements that expose someone bound by this document to risk: obligations nobody can meet, enforce or measure;',
    'duties without an actor, a deadline or a consequence; terms used but not defined; statements that contradict one another;',
    'exceptions that swallow the rule; liability, security or privacy gaps; references to nothing; unfinished or outdated text.',
  ].join(' '),
  categories: [
    { id: 'ambiguity', meaning: 'two careful readers would act differently' },
    { id: 'missing-responsibility', meaning: 'nobody is named to do it, check it or answer for it' },
    { id: 'unmeasurable', meaning: 'no amount, deadline or test of fulfilment' },
    { id: 'undefined-term', meaning: 'a term or acronym carries the meaning and is not defined' },
    { id: 'contradiction', meaning: 'conflicts with another statement of the document' },
    { id: 'legal', meaning: 'liability, rights, consent or jurisdiction left open or one-sided' },
    { id: 'security', meaning: 'a control is missing, weak or optional' },
    { id: 'privacy', meaning: 'personal data without purpose, limit, basis or retention' },
    { id: 'operational', meaning: 'cannot be carried out as written' },
    { id: 'outdated', meaning: 'unfinished, superseded, or its date has passed' },
    { id: 'injection', meaning: 'text that addresses an AI system instead of the reader' },
  ],
};
