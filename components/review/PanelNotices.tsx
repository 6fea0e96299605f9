import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { FileClock } from 'lucide-react';
import { useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Announcement, Button, Notice } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';
import { standingProblem } from './common-problem.ts';
import { isOutdated } from './document-identity.ts';
import { ExhaustedLock } from './ExhaustedLock.tsx';
import { describeFreshness } from './freshness-words.ts';
import type { Panel } from './use-panel.ts';

export interface PanelNoticesProps {
  readonly client: WorkerClient;
  readonly panel: Panel;
  readonly isLocked: boolean;
  readonly openOptions: () => void;
  readonly requestHosts: (origins: string[]) => Promise<boolean>;
  readonly requestSignIn: (origins: string[]) => Promise<boolean>;
}

/** What stands in the way, most pressing first: the lock, the last problem, a document that has changed. */
export function PanelNotices(props: PanelNoticesProps) {
  const { client, panel, isLocked, openOptions, requestHosts, requestSignIn } = props;
  const { state, send, dismissProblem } = panel;
  const { exhaustion, problem, settings, page, review } = state;
  const recovery = useRecoveryWords(exhaustion !== null);
  const failure = problem === null && review?.status !== 'running' ? standingProblem(state) : null;

  const isComparable = review !== null && review.status !== 'running' && !isOutdated(page, review);
  const freshness = isComparable ? review.freshness : null;

  const allowHosts = (blocked: Problem) => {
    if (blocked.code !== 'hosts-not-allowed') return;
    void requestHosts([...blocked.origins]).then((isGranted) => isGranted && dismissProblem());
  };
  const signIn = () => {
    void requestSignIn([]).then(() => send('settings', 'credentials.signIn', {}));
  };
  const remedies = (shown: Problem) => ({
    options: (
      <Button size="small" onPress={openOptions}>
        <Trans>Open options</Trans>
      </Button>
    ),
    'allow-hosts': (
      <Button size="small" onPress={() => allowHosts(shown)}>
        <Trans>Allow access</Trans>
      </Button>
    ),
    'sign-in': (
      <Button size="small" isDisabled={state.pending !== null} onPress={signIn}>
        <Trans>Sign in</Trans>
      </Button>
    ),
  });

  return (
    <>
      <Announcement text={recovery} />
      <Announcement text={freshness === null ? '' : t`The document has changed`} />
      {isLocked && exhaustion !== null && settings !== null && (
        <ExhaustedLock
          exhaustion={exhaustion}
          client={client}
          isBusy={state.pending !== null}
          onOptions={openOptions}
          onUseDevice={() =>
            send('settings', 'settings.save', { settings: { ...settings.settings, provider: 'on-device' } })
          }
        />
      )}
      {problem !== null && !(isLocked && problem.code === 'models-exhausted') && (
        <ProblemNotice
          problem={problem}
          remedies={remedies(problem)}
          actions={
            <Button size="small" variant="quiet" onPress={dismissProblem}>
              <Trans>Dismiss</Trans>
            </Button>
          }
        />
      )}
      {failure !== null && !isLocked && <ProblemNotice problem={failure} remedies={remedies(failure)} />}
      {freshness !== null && (
        <Notice
          tone="neutral"
          icon={FileClock}
          title={t`The document has changed since this review`}
          actions={
            <Button
              size="small"
              isDisabled={isLocked || state.pending !== null || page?.tabId == null}
              onPress={() => page?.tabId != null && send('review', 'review.start', { tabId: page.tabId })}
            >
              <Trans>Review what has changed</Trans>
            </Button>
          }
        >
          <p>{describeFreshness(freshness)}</p>
        </Notice>
      )}
      {isOutdated(page, review) && (
        <Notice tone="neutral" icon={FileClock} title={t`The tab shows another document now`}>
          <p>
            <Trans>
              The results below belong to the document named above. Review this page to see results for the new one.
            </Trans>
          </p>
        </Notice>
      )}
    </>
  );
}

/** That models can be had again is otherwise only seen by what is gone. */
function useRecoveryWords(isExhausted: boolean): string {
  const [wasExhausted, setWasExhausted] = useState(false);
  if (isExhausted && !wasExhausted) setWasExhausted(true);
  return wasExhausted && !isExhausted ? t`A model is free again` : '';
}
