import { t } from '@lingui/core/macro';
import { TextInput } from '#components/ui';
import type { AuthDraft } from './auth-draft.ts';
import type { FieldErrors } from './settings-draft.ts';

export interface AuthFieldsProps {
  readonly auth: AuthDraft;
  readonly errors: FieldErrors;
  readonly onChange: (fields: Partial<AuthDraft>) => void;
}

/** An access key, lasting or temporary. */
export function AwsKeyFields({ auth, errors, onChange }: AuthFieldsProps) {
  return (
    <>
      <TextInput
        label={t`Access key id`}
        monospace
        autoComplete="off"
        value={auth.accessKeyId}
        onChange={(accessKeyId) => onChange({ accessKeyId })}
        error={errors['connection.auth.accessKeyId']}
      />
      <TextInput
        label={t`Secret access key`}
        type="password"
        monospace
        autoComplete="off"
        value={auth.secretAccessKey}
        onChange={(secretAccessKey) => onChange({ secretAccessKey })}
        error={errors['connection.auth.secretAccessKey']}
      />
      <TextInput
        label={t`Session token`}
        description={t`Only for temporary credentials.`}
        type="password"
        monospace
        autoComplete="off"
        value={auth.sessionToken}
        onChange={(sessionToken) => onChange({ sessionToken })}
        error={errors['connection.auth.sessionToken']}
      />
    </>
  );
}
