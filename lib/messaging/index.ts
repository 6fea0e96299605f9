export type { WorkerClient } from './client.ts';
export type { PanelPush } from './panel-push.ts';
export {
  type ExhaustionView,
  type HighlightedFinding,
  type LocatedQuote,
  type LocateReport,
  type PageContext,
  type PlaybookList,
  type PreviewedRequest,
  panelPortName,
  type QuoteQuery,
  type ReaderEvents,
  type ReaderRequests,
  type RequestPreview,
  type SavedPlaybook,
  type SelectedText,
  STATISTICS_PORT,
  type WorkerRequests,
} from './protocol.ts';
export { readReaderAnswer } from './reader-schemas.ts';
export { createReaderServer, type ReaderRequestHandlers } from './reader-server.ts';
export { failure, type Result, success } from './result.ts';
export { messageSchema, workerRequestSchemas } from './schemas.ts';
export { classifySender, type MessageSender, type OwnIdentity, type SenderClass } from './sender.ts';
export {
  createMessageServer,
  type MessageServerPorts,
  type ReaderEventHandlers,
  type RequestHandlers,
} from './server.ts';
export type { KeptCredentials, SettingsView } from './settings-view.ts';
export type { StoredData, StoredKind } from './stored-data.ts';
