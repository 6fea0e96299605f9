import { Info } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import styles from './InfoTooltip.module.css';

const DELAY_MS = 250;

/**
 * An info button whose tooltip opens on hover and on keyboard focus, and closes with Escape. The hover is timed here:
 * React Aria's own opens nothing until the pointer has moved within the page once, so the very first hover would fail.
 */
export function InfoTooltip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <TooltipTrigger isOpen={isOpen} onOpenChange={setIsOpen} delay={DELAY_MS} closeDelay={120}>
      <IconButton
        icon={Info}
        label={label}
        onHoverStart={() => {
          timer.current = setTimeout(() => setIsOpen(true), DELAY_MS);
        }}
        onHoverEnd={() => clearTimeout(timer.current)}
      />
      <Tooltip placement="bottom end" offset={6} containerPadding={8} className={classNames(styles.tooltip)}>
        {children}
      </Tooltip>
    </TooltipTrigger>
  );
}
