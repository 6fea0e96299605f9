import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Cpu } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui';
import { BUILT_IN_MODEL_ID, isBuiltInModel, routeFor } from '#lib/bedrock';
import type { RouteSetting } from '#lib/settings';
import styles from './AddModel.module.css';

/** The browser's own language model, as the options may ask about it. */
export interface BuiltInModelAccess {
  /** Whether the browser has such an interface at all. */
  readonly isOffered: boolean;
  /** Asked in a click only: browsers write remarks into the console. */
  readonly availability: () => Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  /** Must be called in a click: the browser demands one. */
  readonly download: () => Promise<void>;
}

export interface AddBuiltInModelProps {
  readonly access: BuiltInModelAccess;
  readonly region: string;
  readonly routes: readonly Pick<RouteSetting, 'modelId'>[];
  readonly onAdd: (route: RouteSetting) => void;
}

type Availability = Awaited<ReturnType<BuiltInModelAccess['availability']>>;

/** Offers the browser's own model where it has one: a last resort that sends nothing. */
export function AddBuiltInModel({ access, region, routes, onAdd }: AddBuiltInModelProps) {
  const [availability, setAvailability] = useState<Availability | null>(null);
  if (!access.isOffered) return null;

  const isInUse = routes.some(isBuiltInModel);
  const isThere = availability !== null && availability !== 'unavailable';
  const add = () => {
    const { modelId, name } = routeFor(BUILT_IN_MODEL_ID, region);
    onAdd({ modelId, name, region });
  };
  const download = () => {
    setAvailability('downloading');
    void access.download().then(
      () => access.availability().then(setAvailability),
      () => setAvailability('downloadable'),
    );
  };
  return (
    <div className={styles.builtIn}>
      <p>
        <Trans>
          <strong>The browser’s own model</strong> can stand behind the others, or alone. It is small; what it is asked
          stays on this device.
        </Trans>
      </p>
      {availability === 'unavailable' && <p role="status">{t`This browser has no model for use here.`}</p>}
      <div className={styles.builtInActions}>
        {availability === null && (
          <Button
            onPress={() => void access.availability().then(setAvailability)}
          >{t`Look for the browser’s model`}</Button>
        )}
        {isThere && !isInUse && (
          <Button onPress={add}>
            <Cpu size={14} aria-hidden /> {t`Add the browser’s model`}
          </Button>
        )}
        {isThere && availability !== 'available' && (
          <Button isPending={availability === 'downloading'} onPress={download}>
            {t`Download the browser’s model`}
          </Button>
        )}
      </div>
    </div>
  );
}
