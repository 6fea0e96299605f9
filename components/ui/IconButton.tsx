import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** The accessible name. */
  readonly label: string;
}

/** A button that shows only an icon; 24 px at least, named for assistive technology. */
export function IconButton({ icon: Icon, label, ...props }: IconButtonProps) {
  return (
    <AriaButton {...props} aria-label={label} className={classNames(styles.button)}>
      <Icon size={15} aria-hidden />
    </AriaButton>
  );
}
