import type { Finding } from '#lib/findings';

type ById = ReadonlyMap<string, Finding>;

/** The findings that panels show: those that are stored, and those of answers that are still being written. */
export interface ShownFindings {
  readonly all: () => readonly Finding[];
  /** Those that are stored. */
  readonly stored: () => readonly Finding[];
  readonly add: (finding: Finding) => void;
  /** Goes back to what is stored of a section. */
  readonly takeBack: (sectionId: string) => void;
  /** A section's findings were stored: shows these and no others. */
  readonly replace: (sectionId: string, findings: readonly Finding[]) => void;
}

/** `onChange` hears the difference: `removed` first, then `added`, which replaces one with the same id. */
export function createShownFindings(
  findings: readonly Finding[],
  onChange: (removed: readonly string[], added: readonly Finding[]) => void,
): ShownFindings {
  const stored = new Map<string, ById>();
  for (const [sectionId, group] of Map.groupBy(findings, (finding) => finding.sectionId)) {
    stored.set(sectionId, byId(group));
  }
  const shown = new Map(stored);

  function show(sectionId: string, next: ById): void {
    const current = shown.get(sectionId) ?? NONE;
    const removed = [...current.keys()].filter((id) => !next.has(id));
    const added = [...next.values()].filter((finding) => current.get(finding.id) !== finding);
    shown.set(sectionId, next);
    if (removed.length > 0 || added.length > 0) onChange(removed, added);
  }

  return {
    all: () => [...shown.values()].flatMap((group) => [...group.values()]),
    stored: () => [...stored.values()].flatMap((group) => [...group.values()]),
    add: (finding) => {
      const current = shown.get(finding.sectionId) ?? NONE;
      if (!current.has(finding.id)) show(finding.sectionId, new Map(current).set(finding.id, finding));
    },
    takeBack: (sectionId) => show(sectionId, stored.get(sectionId) ?? NONE),
    replace: (sectionId, next) => {
      stored.set(sectionId, byId(next));
      show(sectionId, byId(next));
    },
  };
}

const NONE: ById = new Map();

function byId(findings: readonly Finding[]): ById {
  return new Map(findings.map((finding) => [finding.id, finding]));
}
