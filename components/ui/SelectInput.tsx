import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter line. */
  readonly detail?: string;
}

export interface SelectInputProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly description?: string;
  readonly error?: string | undefined;
}

/** A labelled choice of one from a list. */
export function SelectInput<Value extends string>(props: SelectInputProps<Value>) {
  const { label, choices, value, onChange, description, error } = props;
  return (
    <Select
      value={value}
      onChange={(key) => {
        const choice = choices.find((candidate) => candidate.value === key);
        if (choice !== undefined) onChange(choice.value);
      }}
      isInvalid={error !== undefined}
      className={classNames(styles.field)}
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      <Button className={classNames(styles.input, styles.selectButton)}>
        <SelectValue className={classNames(styles.selectValue)} />
        <ChevronDown size={15} aria-hidden />
      </Button>
      {description !== undefined && (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
      <Popover className={classNames(styles.popover)} offset={4}>
        <ListBox className={classNames(styles.listBox)}>
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.value}
              id={choice.value}
              textValue={choice.label}
              className={classNames(styles.option)}
            >
              {({ isSelected }) => (
                <>
                  <span className={styles.optionText}>
                    <Text slot="label">{choice.label}</Text>
                    {choice.detail !== undefined && (
                      <Text slot="description" className={classNames(styles.optionDetail)}>
                        {choice.detail}
                      </Text>
                    )}
                  </span>
                  {isSelected && <Check size={14} aria-hidden />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
