import { plural } from '@lingui/core/macro';
import { TriangleAlert } from 'lucide-react';
import { Notice } from './Notice.tsx';

export interface FieldErrorsNoticeProps {
  /** What is wrong with fields, by their paths. */
  readonly errors: Readonly<Record<string, string>>;
  /** The label of the field with a path. */
  readonly nameOf: (path: string) => string;
}

/** What keeps a form from being saved, by the names of its fields; each field says the same beside itself. */
export function FieldErrorsNotice({ errors, nameOf }: FieldErrorsNoticeProps) {
  const entries = Object.entries(errors);
  const count = entries.length;
  if (count === 0) return null;
  return (
    <Notice
      tone="problem"
      icon={TriangleAlert}
      role="alert"
      title={plural(count, { one: 'Not saved: # field to correct', other: 'Not saved: # fields to correct' })}
    >
      <ul>
        {entries.map(([path, text]) => (
          <li key={path}>
            {nameOf(path)}: {text}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
