export { HistoryView, type HistoryViewProps, type PastReviewId } from './HistoryView.tsx';
