import { useThrottled } from './use-throttled.ts';
import styles from './VisuallyHidden.module.css';

export interface AnnouncementProps {
  readonly text: string;
  /** The least time between two announcements. */
  readonly intervalMs?: number;
}

/** Says a text politely to screen readers when it changes; changes in quick succession are left out but the last. */
export function Announcement({ text, intervalMs = 5000 }: AnnouncementProps) {
  const said = useThrottled(text, intervalMs);
  return (
    <div role="status" className={styles.hidden}>
      {said}
    </div>
  );
}
