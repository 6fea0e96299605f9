import { t } from '@lingui/core/macro';
import { useRef } from 'react';
import { Button, formatCount, TextInput } from '#components/ui';
import { fieldName } from './field-names.ts';
import styles from './LimitsSection.module.css';
import type { LimitName } from './settings-draft.ts';

export interface LimitFieldProps {
  readonly name: LimitName;
  readonly value: string;
  /** What a fresh installation has, within what the administrator allows. */
  readonly preset: number;
  /** The most that the administrator allows, if that is decided. */
  readonly most: number | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One limit: what it does, what happens when it is reached, and the way back to its default. */
export function LimitField({ name, value, preset, most, error, onChange }: LimitFieldProps) {
  const ref = useRef<HTMLDivElement>(null);
  const label = fieldName(`limits.${name}`);
  const reset = () => {
    // The button goes, and must not take the focus with it.
    ref.current?.querySelector('input')?.focus();
    onChange(String(preset));
  };
  return (
    <div ref={ref} className={styles.limit}>
      <TextInput
        label={label}
        description={[purposeOf(name), presetWords(preset), ...mostWords(most)].join(' ')}
        inputMode="numeric"
        value={value}
        onChange={onChange}
        error={error}
      />
      {value.trim() !== String(preset) && (
        <Button size="small" aria-label={t`Reset to default: ${label}`} onPress={reset}>
          {t`Reset to default`}
        </Button>
      )}
    </div>
  );
}

function purposeOf(name: LimitName): string {
  switch (name) {
    case 'requestsPerMinute':
      return t`How many requests may begin within one minute; further ones wait for their turn, and none fails.`;
    case 'concurrentRequests':
      return t`How many requests may be under way at once; further ones wait until one is answered, and none fails.`;
    case 'tokensPerMinute':
      return t`How many tokens requests and answers may take within one minute; what does not fit waits until it does, and nothing fails.`;
  }
}

function presetWords(preset: number): string {
  const figure = formatCount(preset);
  return t`Default: ${figure}.`;
}

function mostWords(most: number | undefined): readonly string[] {
  if (most === undefined) return [];
  const figure = formatCount(most);
  return [t`Your administrator allows at most ${figure}.`];
}
