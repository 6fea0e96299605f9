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
} from '#components/format';
export { Announcement } from './Announcement.tsx';
export { Button, type ButtonProps } from './Button.tsx';
export { CheckboxChoice } from './CheckboxChoice.tsx';
export { ConfirmDelete } from './ConfirmDelete.tsx';
export { classNames } from './class-names.ts';
export { FieldErrorsNotice } from './FieldErrorsNotice.tsx';
export { FileInput } from './FileInput.tsx';
export { IconButton } from './IconButton.tsx';
export { InfoTooltip } from './InfoTooltip.tsx';
export { ModalDialog } from './ModalDialog.tsx';
export { Notice, type NoticeProps } from './Notice.tsx';
export { ProgressBar } from './ProgressBar.tsx';
export { RadioChoice } from './RadioChoice.tsx';
export { type Choice, SelectInput } from './SelectInput.tsx';
export { seriesShade } from './series-shade.ts';
export { type Tab, Tabs, type TabsProps } from './Tabs.tsx';
export { TextInput } from './TextInput.tsx';
export { useNow } from './use-now.ts';
export { VisuallyHidden } from './VisuallyHidden.tsx';
