import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failure, success } from '#lib/messaging';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';
import { fakeSettings } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

const button = (name: string) => page.getByRole('button', { name, exact: true });
/** What has no role of its own, as secrets have none, is found by its label; models have fields whose label alone is the same. */
const BY_LABEL = new Set(['Secret access key', 'Session token', 'Identity token', 'New passphrase', 'Import settings']);
const labelled = (name: string) =>
  BY_LABEL.has(name) ? page.getByLabelText(name, { exact: true }) : page.getByRole('textbox', { name, exact: true });
const quota = (name: string) => page.getByRole('textbox', { name: `Claude Sonnet 4 in us-east-2: ${name}` });
const choose = (kind: RegExp) => page.getByRole('radio', { name: kind }).click({ force: true });

interface Wrong {
  readonly field: string;
  readonly typed: string;
  readonly words: RegExp;
  readonly kind?: RegExp;
  /** Another field, and what is typed there. */
  readonly beside?: readonly [string, string];
}

/** A wrong value for each field, and what stands at the field then. */
const WRONG: readonly Wrong[] = [
  { field: 'Custom endpoint', typed: 'bedrock', words: /an address that starts with https/ },
  {
    field: 'Secret access key',
    typed: '',
    words: /Enter the secret access key/,
    beside: ['Access key id', 'AKIDEXAMPLE'],
  },
  { field: 'Access key id', typed: '', words: /Enter the access key id/, beside: ['Session token', 'token'] },
  { field: 'Role ARN', typed: 'reviewer', words: /such as arn:aws:iam/, kind: /Assumed role/ },
  {
    field: 'Role ARN',
    typed: '',
    words: /Enter the ARN of the role/,
    kind: /Web identity/,
    beside: ['Identity token', 'a.b.c'],
  },
  {
    field: 'Identity token',
    typed: '',
    words: /Enter the token/,
    kind: /Web identity/,
    beside: ['Role ARN', 'arn:aws:iam::123456789012:role/r'],
  },
  { field: 'Identity pool id', typed: 'pool 1', words: /such as us-east-2:/, kind: /Cognito/ },
  { field: 'Requests per minute', typed: '0', words: /whole number, at least 1/ },
  { field: 'Requests at a time', typed: '1.5', words: /whole number, at least 1/ },
  { field: 'Tokens per minute', typed: 'many', words: /whole number, at least 1/ },
  {
    field: 'Sites that are never read',
    typed: 'fine.example\nhttps://x.example/',
    words: /“https:\/\/x\.example\/” is no host/,
  },
  { field: 'Lock kept credentials after (minutes)', typed: 'soon', words: /whole number, at least 1/ },
];

describe('a wrong value in the options', () => {
  it.each(WRONG)('is said at its field, which gets the focus and keeps it: $field, “$typed”', async (wrong) => {
    const { field, typed, words, kind, beside } = wrong;
    const { sent } = showOptions();
    await expect.element(button('Save')).toBeVisible();
    if (kind !== undefined) await choose(kind);
    if (beside !== undefined) await labelled(beside[0]).fill(beside[1]);
    await labelled(field).fill(typed);
    await button('Save').click();
    await expect.element(labelled(field)).toHaveAttribute('aria-invalid', 'true');
    await expect.element(labelled(field)).toHaveAccessibleDescription(words);
    await expect.element(labelled(field)).toHaveFocus();
    await expect.element(labelled(field)).toHaveValue(typed);
    if (beside !== undefined) await expect.element(labelled(beside[0])).toHaveValue(beside[1]);
    await expect.element(page.getByRole('alert')).toMatchTextContent(`${field}: `);
    expect(sent('settings.save')).toEqual([]);
  });

  it('is said at a model’s quota', async () => {
    showOptions();
    await quota('Tokens per minute').fill('lots');
    await button('Save').click();
    await expect.element(quota('Tokens per minute')).toHaveAccessibleDescription(/Enter a whole number, or nothing/);
    await expect.element(quota('Tokens per minute')).toHaveFocus();
  });

  it('takes no mark from others when one is corrected', async () => {
    showOptions();
    await labelled('Requests per minute').fill('none');
    await labelled('Tokens per minute').fill('none');
    await button('Save').click();
    await expect.element(labelled('Requests per minute')).toHaveFocus();
    await labelled('Requests per minute').fill('20');
    await expect.element(labelled('Requests per minute')).not.toHaveAttribute('aria-invalid');
    await expect.element(labelled('Requests per minute')).toHaveFocus();
    await expect.element(labelled('Tokens per minute')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(page.getByRole('alert')).toMatchTextContent('Not saved: 1 field to correct');
  });

  it('is in sight although what it belongs to is turned off', async () => {
    showOptions();
    const redaction = page.getByRole('checkbox', { name: /Replace them before/ });
    await redaction.click({ force: true });
    await labelled('Your own patterns').fill('(a');
    await redaction.click({ force: true });
    await button('Save').click();
    await expect.element(labelled('Your own patterns')).toHaveFocus();
    await expect.element(labelled('Your own patterns')).toHaveAccessibleDescription(/“\(a” has a group that is not/);
  });

  it.each([
    ['', 'mars', 'Model id', /Enter a model id/],
    ['amazon.nova-2-lite-v1:0', 'mars', 'Region', /an AWS region with Bedrock/],
    ['us.anthropic.claude-sonnet-4-20250514-v1:0', '', 'Model id', /in the list already/],
  ])('keeps a model from being added until it is corrected: “%s”, “%s”', async (id, region, at, words) => {
    showOptions();
    await labelled('Model id').fill(id);
    await labelled('Region').fill(region);
    await button('Add model').click();
    await expect.element(labelled(at)).toHaveAccessibleDescription(words);
    await expect.element(labelled(at)).toHaveFocus();
    await labelled('Model id').fill('amazon.nova-2-lite-v1:0');
    await labelled('Region').fill('eu-west-1');
    await button('Add model').click();
    await expect.element(page.getByText('amazon.nova-2-lite-v1:0 · eu-west-1')).toBeVisible();
  });

  it('is where a model is added when there is none left', async () => {
    showOptions();
    await expect.element(button('Save')).toBeVisible();
    for (const name of ['Claude Sonnet 4.5', 'Claude Sonnet 4', 'Claude 3.7 Sonnet']) {
      await button(`Remove ${name}`).click();
    }
    await button('Save').click();
    await expect.element(labelled('Model id')).toHaveAccessibleDescription(/Add at least one model/);
    await expect.element(labelled('Model id')).toHaveFocus();
  });
});

describe('what the worker refuses', () => {
  const refusing = (path: string, detail: string) => ({
    'settings.save': () => failure({ code: 'settings-invalid', path, detail }),
    'settings.import': () => failure({ code: 'settings-invalid', path, detail }),
    'settings.importEnvironment': () => failure({ code: 'settings-invalid', path, detail }),
  });
  const save = async () => {
    await labelled('Requests per minute').fill('31');
    await button('Save').click();
  };

  it('of a model is said in its row', async () => {
    showOptions(refusing('routes.1.modelId', 'must be one that your administrator allows: eu.anthropic.*'));
    await save();
    const handle = button('Reorder Claude Sonnet 4');
    await expect.element(handle).toHaveAccessibleDescription(/^This must be one that your administrator allows: eu/);
    await expect.element(handle).toHaveFocus();
  });

  it('of one line of a field is said at the field', async () => {
    showOptions(refusing('privacy.denyList.3', 'must be a host such as bank.example or *.bank.example'));
    await save();
    await expect.element(labelled('Sites that are never read')).toHaveAccessibleDescription(/This must be a host/);
    await expect.element(labelled('Sites that are never read')).toHaveFocus();
  });

  it('of the region is said at the choice', async () => {
    showOptions(refusing('connection.region', 'must be one that your administrator allows: eu-central-1'));
    await save();
    const region = page.getByRole('button', { name: /Bedrock region/ });
    await expect.element(region).toHaveAccessibleDescription(/This must be one that your administrator allows/);
    await expect.element(region).toHaveFocus();
  });

  it('of a file marks the file, and no field of the form', async () => {
    showOptions(refusing('limits.requestsPerMinute', 'must be at least 1'));
    await userEvent.upload(labelled('Import settings'), new File(['{}'], 'bad.json'));
    await expect.element(labelled('Import settings')).toHaveAttribute('aria-invalid', 'true');
    await expect
      .element(labelled('Import settings'))
      .toHaveAccessibleDescription(/requestsPerMinute must be at least 1/);
    await expect.element(labelled('Import settings')).toHaveFocus();
    await expect.element(labelled('Requests per minute')).not.toHaveAttribute('aria-invalid');
  });

  it('of an environment block is said at it, and what was typed stays', async () => {
    showOptions(refusing('AWS_SECRET_ACCESS_KEY', 'is missing'));
    const block = labelled('Environment block');
    await block.fill('AWS_ACCESS_KEY_ID=AKIDEXAMPLE');
    await button('Import environment').click();
    await expect.element(block).toHaveAccessibleDescription(/AWS_SECRET_ACCESS_KEY is missing\./);
    await expect.element(block).toHaveFocus();
    await expect.element(block).toHaveValue('AWS_ACCESS_KEY_ID=AKIDEXAMPLE');
    await block.fill('AWS_ACCESS_KEY_ID=AKIDEXAMPLE\nAWS_SECRET_ACCESS_KEY=s');
    await expect.element(block).not.toHaveAttribute('aria-invalid');
  });

  it('of a passphrase that is too short keeps it in the field', async () => {
    showOptions({ 'settings.get': () => success(fakeSettings()) });
    await labelled('New passphrase').fill('too short');
    await button('Keep').click();
    await expect.element(labelled('New passphrase')).toHaveAccessibleDescription(/at least 12 characters/);
    await expect.element(labelled('New passphrase')).toHaveFocus();
    await expect.element(labelled('New passphrase')).toHaveValue('too short');
  });
});
