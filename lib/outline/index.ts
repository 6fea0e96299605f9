export type { LeftOutReason, Outline, OutlineCoverage, Section } from './outline.ts';
export { type ReadPage, readOutline } from './read-outline.ts';
export { AUTO_REGION, type RegionChoice, regionAround } from './region-choice.ts';
export { type SliceClock, type Slices, startSlices } from './slices.ts';
export type { TextMap } from './text-map.ts';
