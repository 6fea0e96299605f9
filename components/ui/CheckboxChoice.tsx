import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup, Label, Text } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';
import type { Choice } from './SelectInput.tsx';

export interface CheckboxChoiceProps<Value extends string> {
  readonly label: string;
  readonly description?: string;
  readonly choices: readonly Choice<Value>[];
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
  readonly isDisabled?: boolean;
}

/** A choice of any number, all of them in sight. */
export function CheckboxChoice<Value extends string>(props: CheckboxChoiceProps<Value>) {
  const { label, description, choices, values, onChange, isDisabled = false } = props;
  return (
    <CheckboxGroup
      value={[...values]}
      isDisabled={isDisabled}
      onChange={(keys) => onChange(choices.map(({ value }) => value).filter((value) => keys.includes(value)))}
      className={classNames(styles.field)}
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      {description !== undefined && (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      )}
      <div className={styles.checkboxes}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} className={classNames(styles.checkbox)}>
            <span className={styles.checkboxMark} aria-hidden="true">
              <Check size={12} strokeWidth={3} />
            </span>
            <span className={styles.optionText}>
              <span>{choice.label}</span>
              {choice.detail !== undefined && <span className={styles.optionDetail}>{choice.detail}</span>}
            </span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
