import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, resolve } from 'node:path';

/** HTML says its own encoding; a charset here would overrule it. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
};

/** A FILE-OR-URL made reachable for the browser. */
export interface ServedInput {
  readonly url: string;
  readonly close: () => void;
}

/** The hosts that the browser of the commands can reach: nothing leaves the machine. */
const REACHABLE_HOSTS = ['127.0.0.1', 'localhost'];

/**
 * Serves a local file on loopback; passes an http(s) URL on.
 * @throws {Error} when the file does not exist, or the URL is not on loopback.
 */
export async function serveInput(fileOrUrl: string): Promise<ServedInput> {
  if (/^https?:\/\//i.test(fileOrUrl)) {
    const host = URL.parse(fileOrUrl)?.hostname;
    if (host === undefined) throw new Error(`${fileOrUrl}: this is not a URL`);
    if (!REACHABLE_HOSTS.includes(host)) {
      throw new Error(`${fileOrUrl}: only pages on ${REACHABLE_HOSTS.join(' and ')} can be opened`);
    }
    return { url: fileOrUrl, close: () => undefined };
  }
  const file = resolve(fileOrUrl);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`${fileOrUrl}: there is no such file`);
  if (!found.isFile()) throw new Error(`${fileOrUrl}: this is a folder, not a file`);
  const path = `/${encodeURIComponent(basename(file))}`;
  const server = createServer((request, response) => {
    if (request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': CONTENT_TYPES[extname(file).toLowerCase()] ?? 'text/html' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
