export { playbookName, playbookPurpose } from './playbook-words.ts';
