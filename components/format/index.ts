export {
  formatBytes,
  formatCompact,
  formatCost,
  formatCount,
  formatCountdown,
  formatDateTime,
  formatExactTime,
  formatHost,
  formatLatency,
  formatList,
  formatShare,
  formatTimeLeft,
} from './format.ts';
