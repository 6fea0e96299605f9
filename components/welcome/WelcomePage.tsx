import { Trans } from '@lingui/react/macro';
import { Cloud, ScanText, ShieldCheck, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Button } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';
import styles from './WelcomePage.module.css';

export interface WelcomePageProps {
  readonly client: WorkerClient;
  /** Opens the side panel; must be called inside a click, before anything is awaited. */
  readonly openPanel: () => Promise<void>;
  /** The tab that this page stands in. */
  readonly tabId: () => Promise<number | null>;
  readonly openOptions: () => void;
}

/** The first thing after installation: what it does, where the work is done, and a review to try it. */
export function WelcomePage({ client, openPanel, tabId, openOptions }: WelcomePageProps) {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const trySample = async () => {
    setPending(true);
    setProblem(null);
    // The sample is reviewed and marked all the same where the browser refuses the panel.
    await openPanel().catch(() => undefined);
    const tab = await tabId();
    const answer = tab === null ? null : await client.request('sample.review', { tabId: tab });
    setPending(false);
    if (answer !== null && !answer.ok) setProblem(answer.problem);
  };

  return (
    <main className={styles.page}>
      <h1 className={styles.title}>
        <Trans>Welcome to AI-Prism</Trans>
      </h1>
      <p className={styles.lead}>
        <Trans>It reviews documents where you read them. Three things to know:</Trans>
      </p>
      <ol className={styles.steps}>
        <li className={styles.step}>
          <ScanText size={22} aria-hidden />
          <div>
            <h2>
              <Trans>It reads a page when you ask, and never before</Trans>
            </h2>
            <p>
              <Trans>
                Open a contract, policy or specification, click the AI-Prism icon and choose a review. Findings appear
                beside the page, each pinned to its words.
              </Trans>
            </p>
          </div>
        </li>
        <li className={styles.step}>
          <ShieldCheck size={22} aria-hidden />
          <div>
            <h2>
              <Trans>For now, all work is done on this device</Trans>
            </h2>
            <p>
              <Trans>
                On-device checks need no account, and nothing leaves your computer. For the judgement of large language
                models, you can connect your own AWS account later.
              </Trans>
            </p>
            <Button size="small" variant="quiet" onPress={openOptions}>
              <Cloud size={14} aria-hidden /> <Trans>Set up AWS Bedrock</Trans>
            </Button>
          </div>
        </li>
        <li className={styles.step}>
          <Sparkles size={22} aria-hidden />
          <div>
            <h2>
              <Trans>Try it</Trans>
            </h2>
            <p>
              <Trans>A sample agreement opens here, with its review beside it.</Trans>
            </p>
            <Button variant="primary" isPending={isPending} onPress={() => void trySample()}>
              <Trans>Review a sample document</Trans>
            </Button>
          </div>
        </li>
      </ol>
      {problem !== null && <ProblemNotice problem={problem} />}
    </main>
  );
}
