import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';

/** `className` is left out: the look of a button is one of its variants. */
export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A push button; pressed by mouse, touch, Enter and Space. */
export function Button({ variant = 'secondary', size = 'normal', ...props }: ButtonProps) {
  return <AriaButton {...props} className={classNames(styles.button, styles[variant], styles[size])} />;
}
