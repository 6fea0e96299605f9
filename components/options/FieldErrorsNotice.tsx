import { TriangleAlert } from 'lucide-react';
import { formatQuantity, Notice } from '#components/ui';
import { type FieldErrors, fieldName } from './settings-draft.ts';

/** What keeps the form from being saved, by the names of its fields; each field says the same beside itself. */
export function FieldErrorsNotice({ errors }: { readonly errors: FieldErrors }) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <Notice
      tone="problem"
      icon={TriangleAlert}
      role="alert"
      title={`Not saved: ${formatQuantity(entries.length, 'field')} to correct`}
    >
      <ul>
        {entries.map(([path, text]) => (
          <li key={path}>
            {fieldName(path)}: {text}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
