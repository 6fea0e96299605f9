export type { BuiltInModelAccess } from './AddBuiltInModel.tsx';
export { OptionsPage, type OptionsPageProps } from './OptionsPage.tsx';
