import { Cpu } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui';
import { BUILT_IN_MODEL_ID, isBuiltInModel, routeFor } from '#lib/bedrock';
import type { RouteSetting } from '#lib/settings';
import styles from './AddModel.module.css';

/** The browser's own language model, as the options may ask about it. */
export interface BuiltInModelAccess {
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

/** Offers the browser's own model where it has one: a last resort that sends nothing. */
export function AddBuiltInModel({ access, region, routes, onAdd }: AddBuiltInModelProps) {
  const [availability, setAvailability] =
    useState<Awaited<ReturnType<BuiltInModelAccess['availability']>>>('unavailable');
  useEffect(() => void access.availability().then(setAvailability), [access]);
  if (availability === 'unavailable') return null;

  const isInUse = routes.some(isBuiltInModel);
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
        <strong>The browser’s own model</strong> can stand behind the others, or alone. It is small; what it is asked
        stays on this device.
      </p>
      <div className={styles.builtInActions}>
        {!isInUse && (
          <Button onPress={add}>
            <Cpu size={14} aria-hidden /> Add the browser’s model
          </Button>
        )}
        {availability !== 'available' && (
          <Button isPending={availability === 'downloading'} onPress={download}>
            Download the browser’s model
          </Button>
        )}
      </div>
    </div>
  );
}
