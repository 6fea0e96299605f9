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
  return (
    <section aria-label="About reviewing" className={styles.first}>
      <h2 className={styles.heading}>Review this document in place</h2>
      <ol className={styles.steps}>
        <li>
          <ScanText size={17} aria-hidden />
          <p>
            <strong>Reads the page once</strong> when you press the button, and never before.
          </p>
        </li>
        <li>
          {isOnDevice ? <ShieldCheck size={17} aria-hidden /> : <CloudCog size={17} aria-hidden />}
          {isOnDevice ? (
            <p>
              <strong>Checks every section on this device.</strong> Nothing of the page leaves it, and no account is
              needed.
            </p>
          ) : isBrowserAlone ? (
            <p>
              <strong>Asks the browser’s own model about each section.</strong> Nothing of the page leaves this device.
            </p>
          ) : (
            <p>
              <strong>Sends each section to your models</strong> on AWS Bedrock in {settings.settings.connection.region}
              , and nowhere else.
            </p>
          )}
        </li>
        <li>
          <TextSearch size={17} aria-hidden />
          <p>
            <strong>Pins each finding to its words.</strong> Click a finding to see the passage, or a highlight to see
            the finding.
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
      <p>{words.explanation} Any of these will do:</p>
      <ul className={styles.ways}>
        <li>click the AI-Prism icon in the toolbar,</li>
        <li>press AI-Prism’s keyboard shortcut,</li>
        <li>right-click the page and choose AI-Prism.</li>
      </ul>
      <p>If that changes nothing, the browser keeps this page from extensions.</p>
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
      title="You keep AI-Prism away from this site"
      actions={
        <Button size="small" onPress={openOptions}>
          Open options
        </Button>
      }
    >
      <p>It is on your list of sites that are never read. Nothing of this page is read or sent.</p>
      <p>To review documents here, take it off the list in the options, under Privacy.</p>
    </Notice>
  );
}
