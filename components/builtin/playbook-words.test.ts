import { i18n } from '@lingui/core';
import { afterEach, describe, expect, it } from 'vitest';
import { type Catalogue, speak } from '#components/language';
import { PLAYBOOKS } from '#lib/playbooks';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { playbookName, playbookPurpose } from './playbook-words.ts';

afterEach(() => i18n.activate('en'));

describe.each(PLAYBOOKS.map((playbook) => [playbook.id, playbook] as const))('%s', (_id, playbook) => {
  it('has its own words in English', () => {
    expect([playbookName(playbook), playbookPurpose(playbook)]).toEqual([playbook.name, playbook.purpose]);
  });

  it.each(['panel', 'pages'] satisfies Catalogue[])('has German words where it is shown: %s', async (catalogue) => {
    await speak(['de'], catalogue);
    expect(playbookName(playbook)).not.toBe(playbook.name);
    expect(playbookPurpose(playbook)).toMatch(/^Findet, was .*\.$/);
  });
});

it('a playbook of the reviewer keeps its words', async () => {
  await speak(['de'], 'panel');
  const own = fakePlaybook({ id: 'risk', name: 'House style' });
  expect([playbookName(own), playbookPurpose(own)]).toEqual([own.name, own.purpose]);
});
