/** `npm run -s outline -- FILE-OR-URL…`: the outline of each document, one JSON object a line. */
import { parseArgs } from 'node:util';
import { forEachInput, printJson, runCommand, UsageError } from './command.ts';
import { withDocument } from './with-document.ts';

await runCommand(() => {
  const { positionals: inputs } = parseArgs({ allowPositionals: true, options: {} });
  if (inputs.length === 0) throw new UsageError('usage: npm run -s outline -- FILE-OR-URL…');
  return (browser) =>
    forEachInput(inputs, (input) =>
      withDocument(browser, input, async ({ tabId }) => {
        const { text: _text, ...outline } = await browser.request('outline.read', { tabId });
        printJson({
          ...outline,
          sections: outline.sections.map(({ start: _start, end: _end, ...section }) => section),
        });
      }),
    );
});
