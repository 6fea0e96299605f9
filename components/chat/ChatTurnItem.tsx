import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Check, Copy, RotateCcw } from 'lucide-react';
import { memo, useState } from 'react';
import { ModelDetails } from '#components/evidence';
import { describeProblem } from '#components/problem';
import { Button, formatCost, IconButton } from '#components/ui';
import { type ChatQuote, type ChatTurn, isOpenTurn } from '#lib/chat';
import { AnswerBody } from './AnswerBody.tsx';
import styles from './ChatTurnItem.module.css';
import { answerAsText } from './chat-words.ts';

export interface ChatTurnItemProps {
  readonly turn: ChatTurn;
  /** A model can be asked now. */
  readonly canAsk: boolean;
  readonly onShow: (quote: ChatQuote) => Promise<boolean>;
  readonly onRetry: (turnId: string) => void;
  readonly onOptions: () => void;
}

/** A question and its answer. All words are shown as plain text. */
export const ChatTurnItem = memo(function ChatTurnItem(props: ChatTurnItemProps) {
  const { turn, canAsk, onShow, onRetry, onOptions } = props;
  const isOpen = isOpenTurn(turn);
  return (
    <li className={styles.turn}>
      <p className={styles.question}>{turn.question}</p>
      <div className={styles.answer} aria-busy={isOpen}>
        <AnswerBody turn={turn} onShow={onShow} />
        {isOpen && <Writing hasWords={turn.answer !== ''} />}
        <Ending turn={turn} canAsk={canAsk} onRetry={onRetry} onOptions={onOptions} />
        {!isOpen && turn.answer !== '' && <AnswerTools turn={turn} />}
      </div>
    </li>
  );
});

function Writing({ hasWords }: { readonly hasWords: boolean }) {
  return (
    <div className={styles.writing}>
      <p>
        <Trans>Processing…</Trans>
      </p>
      {!hasWords && (
        <div className={styles.skeleton} aria-hidden="true">
          <span className={styles.bone} />
          <span className={styles.bone} />
        </div>
      )}
    </div>
  );
}

/** How a turn ended, where that was not with a complete answer, and how to ask again. */
function Ending({ turn, canAsk, onRetry, onOptions }: Omit<ChatTurnItemProps, 'onShow'>) {
  const words = endingWords(turn);
  if (words === null) return null;
  const remedy = turn.problem === undefined ? undefined : describeProblem(turn.problem).remedy;
  return (
    <div className={styles.ending}>
      <p>
        <strong>{words.title}</strong> {words.explanation}
      </p>
      <div className={styles.remedies}>
        <Button size="small" isDisabled={!canAsk} onPress={() => onRetry(turn.id)}>
          <RotateCcw size={12} aria-hidden /> <Trans>Ask again</Trans>
        </Button>
        {(remedy === 'options' || remedy === 'sign-in') && (
          <Button size="small" variant="quiet" onPress={onOptions}>
            <Trans>Open options</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}

function endingWords({
  state,
  answer,
  problem,
}: ChatTurn): { readonly title: string; readonly explanation: string } | null {
  if (state === 'stopped') {
    const explanation = answer === '' ? t`Nothing had been written yet.` : t`This is what was written until then.`;
    return { title: t`Stopped.`, explanation };
  }
  if (state === 'interrupted') {
    return { title: t`Interrupted.`, explanation: t`The browser ended the work before the answer was complete.` };
  }
  if (state !== 'failed' || problem === undefined) return null;
  const { title, explanation, action } = describeProblem(problem);
  // Which models those are, and until when they wait, is told above for all of the panel.
  if (problem.code === 'models-exhausted') return { title: `${title}.`, explanation: t`Ask again once one is free.` };
  return { title: `${title}.`, explanation: `${explanation} ${action}` };
}

/** How long the sign of a copy that was made stays. */
const COPIED_MS = 2_000;

function AnswerTools({ turn }: { readonly turn: ChatTurn }) {
  const { isCutShort, isPartial, provenance, totals } = turn;
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(answerAsText(turn)).then(() => {
      setIsCopied(true);
      setTimeout(() => setIsCopied(false), COPIED_MS);
    });
  };
  const notes = [
    ...(isCutShort ? [t`The answer reached its length limit.`] : []),
    ...(isPartial ? [t`From the parts of the document that fit the question best.`] : []),
    ...(totals.attempts > 1 ? [t`${{ cost: formatCost(totals.costUsd) }} in all.`] : []),
  ];
  return (
    <div className={styles.tools}>
      <p className={styles.notes}>{notes.join(' ')}</p>
      <span role="status" className={styles.copied}>
        {isCopied && t`Copied`}
      </span>
      <IconButton icon={isCopied ? Check : Copy} label={t`Copy answer`} onPress={copy} />
      {provenance !== undefined && <ModelDetails provenance={provenance} />}
    </div>
  );
}
