import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CloudCog, EyeOff, FileX2, MousePointerClick, ScanText, ShieldCheck, TextSearch } from 'lucide-react';
import { describeProblem } from '#components/problem';
import { Button, Notice } from '#components/ui';
import { isBuiltInModel } from '#lib/bedrock';
import type { PageContext, SettingsView } from '#lib/messaging';
import styles from './PanelMessages.module.css';

/** Nothing was reviewed here yet: what pressing the button will do, and what leaves the device. */
export function FirstMessage({ settings }: { readonly settings: SettingsView | null }) {
  const isOnDevice = settings?.settings.provider !== 'bedrock';
  const isBrowserAlone = !isOnDevice && settings.settings.routes.every(isBuiltInModel);
  const region = settings?.settings.connection.region;
  return (
    <section aria-label={t`About reviewing`} className={styles.first}>
      <h2 className={styles.heading}>
        <Trans>Review this document in place</Trans>
      </h2>
      <ol className={styles.steps}>
        <li>
          <ScanText size={17} aria-hidden />
          <p>
            <Trans>
              <strong>Reads the page once</strong> when you press the button, and never before.
            </Trans>
          </p>
        </li>
        <li>
          {isOnDevice ? <ShieldCheck size={17} aria-hidden /> : <CloudCog size={17} aria-hidden />}
          {isOnDevice ? (
            <p>
              <Trans>
                <strong>Checks every section on this device.</strong> Nothing of the page leaves it, and no account is
                needed.
              </Trans>
            </p>
          ) : isBrowserAlone ? (
            <p>
              <Trans>
                <strong>Asks the browser’s own model about each section.</strong> Nothing of the page leaves this
                device.
              </Trans>
            </p>
          ) : (
            <p>
              <Trans>
                <strong>Sends each section to your models</strong> on AWS Bedrock in {region}, and nowhere else.
              </Trans>
            </p>
          )}
        </li>
        <li>
          <TextSearch size={17} aria-hidden />
          <p>
            <Trans>
              <strong>Pins each finding to its words.</strong> Click a finding to see the passage, or a highlight to see
              the finding.
            </Trans>
          </p>
        </li>
      </ol>
    </section>
  );
}

/** The browser has not granted the tab: a kind word on how to invite the extension. */
export function GestureMessage() {
  const words = describeProblem({ code: 'page-needs-gesture' });
  return (
    <Notice tone="neutral" icon={MousePointerClick} title={words.title}>
      <p>
        {words.explanation} <Trans>Any of these will do:</Trans>
      </p>
      <ul className={styles.ways}>
        <li>
          <Trans>click the AI-Prism icon in the toolbar,</Trans>
        </li>
        <li>
          <Trans>press AI-Prism’s keyboard shortcut,</Trans>
        </li>
        <li>
          <Trans>right-click the page and choose AI-Prism.</Trans>
        </li>
      </ul>
      <p>
        <Trans>If that changes nothing, the browser keeps this page from extensions.</Trans>
      </p>
    </Notice>
  );
}

/** A page that no extension may read. */
export function RestrictedMessage({ page }: { readonly page: PageContext }) {
  const words = describeProblem({ code: 'page-restricted', url: page.url });
  return (
    <Notice tone="neutral" icon={FileX2} title={words.title}>
      <p>{words.explanation}</p>
      <p>{words.action}</p>
    </Notice>
  );
}

/** A site that the reviewer keeps from being read. */
export function DeniedMessage({ openOptions }: { readonly openOptions: () => void }) {
  return (
    <Notice
      tone="neutral"
      icon={EyeOff}
      title={t`You keep AI-Prism away from this site`}
      actions={
        <Button size="small" onPress={openOptions}>
          <Trans>Open options</Trans>
        </Button>
      }
    >
      <p>
        <Trans>It is on your list of sites that are never read. Nothing of this page is read or sent.</Trans>
      </p>
      <p>
        <Trans>To review documents here, take it off the list in the options, under Privacy.</Trans>
      </p>
    </Notice>
  );
}
