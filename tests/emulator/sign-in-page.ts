import { escapeXml } from './error-response.ts';
import type { Exchange } from './exchange.ts';
import { send } from './http.ts';
import { AUTHORIZE_PATH, authorize, consentCookie } from './identity-provider.ts';

/** The provider's authorization endpoint: a page that asks, or a redirect with a token or an error. */
export async function serveAuthorization({ request, response, session, clock, record }: Exchange): Promise<void> {
  const { identityProvider } = session.scenario;
  const answer = authorize(request.query, request.headers.cookie ?? '', identityProvider, clock.now());
  response.setHeader('cache-control', 'no-store');
  if (answer.kind === 'refuse') {
    record.update({ error: answer.message });
    send(response, 400, 'text/plain', answer.message);
    return;
  }
  if (answer.kind === 'page') {
    send(response, 200, 'text/html; charset=utf-8', askingPage(request.query));
    return;
  }
  const [, error] = /[#&]error=([^&]+)/.exec(answer.location) ?? [];
  if (error !== undefined) record.update({ error });
  if (answer.remembers) response.setHeader('set-cookie', consentCookie());
  response.writeHead(302, { location: answer.location }).end();
}

function askingPage(query: URLSearchParams): string {
  const fields = [...query].map(
    ([name, value]) => `<input type="hidden" name="${escapeXml(name)}" value="${escapeXml(value)}">`,
  );
  return `<!doctype html><html lang="en"><title>Identity provider</title><h1>Sign in to the emulator</h1>
<form action="${AUTHORIZE_PATH}">${fields.join('')}
<button name="decision" value="allow">Allow</button> <button name="decision" value="refuse">Refuse</button></form></html>`;
}
