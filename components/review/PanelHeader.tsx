import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Cloud, Pause, Play, Settings as SettingsIcon, ShieldCheck, Sparkles, Square, TextSelect } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { playbookName } from '#components/builtin';
import { Button, classNames, formatHost, IconButton } from '#components/ui';
import { PLAYBOOKS, type Playbook } from '#lib/playbooks';
import type { Provider } from '#lib/review';
import styles from './PanelHeader.module.css';

export interface PanelHeaderProps {
  readonly title: string;
  readonly url: string;
  readonly provider: Provider | null;
  /** A review is at work, or its document is being read. */
  readonly isRunning: boolean;
  /** False while the document is being read. */
  readonly canPause: boolean;
  /** The review goes on when it is resumed. */
  readonly isPaused: boolean;
  /** A request is on its way: the buttons wait, and keep the focus. */
  readonly isPending: boolean;
  readonly canReview: boolean;
  readonly onReview: () => void;
  readonly onAnalyzeSelection: () => void;
  readonly onStop: () => void;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onOptions: () => void;
  /** Id of the playbook that the next review runs; null while it is not known. */
  readonly playbook: string | null;
  /** The reviewer's own ones. */
  readonly ownPlaybooks: readonly Pick<Playbook, 'id' | 'name'>[];
  readonly onPlaybook: (id: string) => void;
  /** Beside the buttons, when there is something to save. */
  readonly exportMenu?: ReactNode;
  /** What a review would take, for those who ask. */
  readonly estimate?: ReactNode;
  /** How far the work is, along the lower edge; absent when none goes on. */
  readonly progress?: ReactNode;
}

/** Which document this is, who reviews it, and the actions on it. Stays in sight. */
export function PanelHeader(props: PanelHeaderProps) {
  const { title, url, provider, isRunning, isPaused, isPending, canReview } = props;
  const isUnderWay = isRunning || isPaused;
  return (
    <header className={styles.header}>
      <div className={styles.identity}>
        <div className={styles.names}>
          <h1 className={styles.title} title={title}>
            {title === '' ? 'AI-Prism' : title}
          </h1>
          <p className={styles.host}>
            {url !== '' && <span className={styles.hostName}>{formatHost(url)}</span>}
            {provider !== null && <ProviderChip provider={provider} />}
          </p>
          {props.playbook !== null && (
            <select
              aria-label={t`Playbook`}
              className={styles.playbook}
              value={props.playbook}
              disabled={isUnderWay}
              onChange={({ target }) => props.onPlaybook(target.value)}
            >
              {props.ownPlaybooks.length === 0 ? (
                playbookOptions(PLAYBOOKS)
              ) : (
                <>
                  <optgroup label={t`Your own`}>{playbookOptions(props.ownPlaybooks)}</optgroup>
                  <optgroup label={t`Built in`}>{playbookOptions(PLAYBOOKS)}</optgroup>
                </>
              )}
            </select>
          )}
        </div>
        <IconButton icon={SettingsIcon} label={t`Options`} onPress={props.onOptions} />
      </div>
      <div className={classNames(styles.actions, isUnderWay && styles.underWay)} onClickCapture={ignoreSecondClick}>
        {isUnderWay ? (
          <Button variant="danger" isPending={isPending} onPress={props.onStop}>
            <Square size={12} fill="currentColor" aria-hidden /> <Trans>Stop</Trans>
          </Button>
        ) : (
          <Button variant="primary" isDisabled={!canReview} isPending={isPending} onPress={props.onReview}>
            <Sparkles size={14} aria-hidden /> <Trans>Review this page</Trans>
          </Button>
        )}
        {isRunning && props.canPause && <IconButton icon={Pause} label={t`Pause`} onPress={props.onPause} />}
        {isPaused && <IconButton icon={Play} label={t`Resume`} isDisabled={!canReview} onPress={props.onResume} />}
        <Button isDisabled={!canReview} isPending={isPending} onPress={props.onAnalyzeSelection}>
          <TextSelect size={14} aria-hidden /> <Trans>Analyze selection</Trans>
        </Button>
        {props.exportMenu}
      </div>
      {!isUnderWay && props.estimate}
      {props.progress}
    </header>
  );
}

function playbookOptions(playbooks: readonly Pick<Playbook, 'id' | 'name'>[]) {
  return playbooks.map((playbook) => (
    <option key={playbook.id} value={playbook.id}>
      {playbookName(playbook)}
    </option>
  ));
}

/** The second click of a double click would otherwise stop the review that the first one started. */
function ignoreSecondClick(event: MouseEvent): void {
  if (event.detail > 1) event.stopPropagation();
}

function ProviderChip({ provider }: { readonly provider: Provider }) {
  const isOnDevice = provider === 'on-device';
  const Icon = isOnDevice ? ShieldCheck : Cloud;
  return (
    <span className={classNames(styles.provider, isOnDevice && styles.onDevice)}>
      <Icon size={12} aria-hidden /> {isOnDevice ? t`On device` : 'AWS Bedrock'}
    </span>
  );
}
