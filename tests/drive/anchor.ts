/** `npm run -s anchor -- FILE-OR-URL --quotes QUOTES.json`: where each quote stands in the document. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { forEachInput, printJson, runCommand, UsageError } from './command.ts';
import { readTextFile } from './read-text-file.ts';
import { withDocument } from './with-document.ts';

const quotesSchema = v.array(
  v.strictObject({ id: v.string(), quote: v.string(), sectionId: v.exactOptional(v.string()) }),
);

function readQuotes(file: string): v.InferOutput<typeof quotesSchema> {
  const parsed = v.safeParse(quotesSchema, parseJson(file, readTextFile(file)));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new UsageError(`${file}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}: this is not JSON: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

await runCommand(() => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { quotes: { type: 'string' } } });
  if (positionals.length !== 1 || values.quotes === undefined) {
    throw new UsageError('usage: npm run -s anchor -- FILE-OR-URL --quotes QUOTES.json');
  }
  const quotes = readQuotes(values.quotes);
  return (browser) =>
    forEachInput(positionals, (input) =>
      withDocument(browser, input, async ({ tabId }) => {
        printJson(await browser.request('quotes.locate', { tabId, quotes }));
      }),
    );
});
