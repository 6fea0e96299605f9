import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deniedBy, normalHostPattern } from './deny-list.ts';

describe('a list of sites', () => {
  it.each([
    ['https://bank.example/account', ['bank.example'], 'bank.example'],
    ['http://BANK.example:8080/', ['bank.example'], 'bank.example'],
    ['https://bank.example./', ['bank.example'], 'bank.example'],
    ['https://my.bank.example/', ['bank.example'], null],
    ['https://my.bank.example/', ['*.bank.example'], '*.bank.example'],
    ['https://bank.example/', ['*.bank.example'], '*.bank.example'],
    ['https://notbank.example/', ['*.bank.example'], null],
    ['https://bank.example.evil.test/', ['*.bank.example'], null],
    ['https://evil.test/?https://bank.example/', ['*.bank.example'], null],
    ['https://user@bank.example/', ['bank.example'], 'bank.example'],
    ['blob:https://bank.example/0-1-2', ['bank.example'], 'bank.example'],
    ['https://bücher.example/', ['xn--bcher-kva.example'], 'xn--bcher-kva.example'],
    ['file:///home/me/a.html', ['*'], '*'],
    ['http://127.0.0.1:9/a', ['10.0.0.1', '127.0.0.1'], '127.0.0.1'],
    ['', ['*'], null],
  ])('%s by %j is %j', (url, patterns, expected) => {
    expect(deniedBy(url, patterns)).toBe(expected);
  });

  it.each([
    [' *.Bank.Example ', '*.bank.example'],
    ['Bücher.example', 'xn--bcher-kva.example'],
    ['localhost', 'localhost'],
    ['*', '*'],
    ['https://bank.example', null],
    ['bank.example/path', null],
    ['*bank.example', null],
    ['a.*.example', null],
    ['bank.example:443', null],
    ['', null],
  ])('reads the pattern %j as %j', (text, expected) => {
    expect(normalHostPattern(text)).toBe(expected);
  });

  it('covers every host below a wildcard and none beside it', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (host, base) => {
        const isBelow = host === base || host.endsWith(`.${base}`);
        expect(deniedBy(`https://${host}/`, [`*.${base}`]) !== null).toBe(isBelow);
      }),
    );
  });
});
