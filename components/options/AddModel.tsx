import { t } from '@lingui/core/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button, classNames, TextInput } from '#components/ui';
import { routeFor } from '#lib/bedrock';
import type { RouteSetting } from '#lib/settings';
import styles from './AddModel.module.css';

export interface AddModelProps {
  /** The region that a new model gets when none is typed. */
  readonly region: string;
  readonly routes: readonly Pick<RouteSetting, 'modelId' | 'region'>[];
  readonly onAdd: (route: RouteSetting) => void;
}

/** Adds a model, or the same model in another region, to the end of the hierarchy. */
export function AddModel({ region, routes, onAdd }: AddModelProps) {
  const [modelId, setModelId] = useState('');
  const [modelRegion, setModelRegion] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);

  const add = () => {
    const { id, name, ...route } = routeFor(modelId.trim(), modelRegion.trim() === '' ? region : modelRegion.trim());
    if (route.modelId === '') return setError(t`Enter a model id`);
    if (routes.some((other) => `${other.modelId}@${other.region}` === id))
      return setError(t`This model is in the list already`);
    onAdd({ modelId: route.modelId, name, region: route.region });
    setModelId('');
    setModelRegion('');
    setError(undefined);
  };
  return (
    <Form
      className={classNames(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        label={t`Model id`}
        description={t`A model or an inference profile.`}
        monospace
        value={modelId}
        onChange={(text) => {
          setModelId(text);
          setError(undefined);
        }}
        error={error}
      />
      <TextInput
        label={t`Region`}
        description={t`If not the connection’s.`}
        monospace
        placeholder={region}
        value={modelRegion}
        onChange={setModelRegion}
      />
      <Button type="submit">
        <Plus size={14} aria-hidden /> {t`Add model`}
      </Button>
    </Form>
  );
}
