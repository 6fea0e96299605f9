import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui';
import styles from './CredentialFields.module.css';

/** The address that an identity provider must know, to be copied there. */
export function RedirectAddress({ address }: { readonly address: string }) {
  const [copied, setCopied] = useState('');
  const copy = () => {
    void navigator.clipboard.writeText(address).then(
      () => setCopied(t`Copied.`),
      () => setCopied(t`The browser did not allow copying.`),
    );
  };
  return (
    <div className={styles.redirect}>
      <p>
        <Trans>Redirect address to register with your provider</Trans>
      </p>
      <div className={styles.keptActions}>
        <code className={styles.address}>{address}</code>
        <Button size="small" aria-label={t`Copy the redirect address`} onPress={copy}>
          <Copy size={13} aria-hidden /> <Trans>Copy</Trans>
        </Button>
        <span role="status">{copied}</span>
      </div>
    </div>
  );
}
