import type { JobRecord } from './records.ts';

/** Text that the reviewer selected, with its place in the document where it is known. */
export interface SelectionPlan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly hash: string;
  /** Headings of the section it stands in; empty when it stands in none. */
  readonly path: readonly string[];
}

/** The first words of a selection, as its name in the section list. */
const NAME_CHARACTERS = 60;

/** Makes the job of a selection. The same words are the same job: analysing them again replaces their findings. */
export function selectionJob(reviewId: string, selection: SelectionPlan, jobs: readonly JobRecord[]): JobRecord {
  const sectionId = `selection-${selection.hash}`;
  const known = jobs.find((job) => job.sectionId === sectionId);
  const name = selection.text.replace(/\s+/g, ' ').trim();
  return {
    id: `${reviewId}/${sectionId}`,
    reviewId,
    position: known?.position ?? Math.max(-1, ...jobs.map(({ position }) => position)) + 1,
    kind: 'selection',
    sectionId,
    heading: name.length > NAME_CHARACTERS ? `${name.slice(0, NAME_CHARACTERS).trimEnd()}…` : name,
    path: selection.path,
    level: Math.max(1, selection.path.length),
    words: selection.words,
    hash: selection.hash,
    start: selection.start,
    end: selection.end,
    ownText: selection.text,
    state: 'queued',
    runs: known?.runs ?? 0,
  };
}
