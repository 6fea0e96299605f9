import { t } from '@lingui/core/macro';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button, classNames, TextInput } from '#components/ui';
import { findBedrockRegion, routeFor } from '#lib/bedrock';
import type { RouteSetting } from '#lib/settings';
import styles from './AddModel.module.css';
import { focusFirstFault } from './field-faults.ts';

export interface AddModelProps {
  /** The region that a new model gets when none is typed. */
  readonly region: string;
  readonly routes: readonly Pick<RouteSetting, 'modelId' | 'region'>[];
  /** What is said where there is no model at all. */
  readonly missing: string | undefined;
  readonly onAdd: (route: RouteSetting) => void;
}

/** Adds a model, or the same model in another region, to the end of the hierarchy. */
export function AddModel({ region, routes, missing, onAdd }: AddModelProps) {
  const [modelId, setModelId] = useState('');
  const [modelRegion, setModelRegion] = useState('');
  const [error, setError] = useState<{ readonly at: 'id' | 'region'; readonly text: string } | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) focusFirstFault(formRef.current);
  }, [error]);

  const add = () => {
    const { id, name, ...route } = routeFor(modelId.trim(), modelRegion.trim() === '' ? region : modelRegion.trim());
    if (route.modelId === '') return setError({ at: 'id', text: t`Enter a model id` });
    if (findBedrockRegion(route.region) === undefined) {
      return setError({ at: 'region', text: t`Enter an AWS region with Bedrock, such as us-east-2` });
    }
    if (routes.some((other) => `${other.modelId}@${other.region}` === id)) {
      return setError({ at: 'id', text: t`This model is in the list already` });
    }
    onAdd({ modelId: route.modelId, name, region: route.region });
    setModelId('');
    setModelRegion('');
    setError(null);
  };
  return (
    // An error of the last try must not keep the next from being made.
    <Form
      ref={formRef}
      validationBehavior="aria"
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
          setError(null);
        }}
        error={error?.at === 'id' ? error.text : missing}
      />
      <TextInput
        label={t`Region`}
        description={t`If not the connection’s.`}
        monospace
        placeholder={region}
        value={modelRegion}
        onChange={(text) => {
          setModelRegion(text);
          setError(null);
        }}
        error={error?.at === 'region' ? error.text : undefined}
      />
      <Button type="submit">
        <Plus size={14} aria-hidden /> {t`Add model`}
      </Button>
    </Form>
  );
}
