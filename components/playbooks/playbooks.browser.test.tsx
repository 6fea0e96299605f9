import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { formatPlaybookFile, parsePlaybookFile } from '#lib/playbooks';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { showPlaybooks } from '#tests/components/playbooks.tsx';
import { unmountAll } from '#tests/components/render.ts';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';

afterEach(unmountAll);

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const own = page.getByRole('list', { name: 'Your own' }).getByRole('listitem');
const labels = () =>
  [...document.querySelectorAll<HTMLInputElement>('[data-category]')].map(
    (category) => category.querySelector('input')?.value,
  );
const importText = (text: string) =>
  userEvent.upload(page.getByLabelText('Import playbook'), new File([text], 'house-style.playbook.json'));

describe('a new playbook', () => {
  it('gets its ids from its names, and is saved', async () => {
    const { store } = showPlaybooks();
    await button('New playbook').click();
    await expect.element(field('Name')).toHaveFocus();
    await field('Name').fill('House style (UK)');
    await expect.element(field('Id')).toHaveValue('house-style-uk');
    await field('Purpose').fill('Finds what our style guide forbids.');
    await field('Instructions').fill('Look for: Latin.\nLeave out: names.');
    await field('Category 1: Label').fill('Latin words');
    await expect.element(field('Category 1: Id')).toHaveValue('latin-words');
    await field('Category 1: Meaning').fill('a Latin phrase');
    await field('High').fill('nobody can read it');
    await page.getByText('Long sentences').click();
    await button('Save playbook').click();
    await expect.element(page.getByText('“House style (UK)” is saved. Choose it in the side panel.')).toBeVisible();
    await expect.element(button('Edit House style (UK)')).toHaveFocus();
    expect(store.stored.get('house-style-uk')).toMatchObject({
      version: 1,
      categories: [{ id: 'latin-words', label: 'Latin words', meaning: 'a Latin phrase' }, { id: 'injection' }],
      severities: { high: 'nobody can read it' },
      rules: expect.not.arrayContaining(['long-sentence']),
    });
  });

  it('says at each field what is missing, all at once, and clears it while it is typed', async () => {
    const { store } = showPlaybooks([fakePlaybook()]);
    await button('New playbook').click();
    await field('Id').fill('house-style');
    await button('Save playbook').click();
    const alert = page.getByRole('alert');
    await expect.element(alert).toMatchTextContent('Not saved: 7 fields to correct');
    await expect.element(alert).toMatchTextContent('Name: Enter a name.');
    await expect.element(alert).toMatchTextContent('Id: Another playbook has this id. Choose another one.');
    await expect.element(alert).toMatchTextContent('Meaning of category 1: Enter when a finding belongs to it.');
    await expect.element(field('Name')).toHaveFocus();
    await field('Name').fill('Mine');
    await expect.element(field('Name')).not.toHaveAttribute('aria-invalid', 'true');
    expect(store.stored.size).toBe(1);
  });

  it('can begin as a copy of a built-in one', async () => {
    const { store } = showPlaybooks();
    await button('Make a copy of Contract').click();
    await expect.element(field('Name')).toHaveValue('Contract (copy)');
    await button('Save playbook').click();
    await expect.element(own).toMatchTextContent('contract-copy · version 1');
    expect(store.stored.size).toBe(1);
  });

  it('tells what it adds to each request, and what models are told', async () => {
    showPlaybooks();
    await button('New playbook').click();
    await field('Instructions').fill(`Look for: Greek.\n${'x'.repeat(12_000)}`);
    await expect.element(page.getByText(/Adds about 3,4\d\d tokens to each request; at most 3,000/)).toBeVisible();
    await page.getByText('Preview of what models are told').click();
    await expect.element(field('What models are told')).toHaveValue(expect.stringContaining('Look for: Greek.'));
    await button('Save playbook').click();
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent('Length: Shorten the instructions or the meanings.');
  });
});

describe('an own playbook', () => {
  it('that is edited gets the next version under the same id', async () => {
    const { store } = showPlaybooks([fakePlaybook()]);
    await button('Edit House style').click();
    await expect.element(button('Save playbook')).toBeDisabled();
    await expect.element(field('Id')).toHaveAttribute('readonly');
    await field('Name').fill('House rules');
    await button('Save playbook').click();
    await expect
      .element(page.getByText('“House rules” is saved as version 2. Reviews begun before keep version 1.'))
      .toBeVisible();
    expect(store.stored.get('house-style')).toMatchObject({ version: 2, name: 'House rules' });
  });

  it('is not overwritten when another tab has saved it meanwhile, and nothing typed is lost', async () => {
    const { service } = showPlaybooks([fakePlaybook()]);
    await button('Edit House style').click();
    await service.save({ playbook: fakePlaybook({ name: 'Theirs' }), basedOn: 1 });
    await field('Name').fill('Mine');
    await button('Save playbook').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('Version 2 was saved in another tab.');
    await expect.element(field('Name')).toHaveValue('Mine');
    expect((await service.own())[0]?.name).toBe('Theirs');
  });

  it('is not left with unsaved changes unasked', async () => {
    showPlaybooks([fakePlaybook()]);
    await button('Edit House style').click();
    await field('Purpose').fill('Something else.');
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    await button('Cancel').click();
    await expect.element(button('Keep editing')).toHaveFocus();
    await button('Keep editing').click();
    await expect.element(field('Purpose')).toHaveValue('Something else.');
    await button('Cancel').click();
    await button('Discard changes').click();
    await expect.element(button('Edit House style')).toHaveFocus();
    const later = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(later);
    expect(later.defaultPrevented).toBe(false);
  });

  it('that is deleted gives its place to the default, and comes back', async () => {
    const { store, onChosen } = showPlaybooks([fakePlaybook()], 'house-style');
    await expect.element(own).toMatchTextContent('New reviews use it');
    await button('Delete House style').click();
    await expect.element(page.getByText(/^“House style” is deleted\. New reviews use Risk assessment\./)).toBeVisible();
    await expect.element(button('Undo')).toHaveFocus();
    expect(store.stored.size).toBe(0);
    expect(onChosen).toHaveBeenLastCalledWith('risk');
    await button('Undo').click();
    await expect.element(page.getByText('“House style” is back.')).toBeVisible();
    expect(store.stored.get('house-style')).toEqual(fakePlaybook());
    expect(onChosen).toHaveBeenLastCalledWith('house-style');
  });

  it('is exported as a file that can be imported', async () => {
    const { saveFile } = showPlaybooks([fakePlaybook()]);
    await button('Export House style').click();
    await expect.element(page.getByText('Exported to house-style.playbook.json.')).toBeVisible();
    const [name, text] = saveFile.mock.calls[0] ?? [];
    expect(name).toBe('house-style.playbook.json');
    expect(parsePlaybookFile(text)).toEqual(fakePlaybook());
  });

  it('that was damaged is told of, saved as a file, and deleted only when asked twice', async () => {
    const { store, saveFile } = showPlaybooks([fakePlaybook({ purpose: '' })]);
    await expect.element(own).toMatchTextContent('What is wrong: purpose: must not be empty.');
    await button('Save what is left of house-style').click();
    await vi.waitFor(() => expect(saveFile.mock.calls[0]?.[1]).toContain('"format": "ai-prism-playbook/1"'));
    await button('Delete house-style').click();
    await expect.element(button('Keep')).toHaveFocus();
    expect(store.stored.size).toBe(1);
    await button('Delete house-style for good').click();
    await expect.element(page.getByText('None yet.', { exact: false })).toBeVisible();
  });
});

describe('categories', () => {
  it('are moved by buttons and by keyboard, keep the focus, and say where they are', async () => {
    showPlaybooks([fakePlaybook()]);
    await button('Edit House style').click();
    await button('Move Latin down').click();
    expect(labels()).toEqual(['Shouting', 'Latin', 'Text for AI systems']);
    await expect.element(button('Move Latin down')).toHaveFocus();
    await expect.element(page.getByText('Latin is 2 of 3 now.')).toBeInTheDocument();
    await field('Category 2: Meaning').click();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(labels()).toEqual(['Latin', 'Shouting', 'Text for AI systems']);
    await expect.element(field('Category 1: Meaning')).toHaveFocus();
  });

  it('are added and removed, all but the one that is always there', async () => {
    showPlaybooks([fakePlaybook()]);
    await button('Edit House style').click();
    await expect.element(button('Remove Text for AI systems')).toBeDisabled();
    await button('Add category').click();
    await expect.element(field('Category 3: Label')).toHaveFocus();
    await userEvent.keyboard('Latin');
    await expect.element(field('Category 3: Id')).toHaveValue('latin-2');
    await field('Category 3: Id').fill('latin');
    await button('Save playbook').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('Id of category 3: Another category has this id.');
    await button('Remove Shouting').click();
    expect(labels()).toEqual(['Latin', 'Latin', 'Text for AI systems']);
    await expect.element(field('Category 2: Label')).toHaveFocus();
  });
});

describe('a playbook file', () => {
  const changed = formatPlaybookFile(fakePlaybook({ purpose: 'Finds what they forbid.' }));

  it('is taken in', async () => {
    showPlaybooks();
    await importText(formatPlaybookFile(fakePlaybook()));
    await expect.element(page.getByText('“House style” is imported as house-style, version 1.')).toBeVisible();
    await expect.element(own).toMatchTextContent('House style');
  });

  it('is refused with its field and the remedy', async () => {
    showPlaybooks();
    await importText(formatPlaybookFile({ ...fakePlaybook(), name: '' }));
    await expect.element(page.getByRole('alert')).toMatchTextContent('Playbook field “name” cannot be used');
    await importText('x'.repeat(2_000_000));
    await expect.element(page.getByRole('alert')).toMatchTextContent('must have at most 40000 characters');
  });

  it.each([
    ['Keep both', ['house-style', 'house-style-2'], 'is imported as house-style-2, version 1'],
    ['Replace', ['house-style'], 'is replaced: it is version 2 now'],
    ['Cancel import', ['house-style'], 'Nothing was imported'],
  ])('whose id is taken: %s', async (choice, ids, words) => {
    const { store } = showPlaybooks([fakePlaybook()]);
    await importText(changed);
    await expect.element(page.getByRole('alert')).toMatchTextContent('There is a playbook with this id already');
    await expect.element(button('Keep both')).toHaveFocus();
    await button(choice).click();
    await expect.element(page.getByText(words, { exact: false })).toBeVisible();
    expect([...store.stored.keys()].sort()).toEqual(ids);
  });
});

describe('accessibility', () => {
  it.each(COLOR_SCHEMES)('the list has no issue in %s', async (scheme) => {
    showPlaybooks([fakePlaybook(), fakePlaybook({ id: 'broken', purpose: '' })], 'house-style');
    await button('Delete House style').click();
    await expect.element(button('Undo')).toBeVisible();
    await importText(formatPlaybookFile(fakePlaybook({ id: 'broken' })));
    await expect.element(button('Keep both')).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });

  it.each(COLOR_SCHEMES)('the editor with errors and its preview has no issue in %s', async (scheme) => {
    showPlaybooks([fakePlaybook()]);
    await button('Edit House style').click();
    await button('Add category').click();
    await page.getByText('Preview of what models are told').click();
    await button('Save playbook').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
    await button('Cancel').click();
    await expect.element(button('Keep editing')).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});
