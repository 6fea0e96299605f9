import { useId } from 'react';
import styles from './FileInput.module.css';

export interface FileInputProps {
  readonly label: string;
  /** What kind of file, and what becomes of it. */
  readonly description: string;
  /** More characters than these are not handed on: as many as can be refused for their number. */
  readonly maxCharacters?: number;
  /** Why the last file was refused, while that is said beside the field. */
  readonly refusal?: string | undefined;
  readonly onText: (text: string, fileName: string) => void;
}

/** Takes in a JSON file; the same one can be chosen again once it was corrected. */
export function FileInput({ label, description, maxCharacters, refusal, onText }: FileInputProps) {
  const id = useId();
  const hintId = useId();
  const refusalId = useId();
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const text = (await file.text()).slice(0, maxCharacters);
    input.value = '';
    onText(text, file.name);
  };
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-invalid={refusal === undefined ? undefined : true}
        aria-describedby={refusal === undefined ? hintId : `${hintId} ${refusalId}`}
        className={styles.input}
        onChange={(event) => void read(event.currentTarget)}
      />
      <p id={hintId} className={styles.hint}>
        {description}
      </p>
      {refusal !== undefined && (
        <span id={refusalId} hidden>
          {refusal}
        </span>
      )}
    </>
  );
}
