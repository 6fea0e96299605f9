import { t } from '@lingui/core/macro';
import { useId } from 'react';
import { Button, RadioChoice, VisuallyHidden } from '#components/ui';
import type { RouteSetting } from '#lib/settings';
import { AddBuiltInModel, type BuiltInModelAccess } from './AddBuiltInModel.tsx';
import { AddModel } from './AddModel.tsx';
import { ModelRow } from './ModelRow.tsx';
import styles from './ModelsSection.module.css';
import { OptionsSection } from './OptionsSection.tsx';
import { QuotaReader } from './QuotaReader.tsx';
import { type FieldErrors, type RouteDraft, routeDrafts, type SettingsDraft, toRouteDraft } from './settings-draft.ts';
import { useHierarchy } from './use-hierarchy.ts';
import type { QuotaReading } from './use-quota-reading.ts';
import type { Outcome } from './use-settings.ts';

export interface ModelsSectionProps {
  readonly draft: SettingsDraft;
  readonly errors: FieldErrors;
  readonly reading: QuotaReading;
  readonly outcome: Outcome | null;
  readonly builtInModel: BuiltInModelAccess;
  readonly onChange: (draft: SettingsDraft) => void;
}

function orders() {
  return [
    { value: 'list', label: t`The first of the list`, detail: t`Put the best model on top.` },
    { value: 'cost', label: t`The cheapest`, detail: t`By price for a usual section.` },
  ] as const;
}

/** The hierarchy: which models are asked, the first one first, and what is known of their quotas. */
export function ModelsSection(props: ModelsSectionProps) {
  const { draft, errors, reading, outcome, builtInModel, onChange } = props;
  const { routes } = draft;
  const change = (next: readonly RouteDraft[]) => onChange({ ...draft, routes: next });
  const hintId = useId();
  const { listRef, news, move, remove, startDrag } = useHierarchy(routes, change);
  const add = (route: RouteSetting) => change([...routes, toRouteDraft(route)]);
  return (
    <OptionsSection
      title={t`Models`}
      intro={t`One model is asked first. When it is throttled or fails, the next one answers.`}
    >
      <RadioChoice
        label={t`Asked first`}
        choices={orders()}
        value={draft.routeOrder}
        onChange={(routeOrder) => onChange({ ...draft, routeOrder })}
      />
      <div className={styles.presets}>
        <span>{t`Start from`}</span>
        <Button size="small" onPress={() => change(routeDrafts('classic', draft.region))}>
          {t`AI-Prism classic`}
        </Button>
        <Button size="small" onPress={() => change(routeDrafts('current', draft.region))}>
          {t`Current models`}
        </Button>
      </div>
      <p id={hintId} className={styles.hint}>
        {t`Drag a model by its handle, or press the arrow keys on it. With Alt they move it from anywhere in its row.`}
      </p>
      <ol ref={listRef} aria-label={t`Model hierarchy`} className={styles.list}>
        {routes.map((route, index) => (
          <ModelRow
            key={`${route.modelId}@${route.region}`}
            route={route}
            index={index}
            count={routes.length}
            errors={errors}
            onChange={(changed) => change(routes.with(index, changed))}
            hintId={hintId}
            onDragStart={(event) => startDrag(index, event)}
            onMove={(to) => move(index, to)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <div role="status" className={styles.news}>
        <VisuallyHidden>{news}</VisuallyHidden>
      </div>
      <QuotaReader reading={reading} outcome={outcome} routes={routes} />
      <AddModel region={draft.region} routes={routes} missing={errors.routes} onAdd={add} />
      <AddBuiltInModel access={builtInModel} region={draft.region} routes={routes} onAdd={add} />
    </OptionsSection>
  );
}
