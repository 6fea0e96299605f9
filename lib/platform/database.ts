import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { ChatTurn } from '#lib/chat';
import type { Finding } from '#lib/findings';
import type { HistoryEntry } from '#lib/history';
import type { Report } from '#lib/reports';
import type { Decision, DocumentRecord, JobRecord, ReviewRecord } from '#lib/review';
import type { AttemptRecord, ManagerState } from '#lib/routing';

/** A finding with its review: the key is `reviewId/findingId`. */
export interface StoredFinding {
  readonly key: string;
  readonly reviewId: string;
  readonly sectionKey: string;
  readonly finding: Finding;
}

/** What was decided of a finding: the key is `reviewId/findingId`. */
export interface StoredDecision {
  readonly key: string;
  readonly reviewId: string;
  readonly findingId: string;
  readonly decision: Decision;
}

/** The extension's database. Out of reach of pages and content scripts: it belongs to the extension's origin. */
export interface PrismDatabase extends DBSchema {
  reviews: {
    key: string;
    value: ReviewRecord;
    indexes: {
      'by-status': string;
      'by-url': string;
      'by-start': [number, string];
      'by-document': [string, number, string];
    };
  };
  documents: { key: string; value: DocumentRecord };
  jobs: { key: string; value: JobRecord; indexes: { 'by-review': string } };
  findings: {
    key: string;
    value: StoredFinding;
    indexes: {
      'by-review': string;
      'by-section': string;
      /** Review, severity, evidence: counts findings without reading them. */
      'by-gravity': [string, string, string];
    };
  };
  decisions: { key: string; value: StoredDecision; indexes: { 'by-review': string } };
  attempts: { key: string; value: AttemptRecord; indexes: { 'by-request': string; 'by-start': number } };
  chats: { key: string; value: ChatTurn; indexes: { 'by-url': string } };
  /** Reviews that came in files, as the history lists them; each one's whole report is in `reports`. */
  imports: {
    key: string;
    value: HistoryEntry;
    indexes: { 'by-start': [number, string]; 'by-document': [string, number, string] };
  };
  reports: { key: string; value: { readonly reviewId: string; readonly report: Report } };
  /** The model manager's state under the one key `state`. */
  manager: { key: string; value: ManagerState };
}

export type Database = IDBPDatabase<PrismDatabase>;

const DATABASE_NAME = 'ai-prism';
const DATABASE_VERSION = 4;

/** Opens the database, creating or upgrading it. Every context shares it; a newer version closes older connections. */
export function openDatabase(): Promise<Database> {
  return openDB<PrismDatabase>(DATABASE_NAME, DATABASE_VERSION, {
    upgrade: async (database, oldVersion, _newVersion, transaction) => {
      if (oldVersion < 1) createVersion1(database);
      if (oldVersion < 2) await upgradeToVersion2(database, transaction);
      if (oldVersion < 3) upgradeToVersion3(database);
      if (oldVersion < 4) upgradeToVersion4(database, transaction);
    },
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

function createVersion1(database: Database): void {
  const reviews = database.createObjectStore('reviews', { keyPath: 'id' });
  reviews.createIndex('by-status', 'status');
  reviews.createIndex('by-url', 'url');
  database.createObjectStore('documents', { keyPath: 'reviewId' });
  database.createObjectStore('jobs', { keyPath: 'id' }).createIndex('by-review', 'reviewId');
  const findings = database.createObjectStore('findings', { keyPath: 'key' });
  findings.createIndex('by-review', 'reviewId');
  findings.createIndex('by-section', 'sectionKey');
  database.createObjectStore('attempts', { keyPath: 'attemptId' }).createIndex('by-request', 'requestId');
  database.createObjectStore('manager');
}

type Upgrade = IDBPTransaction<PrismDatabase, StoreNames<PrismDatabase>[], 'versionchange'>;

/** Decisions came, and a review's text coverage, a number until then, says what was left out. */
async function upgradeToVersion2(database: Database, transaction: Upgrade): Promise<void> {
  database.createObjectStore('decisions', { keyPath: 'key' }).createIndex('by-review', 'reviewId');
  const reviews = transaction.objectStore('reviews');
  for (let cursor = await reviews.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const textCoverage: unknown = cursor.value.textCoverage;
    if (typeof textCoverage !== 'number') continue;
    await cursor.update({ ...cursor.value, textCoverage: { ratio: textCoverage, leftOut: [] } });
  }
}

/** Conversations came. */
function upgradeToVersion3(database: Database): void {
  database.createObjectStore('chats', { keyPath: 'id' }).createIndex('by-url', 'url');
}

function upgradeToVersion4(database: Database, transaction: Upgrade): void {
  addHistory(database, transaction);
  transaction.objectStore('attempts').createIndex('by-start', 'startedAtMs');
}

/** The history came: past reviews by time and document, findings counted by severity, reviews that come in files. */
function addHistory(database: Database, transaction: Upgrade): void {
  const reviews = transaction.objectStore('reviews');
  reviews.createIndex('by-start', ['startedAtMs', 'id']);
  reviews.createIndex('by-document', ['url', 'startedAtMs', 'id']);
  const gravity = ['reviewId', 'finding.severity', 'finding.evidence.status'];
  transaction.objectStore('findings').createIndex('by-gravity', gravity);
  const imports = database.createObjectStore('imports', { keyPath: 'reviewId' });
  imports.createIndex('by-start', ['startedAtMs', 'reviewId']);
  imports.createIndex('by-document', ['url', 'startedAtMs', 'reviewId']);
  database.createObjectStore('reports', { keyPath: 'reviewId' });
}
