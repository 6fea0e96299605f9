import type { WorkerRequests } from '#lib/messaging';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { DEFAULT_SETTINGS } from '#lib/settings';

/** A request that our pages may send, as they send it: with every field that it can have. */
export const VALID_PAYLOADS: { readonly [Name in keyof WorkerRequests]: WorkerRequests[Name]['payload'] } = {
  'review.start': { tabId: 3, playbook: 'risk', isAnew: true, region: 'auto' },
  'review.estimate': { tabId: 3 },
  'review.pause': { reviewId: 'r-1' },
  'review.resume': { reviewId: 'r-1' },
  'review.stop': { reviewId: 'r-1' },
  'review.retry': { reviewId: 'r-1' },
  'document.check': { reviewId: 'r-1' },
  'section.exclude': { reviewId: 'r-1', sectionId: 's-1', isExcluded: true },
  'finding.decide': {
    reviewId: 'r-1',
    findingIds: ['f-1', 'f-2'],
    decision: { state: 'dismissed', reason: 'wrong', note: 'No.' },
  },
  'document.delete': { reviewId: 'r-1' },
  'section.preview': { reviewId: 'r-1', sectionId: 's-1' },
  'review.get': { reviewId: 'r-1' },
  'review.report': { reviewId: 'r-1' },
  'sample.review': { tabId: 3 },
  'history.list': { text: 'policy', after: { startedAtMs: 5, reviewId: 'r-1' }, limit: 20 },
  'history.delete': { reviewIds: ['r-1'] },
  'history.import': { text: '{}' },
  'history.imported': { reviewId: 'r-1' },
  'selection.start': { tabId: 3 },
  'finding.show': { reviewId: 'r-1', findingId: 'f-1' },
  'quote.show': { tabId: 3, quote: 'It may end.', start: 12 },
  'chat.ask': { tabId: 3, url: 'https://a.test/', scope: { kind: 'section', id: 's-1' }, question: 'Why?' },
  'chat.retry': { tabId: 3, url: 'https://a.test/', turnId: 't-1' },
  'chat.stop': { turnId: 't-1' },
  'chat.clear': { url: 'https://a.test/', scope: { kind: 'finding', id: 'f-1' } },
  'outline.read': { tabId: 3 },
  'quotes.locate': { tabId: 3, quotes: [{ id: 'q-1', quote: 'It may end.', sectionId: 's-1' }] },
  'settings.get': {},
  'settings.save': { settings: DEFAULT_SETTINGS, auth: { kind: 'api-key', token: 'bedrock-api-key-example' } },
  'credentials.keep': { passphrase: 'a long enough passphrase' },
  'credentials.unlock': { passphrase: 'a long enough passphrase' },
  'credentials.lock': {},
  'credentials.signIn': {},
  'settings.import': { text: '{}' },
  'settings.importEnvironment': { text: 'AWS_REGION=us-east-2' },
  'settings.export': {},
  'playbooks.list': {},
  'playbooks.save': { playbook: { ...RISK_PLAYBOOK, id: 'own' }, basedOn: 2, isChosen: true },
  'playbooks.delete': { id: 'own' },
  'playbooks.import': { text: '{}', onTaken: 'replace' },
  'playbooks.export': { id: 'own' },
  'connection.test': {},
  'quotas.read': { settings: DEFAULT_SETTINGS, auth: { kind: 'api-key', token: 'bedrock-api-key-example' } },
  'models.check': {},
  'statistics.get': {},
  'statistics.resetCooldowns': {},
  'activity.read': {
    filter: { outcome: 'answered', fromMs: 1, untilMs: 2, text: 'x' },
    after: { startedAtMs: 5, attemptId: 'a-1' },
    limit: 20,
  },
  'activity.reasoning': { jobId: 'j-1' },
  'analytics.read': { range: '24h', timeZone: 'UTC' },
  'activity.clear': {},
  'data.measure': {},
  'data.erase': {},
};

/** Fields that the door leaves to the schemas of settings and playbooks. */
export const FREE_FIELDS: readonly string[] = ['settings', 'auth', 'playbook'];

/** Fields that may be absent. */
export const OPTIONAL_FIELDS: readonly string[] = [
  'playbook',
  'isAnew',
  'region',
  'reason',
  'note',
  'sectionId',
  'auth',
  'isChosen',
  'onTaken',
  'outcome',
  'fromMs',
  'untilMs',
  'text',
];

/** Requests of which an optional field's name is that of one that must be there. */
export const REQUIRED_ANYWAY: readonly string[] = [
  'section.exclude/sectionId',
  'section.preview/sectionId',
  'playbooks.save/playbook',
  'history.list/text',
  'history.import/text',
  'settings.import/text',
  'settings.importEnvironment/text',
  'playbooks.import/text',
];
