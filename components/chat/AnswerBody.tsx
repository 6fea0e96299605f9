import { type ChatQuote, type ChatTurn, isOpenTurn, parseAnswer } from '#lib/chat';
import { AnswerProse } from './AnswerProse.tsx';
import { AnswerQuote } from './AnswerQuote.tsx';

export interface AnswerBodyProps {
  readonly turn: ChatTurn;
  readonly onShow: (quote: ChatQuote) => Promise<boolean>;
}

/** What was answered, or what of it has come so far. */
export function AnswerBody({ turn, onShow }: AnswerBodyProps) {
  return parseAnswer(turn.answer, !isOpenTurn(turn)).map((block, index) =>
    block.kind === 'text' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks only ever grow at the end
      <AnswerProse key={index} text={block.text} />
    ) : (
      <AnswerQuote
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks only ever grow at the end
        key={index}
        quote={block.quote}
        checked={block.isOpen ? undefined : turn.quotes[block.index]}
        onShow={onShow}
      />
    ),
  );
}
