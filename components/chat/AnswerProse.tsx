import { memo } from 'react';
import styles from './AnswerProse.module.css';
import { layOut, runsOf } from './prose.ts';

/** A model's own words: plain text in paragraphs and lists, whatever is in it. */
export const AnswerProse = memo(function AnswerProse({ text }: { readonly text: string }) {
  return layOut(text).map((part, index) =>
    part.kind === 'paragraph' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts only ever grow at the end
      <p key={index} className={styles.paragraph}>
        <Line text={part.text} />
      </p>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts only ever grow at the end
      <ul key={index} className={styles.list}>
        {part.items.map((item, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items only ever grow at the end
          <li key={position}>
            <Line text={item} />
          </li>
        ))}
      </ul>
    ),
  );
});

function Line({ text }: { readonly text: string }) {
  return runsOf(text).map((run, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name
    run.isStrong ? <strong key={index}>{run.text}</strong> : <span key={index}>{run.text}</span>,
  );
}
