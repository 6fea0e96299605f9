import { t } from '@lingui/core/macro';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { IconButton, TextInput } from '#components/ui';
import type { DraftErrors } from './draft-errors.ts';
import styles from './PlaybookEditor.module.css';
import { type CategoryDraft, isAlwaysThere } from './playbook-draft.ts';

export interface CategoryRowProps {
  readonly category: CategoryDraft;
  readonly index: number;
  /** How many categories there are. */
  readonly count: number;
  readonly errors: DraftErrors;
  readonly onField: (field: 'id' | 'label' | 'meaning', text: string) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

/** One category: its fields, and its place among the others. */
export function CategoryRow({ category, index, count, errors, onField, onMove, onRemove }: CategoryRowProps) {
  const number = index + 1;
  const isFixed = isAlwaysThere(category);
  const name = category.label.trim() === '' ? t`category ${number}` : category.label;
  const keys = {
    onKeyDown: ({ altKey, key, continuePropagation, preventDefault }: CategoryKey) => {
      if (!altKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return continuePropagation();
      preventDefault();
      onMove(key === 'ArrowUp' ? index - 1 : index + 1);
    },
  };
  const fieldProps = (field: 'id' | 'label' | 'meaning') => ({
    ...keys,
    'aria-label': t`Category ${number}:`,
    value: category[field],
    onChange: (text: string) => onField(field, text),
    error: errors[`categories.${index}.${field}`],
  });
  return (
    <li className={styles.category} data-category={category.key}>
      <div className={styles.categoryFields}>
        <TextInput label={t`Label`} {...fieldProps('label')} />
        <TextInput label={t`Id`} monospace isReadOnly={isFixed} {...fieldProps('id')} />
        <TextInput
          label={t`Meaning`}
          {...(isFixed ? { description: t`Always there: a document may hold words that are meant for models.` } : {})}
          {...fieldProps('meaning')}
        />
      </div>
      <span className={styles.categoryActions}>
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
        <IconButton icon={Trash2} label={t`Remove ${name}`} isDisabled={isFixed} onPress={onRemove} {...keys} />
      </span>
    </li>
  );
}

/** What is used of React Aria's event. */
interface CategoryKey {
  readonly altKey: boolean;
  readonly key: string;
  readonly continuePropagation: () => void;
  readonly preventDefault: () => void;
}
