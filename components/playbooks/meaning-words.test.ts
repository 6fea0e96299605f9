import { i18n } from '@lingui/core';
import { expect, it } from 'vitest';
import { SEVERITIES } from '#lib/findings';
import { SEVERITY_MEANINGS } from '#lib/playbooks';
import { MEANING_WORDS } from './meaning-words.ts';

it.each(SEVERITIES)('tells people of %s what models are told', (severity) => {
  expect(i18n._(MEANING_WORDS[severity])).toBe(SEVERITY_MEANINGS[severity]);
});
