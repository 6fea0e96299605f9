import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Field.module.css';

export interface TextInputProps extends Omit<TextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly label: string;
  readonly description?: ReactNode;
  /** Shown at the field and tied to it; undefined when the value is fine. */
  readonly error?: string | undefined;
  /** Rows of a multi-line field; a single line without. */
  readonly rows?: number;
  /** Identifiers, addresses and blocks of settings. */
  readonly monospace?: boolean;
  readonly inputMode?: 'numeric' | 'text' | 'url';
  readonly placeholder?: string;
}

/** A labelled text field with a description and an error. */
export function TextInput({
  label,
  description,
  error,
  rows,
  monospace = false,
  placeholder,
  ...props
}: TextInputProps) {
  const className = classNames(styles.input, monospace && styles.monospace);
  const hint = placeholder === undefined ? {} : { placeholder };
  return (
    <TextField {...props} isInvalid={error !== undefined} className={classNames(styles.field)}>
      <Label className={classNames(styles.label)}>{label}</Label>
      {rows === undefined ? (
        <Input className={className} spellCheck={false} {...hint} />
      ) : (
        <TextArea className={className} rows={rows} spellCheck={false} {...hint} />
      )}
      {description !== undefined && (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
    </TextField>
  );
}
