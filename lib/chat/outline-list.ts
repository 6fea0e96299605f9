import { estimateTokens } from '#lib/bedrock';
import { plainLine } from '#lib/prompts';
import type { ChatSection } from './chat-document.ts';

/** As much of one heading as tells it from others. */
const MAX_HEADING_CHARACTERS = 80;

/**
 * The headings of a document as an indented list, for a reader who gets only parts of the text. Where all of them would
 * be too many, the innermost are left out first, then the last.
 */
export function outlineList(sections: readonly ChatSection[], maxTokens: number): string {
  const depths = sections.map(({ path }) => path.length);
  for (let depth = Math.max(0, ...depths); depth > 1; depth -= 1) {
    const list = linesOf(sections, depth).join('\n');
    if (estimateTokens(list) <= maxTokens) return list;
  }
  const kept: string[] = [];
  let characters = 0;
  for (const line of linesOf(sections, 1)) {
    characters += line.length + (kept.length === 0 ? 0 : 1);
    if (estimateTokens('x'.repeat(characters)) > maxTokens) break;
    kept.push(line);
  }
  return kept.join('\n');
}

function linesOf(sections: readonly ChatSection[], maxDepth: number): readonly string[] {
  return sections
    .filter(({ path }) => path.length > 0 && path.length <= maxDepth)
    .map(
      ({ path }) => `${'  '.repeat(path.length - 1)}${plainLine(path.at(-1) ?? '').slice(0, MAX_HEADING_CHARACTERS)}`,
    );
}
