export { EvidenceQuote } from './EvidenceQuote.tsx';
export { ModelDetails } from './ModelDetails.tsx';
export { QuoteDifference } from './QuoteDifference.tsx';
