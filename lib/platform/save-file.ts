/** How long the browser may take to begin with a download before its bytes are let go of. */
const HANDOVER_MS = 60_000;

/** A file to be handed to the browser's downloads. */
export interface SavedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Hands a file to the browser's downloads; works in every extension page and needs no permission. */
export function saveFile({ name, mediaType, content }: SavedFile): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), HANDOVER_MS);
}
