import { t } from '@lingui/core/macro';
import { TextInput } from '#components/ui';
import { type AuthFieldsProps, AwsKeyFields } from './AwsKeyFields.tsx';

/** The fields of the chosen kind of credentials. */
export function AuthFields(props: AuthFieldsProps) {
  const { auth, errors, onChange } = props;
  switch (auth.kind) {
    case 'access-key':
      return <AwsKeyFields {...props} />;
    case 'api-key':
      return <TokenField {...props} label={t`API key`} />;
    case 'cognito':
      return (
        <TextInput
          label={t`Identity pool id`}
          description={t`The pool must let guests in; its guest role must be allowed to call Bedrock.`}
          monospace
          autoComplete="off"
          placeholder="us-east-2:00000000-0000-0000-0000-000000000000"
          value={auth.identityPoolId}
          onChange={(identityPoolId) => onChange({ identityPoolId })}
          error={errors['connection.auth.identityPoolId']}
        />
      );
    case 'assume-role':
      return (
        <>
          <RoleField {...props} />
          <TextInput
            label={t`External id`}
            description={t`Only where the role asks for one.`}
            monospace
            autoComplete="off"
            value={auth.externalId}
            onChange={(externalId) => onChange({ externalId })}
            error={errors['connection.auth.externalId']}
          />
          <AwsKeyFields {...props} />
        </>
      );
    case 'web-identity':
      return (
        <>
          <RoleField {...props} />
          <TokenField
            {...props}
            label={t`Identity token`}
            description={t`The ID token (JWT) that your identity provider gave you, for example on a command line.`}
          />
        </>
      );
  }
}

function RoleField({ auth, errors, onChange }: AuthFieldsProps) {
  return (
    <TextInput
      label={t`Role ARN`}
      monospace
      autoComplete="off"
      placeholder="arn:aws:iam::123456789012:role/reviewer"
      value={auth.roleArn}
      onChange={(roleArn) => onChange({ roleArn })}
      error={errors['connection.auth.roleArn']}
    />
  );
}

function TokenField(props: AuthFieldsProps & { readonly label: string; readonly description?: string }) {
  const { auth, errors, onChange, label, description } = props;
  return (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      type="password"
      monospace
      autoComplete="off"
      value={auth.token}
      onChange={(token) => onChange({ token })}
      error={errors['connection.auth.token']}
    />
  );
}
