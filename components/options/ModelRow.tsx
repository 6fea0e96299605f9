import { t } from '@lingui/core/macro';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type PointerEvent, useId } from 'react';
import { IconButton, TextInput } from '#components/ui';
import { DragHandle } from './DragHandle.tsx';
import { fieldName } from './field-names.ts';
import styles from './ModelRow.module.css';
import { routeName } from './route-name.ts';
import { type FieldErrors, QUOTA_NAMES, quotaPath, type RouteDraft } from './settings-draft.ts';

export interface ModelRowProps {
  readonly route: RouteDraft;
  readonly index: number;
  /** How many models there are. */
  readonly count: number;
  readonly errors: FieldErrors;
  /** Id of the text that says how models are moved. */
  readonly hintId: string;
  readonly onChange: (route: RouteDraft) => void;
  readonly onDragStart: (event: PointerEvent<HTMLElement>) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

/** What of a model has no field in its row: it is chosen when the model is added. */
const ROW_FIELDS = ['', '.modelId', '.name', '.region', '.quota'];

/** A model of the hierarchy: its place, its name, its quota. */
export function ModelRow(props: ModelRowProps) {
  const { route, index, count, errors, hintId, onChange, onDragStart, onMove, onRemove } = props;
  const { name } = route;
  const errorId = useId();
  const error = ROW_FIELDS.map((field) => errors[`routes.${index}${field}`]).find((text) => text !== undefined);
  const keys = {
    onKeyDown: ({ altKey, key, continuePropagation, preventDefault }: RowKey) => {
      if (!altKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return continuePropagation();
      preventDefault();
      onMove(key === 'ArrowUp' ? index - 1 : index + 1);
    },
  };
  const isLearned = QUOTA_NAMES.every((quotaName) => route.quota[quotaName].trim() === '');
  return (
    <li className={styles.route} {...(error === undefined ? {} : { 'data-invalid': '' })}>
      <DragHandle
        label={t`Reorder ${name}`}
        describedBy={error === undefined ? hintId : `${errorId} ${hintId}`}
        onPointerDown={onDragStart}
        onStep={(step) => onMove(index + step)}
      />
      <span className={styles.rank} aria-hidden="true">
        {index + 1}
      </span>
      <span className={styles.model}>
        <span className={styles.name}>{route.name}</span>
        <span className={styles.id}>
          {route.modelId} · {route.region}
        </span>
      </span>
      <span className={styles.actions}>
        <IconButton
          icon={ArrowUp}
          label={t`Move ${name} up`}
          isDisabled={index === 0}
          onPress={() => onMove(index - 1)}
          {...keys}
        />
        <IconButton
          icon={ArrowDown}
          label={t`Move ${name} down`}
          isDisabled={index === count - 1}
          onPress={() => onMove(index + 1)}
          {...keys}
        />
        <IconButton icon={Trash2} label={t`Remove ${name}`} onPress={onRemove} {...keys} />
      </span>
      {error !== undefined && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
      <div className={styles.quota}>
        {QUOTA_NAMES.map((quotaName) => (
          <TextInput
            key={quotaName}
            label={fieldName(`limits.${quotaName}`)}
            aria-label={`${routeName(route)}:`}
            inputMode="numeric"
            placeholder={isLearned ? t`learned` : t`no limit`}
            value={route.quota[quotaName]}
            onChange={(value) => onChange({ ...route, quota: { ...route.quota, [quotaName]: value } })}
            error={errors[quotaPath(index, quotaName)]}
            {...keys}
          />
        ))}
      </div>
    </li>
  );
}

/** What is used of React Aria's event. */
interface RowKey {
  readonly altKey: boolean;
  readonly key: string;
  readonly continuePropagation: () => void;
  readonly preventDefault: () => void;
}
