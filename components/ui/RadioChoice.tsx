import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';
import type { Choice } from './SelectInput.tsx';

export interface RadioChoiceProps<Value extends string> {
  readonly label: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A choice of one from a few, all of them in sight. */
export function RadioChoice<Value extends string>({
  label,
  description,
  choices,
  value,
  isDisabled = false,
  onChange,
}: RadioChoiceProps<Value>) {
  return (
    <RadioGroup
      value={value}
      isDisabled={isDisabled}
      onChange={(next) => {
        const choice = choices.find((candidate) => candidate.value === next);
        if (choice !== undefined) onChange(choice.value);
      }}
      className={classNames(styles.field)}
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      {description !== undefined && (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      )}
      <div className={styles.radios}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={classNames(styles.radio)}>
            <span className={styles.radioMark} aria-hidden="true" />
            <span className={styles.optionText}>
              <span>{choice.label}</span>
              {choice.detail !== undefined && <span className={styles.optionDetail}>{choice.detail}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
