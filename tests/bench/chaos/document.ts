import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const SUBJECTS = ['The supplier', 'The customer', 'The operator', 'The data owner', 'The service desk'];
const FLAWS = [
  'should answer every request promptly.',
  'must report incidents in a timely manner where possible.',
  'may be asked to provide evidence of TBD controls.',
  'shall keep records for an appropriate period.',
  'must take reasonable measures, see section 99.',
];

/** A document of so many sections, each with flaws of its own and some more text: the same at every run. */
export function chaosDocument(sections: number, more = ''): string {
  const parts = Array.from({ length: sections }, (_, index) => {
    const at = (list: readonly string[], step: number) => list[(index * 3 + step) % list.length] ?? '';
    const sentences = [0, 1, 2].map((step) => `${at(SUBJECTS, step)} ${at(FLAWS, step + index)}`);
    return `<h2>${index + 1}. Part ${index + 1}</h2><p>Clause ${index + 1} binds both parties. ${sentences.join(' ')} ${more}</p>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Chaos</title><main><h1>Agreement</h1>${parts.join('\n')}</main></html>`;
}

export interface ServedDocument {
  /** Each name is a document of its own with the same words. */
  readonly url: (name: string) => string;
  readonly close: () => void;
}

/** Serves the document under any name on loopback. */
export async function serveDocument(html: string): Promise<ServedDocument> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
