export { playbookName, playbookPurpose, usedPlaybookName } from './playbook-words.ts';
