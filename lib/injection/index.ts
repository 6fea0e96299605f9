export type { Disguise } from './disguise.ts';
export { findInjections, type Injection } from './find-injections.ts';
export type { InjectionAim } from './patterns.ts';
