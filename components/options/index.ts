export { OptionsPage, type OptionsPageProps } from './OptionsPage.tsx';
