import { describe, expect, it } from 'vitest';
import { contactedIn } from '#tests/e2e/support/network-log.ts';

const request = (url: string, initiator: string, type = 'other') => ({
  params: { url, initiator, request_type: type },
});
const lookUp = (host: string) => ({ params: { host } });

describe('the browser’s log of the network', () => {
  it('leaves out what Chromium asks for on its own account', () => {
    const events = [
      request('https://redirector.gvt1.com/edgedl/chrome/dict/en-us.bdic', 'not an origin'),
      { params: { group_id: 'pm/https://update.googleapis.com <null>' } },
      lookUp('https://accounts.google.com:443'),
      lookUp('https://~notfound'),
    ];
    expect(contactedIn({ events })).toEqual([]);
  });

  it.each([
    ['an extension', 'chrome-extension://kpdlnjfnpbekkkebljgodklcnaceimca', 'other'],
    ['a page', 'http://127.0.0.1:4000', 'other'],
    ['a tab that is led there', 'not an origin', 'main frame'],
  ])('counts a service of Chromium’s that %s asks for', (_, initiator, type) => {
    const events = [
      lookUp('https://update.googleapis.com'),
      request('https://update.googleapis.com/x', initiator, type),
    ];
    expect(contactedIn({ events })).toEqual(['update.googleapis.com']);
  });

  it('counts every other host, also one that was only looked up or called ahead of a request', () => {
    const events = [
      request('https://canary.test/x', 'not an origin'),
      lookUp('ahead.test'),
      { params: { destination: 'https://notgoogle.com' } },
      { params: { group_id: 'chrome-extension://abc' } },
      {},
    ];
    expect(contactedIn({ events })).toEqual(['ahead.test', 'canary.test', 'notgoogle.com']);
  });
});
