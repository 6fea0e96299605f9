import { describe, expect, it } from 'vitest';
import { isCodeLike } from './code-like.ts';

describe('isCodeLike', () => {
  it.each([
    'const total = sum(items);',
    'if (a < b) { return a; }',
    '$ npm install --save',
    'GET /index.html HTTP/1.1',
    '<p>Hello</p>',
    'token = 1*tchar / DQUOTE',
    'close(file);',
    '+-----+-----+',
  ])('takes %j for code', (line) => {
    expect(isCodeLike(line)).toBe(true);
  });

  it.each([
    'The tenant pays the rent; the landlord gives a receipt.',
    '(a) the supplier shall keep a log;',
    'Owner: TBD',
    '[insert name] agrees to pay.',
    'Write to desk@example.org or see https://example.org/a?b=c&d=e#f.',
    'Name: ________',
    'Fenwick & Sons (Oslo), 12 % of the shares',
  ])('takes %j for prose', (line) => {
    expect(isCodeLike(line)).toBe(false);
  });
});
