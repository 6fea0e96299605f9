export { ExportMenu, type ExportMenuProps } from './ExportMenu.tsx';
export { type ArchiveImport, exportArchive, importArchive } from './review-archive.ts';
