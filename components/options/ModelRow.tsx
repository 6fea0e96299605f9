import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { IconButton, TextInput } from '#components/ui';
import styles from './ModelRow.module.css';
import { type FieldErrors, fieldName, QUOTA_NAMES, quotaPath, type RouteDraft } from './settings-draft.ts';

export interface ModelRowProps {
  readonly route: RouteDraft;
  readonly index: number;
  /** How many models there are. */
  readonly count: number;
  readonly errors: FieldErrors;
  readonly onChange: (route: RouteDraft) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

/** A model of the hierarchy: its place, its name, its quota. */
export function ModelRow({ route, index, count, errors, onChange, onMove, onRemove }: ModelRowProps) {
  const isLearned = QUOTA_NAMES.every((name) => route.quota[name].trim() === '');
  return (
    <li className={styles.route}>
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
          label={`Move ${route.name} up`}
          isDisabled={index === 0}
          onPress={() => onMove(index - 1)}
        />
        <IconButton
          icon={ArrowDown}
          label={`Move ${route.name} down`}
          isDisabled={index === count - 1}
          onPress={() => onMove(index + 1)}
        />
        <IconButton icon={Trash2} label={`Remove ${route.name}`} onPress={onRemove} />
      </span>
      <div className={styles.quota}>
        {QUOTA_NAMES.map((name) => (
          <TextInput
            key={name}
            label={fieldName(`limits.${name}`)}
            aria-label={`${route.name} in ${route.region}:`}
            inputMode="numeric"
            placeholder={isLearned ? 'learned' : 'no limit'}
            value={route.quota[name]}
            onChange={(value) => onChange({ ...route, quota: { ...route.quota, [name]: value } })}
            error={errors[quotaPath(index, name)]}
          />
        ))}
      </div>
    </li>
  );
}
