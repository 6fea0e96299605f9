import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { describe, expect, it } from 'vitest';

const [catalogue] = await getCatalogs(getConfig({ cwd: process.cwd() }));
if (catalogue === undefined) throw new Error('lingui.config.ts names no catalogue');
const inCode = Object.keys((await catalogue.collect()) ?? {}).toSorted();

/** `{name}`, `{name, plural, …` and tags, but not the words of a branch: `one {section}`. */
const PLACEHOLDER = /(?<!\b(?:zero|one|two|few|many|other|=\d+) )\{\w+[,}]|<\/?\w+\/?>/g;

/** The build leaves only ids in the code, so that a text missing here would be missing on screen. */
describe('catalogues: after a change of texts run `npm run messages` and translate what is new', () => {
  it('find texts in the code at all', () => {
    expect(inCode.length).toBeGreaterThan(5);
  });

  it.each(['en', 'de'])('%s has every text of the code and no other', async (language) => {
    expect(Object.keys((await catalogue.read(language)) ?? {}).toSorted()).toEqual(inCode);
  });

  it('German is complete', async () => {
    const messages = Object.values((await catalogue.read('de')) ?? {});
    expect(messages.filter(({ translation }) => translation === '').map(({ message }) => message)).toEqual([]);
  });

  it('German keeps every placeholder of the English text', async () => {
    const placeholders = (text: string) => [...new Set(text.match(PLACEHOLDER))].toSorted();
    const messages = Object.values((await catalogue.read('de')) ?? {});
    const changed = messages.filter(
      ({ message = '', translation = '' }) => placeholders(message).join() !== placeholders(translation).join(),
    );
    expect(changed.map(({ message, translation }) => `${message} → ${translation}`)).toEqual([]);
  });
});
