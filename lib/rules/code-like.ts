const URL_TEXT = /\b(?:https?:\/\/|www\.)\S+/g;
const CODE_SYMBOL = /[{}<>=|\\$#~^&*+@`]/g;
const CODE_START =
  /^\s*(?:(?:[$>%]|>>>|\.\.\.)\s|\/\/|\/\*|<[?!/]|<(?<tag>[a-z]+)[^>]*>.*<\/\k<tag>>|[{}]|(?:import|const|let|var|function|def|class|return|export|public|private|static|#include)\s.*[{};=(]|(?:GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS)\s+\/|HTTP\/\d)/;
const CALL_OR_ASSIGNMENT = /^\s*[\w.$-]+(?:\([^)]*\)\s*;?|\s*[:+-]?=\s*\S.*)$/;
/** Above this share of symbols a line reads as code, markup, grammar or a diagram; prose stays below 3 %. */
const SYMBOL_SHARE = 0.08;
const SHORTEST_JUDGED = 6;

/**
 * Whether a line is code, markup, a grammar rule, a protocol message or a drawing rather than prose.
 * A guess by form: rules about wording are better silent on a doubtful line than wrong about it.
 */
export function isCodeLike(line: string): boolean {
  if (line.length < SHORTEST_JUDGED) return false;
  // Longer lines are prose or a minified dump, and the beginning tells which.
  const sample = line.slice(0, 2_000);
  if (CODE_START.test(sample) || CALL_OR_ASSIGNMENT.test(sample)) return true;
  const text = sample.replace(URL_TEXT, '');
  const symbols = text.match(CODE_SYMBOL)?.length ?? 0;
  return symbols > 1 && symbols / text.length > SYMBOL_SHARE;
}
