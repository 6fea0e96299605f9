import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { Button, IconButton, RadioChoice } from '#components/ui';
import type { RouteSetting } from '#lib/settings';
import { AddModel } from './AddModel.tsx';
import styles from './ModelsSection.module.css';
import { OptionsSection } from './OptionsSection.tsx';
import { type FieldErrors, moveEntry, routeSettings, type SettingsDraft } from './settings-draft.ts';

export interface ModelsSectionProps {
  readonly draft: SettingsDraft;
  readonly errors: FieldErrors;
  readonly onChange: (draft: SettingsDraft) => void;
}

const ORDERS = [
  { value: 'list', label: 'The first of the list', detail: 'Put the best model on top.' },
  { value: 'cost', label: 'The cheapest', detail: 'By price for a usual section.' },
] as const;

/** The hierarchy: which models are asked, the first one first. */
export function ModelsSection({ draft, errors, onChange }: ModelsSectionProps) {
  const { routes } = draft;
  const change = (next: readonly RouteSetting[]) => onChange({ ...draft, routes: next });
  const routeError = Object.entries(errors).find(([path]) => path.startsWith('routes'))?.[1];
  return (
    <OptionsSection
      title="Models"
      intro="One model is asked first. When it is throttled or fails, the next one answers."
    >
      <RadioChoice
        label="Asked first"
        choices={ORDERS}
        value={draft.routeOrder}
        onChange={(routeOrder) => onChange({ ...draft, routeOrder })}
      />
      <div className={styles.presets}>
        <span>Start from</span>
        <Button size="small" onPress={() => change(routeSettings('classic', draft.region))}>
          AI-Prism classic
        </Button>
        <Button size="small" onPress={() => change(routeSettings('current', draft.region))}>
          Current models
        </Button>
      </div>
      <ol aria-label="Model hierarchy" className={styles.list}>
        {routes.map((route, index) => (
          <li key={`${route.modelId}@${route.region}`} className={styles.route}>
            <span className={styles.rank} aria-hidden="true">
              {index + 1}
            </span>
            <span className={styles.model}>
              <span className={styles.name}>{route.name}</span>
              <span className={styles.id}>
                {route.modelId} · {route.region}
              </span>
            </span>
            <IconButton
              icon={ArrowUp}
              label={`Move ${route.name} up`}
              isDisabled={index === 0}
              onPress={() => change(moveEntry(routes, index, index - 1))}
            />
            <IconButton
              icon={ArrowDown}
              label={`Move ${route.name} down`}
              isDisabled={index === routes.length - 1}
              onPress={() => change(moveEntry(routes, index, index + 1))}
            />
            <IconButton
              icon={Trash2}
              label={`Remove ${route.name}`}
              onPress={() => change(routes.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      {routeError !== undefined && (
        <p role="alert" className={styles.error}>
          {routeError}
        </p>
      )}
      <AddModel region={draft.region} routes={routes} onAdd={(route) => change([...routes, route])} />
    </OptionsSection>
  );
}
