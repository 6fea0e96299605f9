export { FindingList, type FindingListProps } from './FindingList.tsx';
export { FindingToolbar, type FindingToolbarProps } from './FindingToolbar.tsx';
export { countFindings, type FindingFilters, isCounted, NO_FILTERS, selectFindings } from './finding-filters.ts';
export { NoFindings } from './NoFindings.tsx';
export { ReviewPanel, type ReviewPanelProps } from './ReviewPanel.tsx';
export { SectionList, type SectionListProps } from './SectionList.tsx';
export { tallySections } from './section-tallies.ts';
export { sectionName } from './section-words.ts';
export { SEVERITY_LOOKS } from './severity-words.ts';
