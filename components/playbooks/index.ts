export { Playbooks, type PlaybooksProps } from './Playbooks.tsx';
