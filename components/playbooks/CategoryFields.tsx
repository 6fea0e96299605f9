import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button, VisuallyHidden } from '#components/ui';
import { PLAYBOOK_LIMITS } from '#lib/playbooks';
import { CategoryRow } from './CategoryRow.tsx';
import type { DraftErrors } from './draft-errors.ts';
import styles from './PlaybookEditor.module.css';
import { type CategoryDraft, withField, withNewCategory } from './playbook-draft.ts';

export interface CategoryFieldsProps {
  readonly categories: readonly CategoryDraft[];
  readonly errors: DraftErrors;
  readonly onChange: (categories: readonly CategoryDraft[]) => void;
}

/** The kinds of findings, in the order in which models are told of them. */
export function CategoryFields({ categories, errors, onChange }: CategoryFieldsProps) {
  const listRef = useRef<HTMLOListElement>(null);
  /** The row that gets the focus once it is there, or what had it before a row was moved. */
  const focusNext = useRef<number | Element | null>(null);
  const [news, setNews] = useState('');

  useLayoutEffect(() => {
    const target = focusNext.current;
    focusNext.current = null;
    if (typeof target === 'number') {
      listRef.current?.querySelector<HTMLElement>(`[data-category="${target}"] input`)?.focus();
    } else if (target instanceof HTMLElement) target.focus();
  });

  const move = (from: number, to: number) => {
    const category = categories[from];
    if (category === undefined || to < 0 || to >= categories.length) return;
    // Moving a row in the page takes the focus from what is in it.
    focusNext.current = document.activeElement;
    const name = category.label || t`The category`;
    setNews(t`${name} is ${{ position: to + 1 }} of ${{ count: categories.length }} now.`);
    onChange(categories.toSpliced(from, 1).toSpliced(to, 0, category));
  };
  const add = () => {
    const next = withNewCategory(categories);
    focusNext.current = Math.max(...next.map(({ key }) => key));
    onChange(next);
  };
  const remove = (index: number) => {
    const neighbour = categories[index + 1] ?? categories[index - 1];
    focusNext.current = neighbour?.key ?? null;
    const name = categories[index]?.label || t`The category`;
    setNews(t`${name} is removed.`);
    onChange(categories.toSpliced(index, 1));
  };

  return (
    <fieldset className={styles.fields}>
      <legend className={styles.legend}>
        <Trans>Categories</Trans>
      </legend>
      <p className={styles.hint}>
        <Trans>
          Each finding belongs to one. The meaning is told to models; the id is what findings carry. Alt with the arrow
          keys moves a category.
        </Trans>
      </p>
      <ol ref={listRef} aria-label={t`Categories`} className={styles.categories}>
        {categories.map((category, index) => (
          <CategoryRow
            key={category.key}
            category={category}
            index={index}
            count={categories.length}
            errors={errors}
            onField={(field, text) => onChange(categories.with(index, withField(category, field, text, categories)))}
            onMove={(to) => move(index, to)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <div className={styles.actions}>
        <Button size="small" isDisabled={categories.length >= PLAYBOOK_LIMITS.categories} onPress={add}>
          <Plus size={14} aria-hidden /> <Trans>Add category</Trans>
        </Button>
        {errors.categories !== undefined && (
          <p role="alert" className={styles.error}>
            {errors.categories}.
          </p>
        )}
      </div>
      <div role="status">
        <VisuallyHidden>{news}</VisuallyHidden>
      </div>
    </fieldset>
  );
}
