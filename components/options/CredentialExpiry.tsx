import { t } from '@lingui/core/macro';
import { formatDateTime, formatTimeLeft, useNow } from '#components/ui';
import type { SettingsView } from '#lib/messaging';
import styles from './CredentialFields.module.css';

/** How long temporary credentials are good for, counting down. Nothing where that is not known. */
export function CredentialExpiry({ credentials }: { readonly credentials: SettingsView['credentials'] }) {
  const { expiresAtMs, tokenExpiresAtMs, signIn } = credentials;
  const nowMs = useNow(expiresAtMs !== null || tokenExpiresAtMs !== null, 5_000);
  if (signIn === 'ended') {
    return <p className={styles.expired}>{t`Your identity provider wants you to sign in again.`}</p>;
  }
  if (signIn === null && tokenExpiresAtMs !== null && tokenExpiresAtMs <= nowMs) {
    const moment = formatDateTime(tokenExpiresAtMs);
    return <p className={styles.expired}>{t`The identity token ended at ${moment}. Enter a new one.`}</p>;
  }
  const words = [
    expiresAtMs === null ? '' : expiryWords(expiresAtMs, nowMs),
    tokenExpiresAtMs === null ? '' : tokenWords(tokenExpiresAtMs, nowMs, signIn !== null),
  ].filter((text) => text !== '');
  if (words.length === 0) return null;
  return <p className={styles.absent}>{words.join(' ')}</p>;
}

function expiryWords(expiresAtMs: number, nowMs: number): string {
  if (expiresAtMs <= nowMs) return t`The temporary credentials have ended and are renewed with the next request.`;
  const left = formatTimeLeft(expiresAtMs - nowMs);
  return t`The temporary credentials end in ${left}; they are renewed before.`;
}

function tokenWords(expiresAtMs: number, nowMs: number, isRenewed: boolean): string {
  if (expiresAtMs <= nowMs) return t`The identity token has ended and is renewed with the next request.`;
  const left = formatTimeLeft(expiresAtMs - nowMs);
  if (isRenewed) return t`The identity token ends in ${left}; it is renewed before.`;
  return t`The identity token ends in ${left}; then a new one is needed.`;
}
