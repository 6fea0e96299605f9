import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { MessageSquareText } from 'lucide-react';
import { type KeyboardEvent, memo, useId, useState } from 'react';
import { Button, classNames, VisuallyHidden } from '#components/ui';
import {
  DECISION_STATES,
  type Decision,
  type DecisionInput,
  DISMISSAL_REASONS,
  type DismissalReason,
} from '#lib/review';
import { DECISION_LOOKS, REASON_WORDS } from './decision-words.ts';
import styles from './TriageBar.module.css';

export interface TriageBarProps {
  readonly decision: Decision | undefined;
  /** The finding's title, for what screen readers hear. */
  readonly title: string;
  readonly onDecide: (decision: DecisionInput | null) => void;
}

/**
 * The decision on one finding: accept, dismiss with a reason, follow up, note. Pressing what is decided already takes it
 * back. Plain buttons: there can be thousands of findings.
 */
export const TriageBar = memo(function TriageBar({ decision, title, onDecide }: TriageBarProps) {
  const [isNoting, setIsNoting] = useState(false);
  const state = decision?.state ?? null;
  const note = decision?.note;
  const withNote = note === undefined ? {} : { note };
  return (
    <div className={styles.triage}>
      <fieldset aria-label={t`Decision on ${title}`} className={styles.bar}>
        {DECISION_STATES.map((candidate) => {
          const { verb, icon: Icon, key } = DECISION_LOOKS[candidate];
          const isDecided = state === candidate;
          const undone = note === undefined ? null : { state: null, note };
          return (
            <button
              key={candidate}
              type="button"
              aria-pressed={isDecided}
              aria-keyshortcuts={key}
              title={`${i18n._(verb)} (${key})`}
              data-decide={candidate}
              className={classNames(styles.act, styles[candidate])}
              onClick={() => onDecide(isDecided ? undone : { state: candidate, ...withNote })}
            >
              <Icon size={13} strokeWidth={2.5} aria-hidden /> <span className={styles.verb}>{i18n._(verb)}</span>
            </button>
          );
        })}
        <button
          type="button"
          aria-expanded={isNoting}
          aria-keyshortcuts="N"
          title={t`Note (N)`}
          data-note
          className={classNames(styles.act, styles.noteAct)}
          onClick={() => setIsNoting(!isNoting)}
        >
          <MessageSquareText size={13} aria-hidden />{' '}
          <span className={styles.verb}>
            <Trans>Note</Trans>
          </span>
        </button>
      </fieldset>
      {state === 'dismissed' && (
        <ReasonChoice
          reason={decision?.reason}
          onChoose={(reason) => onDecide({ state, ...withNote, ...(reason === null ? {} : { reason }) })}
        />
      )}
      {isNoting ? (
        <NoteField
          note={note ?? ''}
          onClose={() => setIsNoting(false)}
          onSave={(text) => {
            setIsNoting(false);
            const reason = decision?.reason;
            const kept = { state, ...(reason === undefined ? {} : { reason }) };
            onDecide(text !== '' ? { ...kept, note: text } : state === null ? null : kept);
          }}
        />
      ) : (
        note !== undefined && <p className={styles.note}>{note}</p>
      )}
    </div>
  );
});

function ReasonChoice(props: {
  readonly reason: DismissalReason | undefined;
  readonly onChoose: (reason: DismissalReason | null) => void;
}) {
  const id = useId();
  return (
    <p className={styles.reason}>
      <label htmlFor={id}>
        <Trans>Why?</Trans>
      </label>
      <select
        id={id}
        value={props.reason ?? ''}
        onChange={({ target }) => props.onChoose(DISMISSAL_REASONS.find((reason) => reason === target.value) ?? null)}
      >
        <option value="">
          <Trans>No reason given</Trans>
        </option>
        {DISMISSAL_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {i18n._(REASON_WORDS[reason])}
          </option>
        ))}
      </select>
    </p>
  );
}

function NoteField(props: {
  readonly note: string;
  readonly onSave: (text: string) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState(props.note);
  const save = () => props.onSave(text.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') props.onClose();
    else if (event.key === 'Enter' && !event.shiftKey) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.noteField}>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the key or the button just pressed
        autoFocus
        aria-label={t`Note`}
        rows={2}
        maxLength={4_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.noteActions}>
        <Button size="small" variant="primary" onPress={save}>
          <Trans>Save note</Trans>
        </Button>
        <Button size="small" variant="quiet" onPress={props.onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <VisuallyHidden>
          <Trans>Enter saves, Shift and Enter begin a new line, Escape cancels.</Trans>
        </VisuallyHidden>
      </div>
    </div>
  );
}
