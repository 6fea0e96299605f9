import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button, classNames } from '#components/ui';
import { DECISION_STATES, type DecisionState } from '#lib/review';
import styles from './BulkMenu.module.css';
import { bulkWords, DECISION_LOOKS } from './decision-words.ts';

export interface BulkMenuProps {
  /** How many findings it would decide on: those that are listed. */
  readonly count: number;
  readonly isDisabled?: boolean;
  /** Null reopens them. */
  readonly onDecide: (state: DecisionState | null) => void;
}

/** Decides on all listed findings at once. */
export function BulkMenu({ count, isDisabled = false, onDecide }: BulkMenuProps) {
  return (
    <MenuTrigger>
      <Button size="small" variant="quiet" isDisabled={isDisabled || count === 0} aria-label={t`All listed (${count})`}>
        <Trans>All listed</Trans> <ChevronDown size={13} aria-hidden />
      </Button>
      <Popover className={classNames(styles.popover)} offset={4} placement="bottom end">
        <Menu className={classNames(styles.menu)}>
          {DECISION_STATES.map((state) => (
            <Item key={state} state={state} count={count} onDecide={onDecide} />
          ))}
          <Item state={null} count={count} onDecide={onDecide} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ state, count, onDecide }: BulkMenuProps & { readonly state: DecisionState | null }) {
  const { icon: Icon } = DECISION_LOOKS[state ?? 'open'];
  const words = bulkWords(state, count);
  return (
    <MenuItem textValue={words} onAction={() => onDecide(state)} className={classNames(styles.item)}>
      <Icon size={13} aria-hidden /> {words}
    </MenuItem>
  );
}
