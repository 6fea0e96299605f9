import type { Page } from 'playwright-core';
import type { AttemptRecord } from '#lib/routing';

/** Every attempt in the extension's audit log, oldest first, read in one of its pages. */
export function auditLog(extensionPage: Page): Promise<readonly AttemptRecord[]> {
  return extensionPage.evaluate(
    () =>
      new Promise<AttemptRecord[]>((resolve, reject) => {
        const opening = indexedDB.open('ai-prism');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('attempts').objectStore('attempts').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            database.close();
            const records: AttemptRecord[] = reading.result;
            resolve(records.sort((one, other) => one.startedAtMs - other.startedAtMs));
          };
        };
      }),
  );
}
