import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';

afterEach(unmountAll);

const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const box = (name: RegExp) => page.getByRole('checkbox', { name });
const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();

describe('privacy in the options', () => {
  it('says which line of a list is wrong, and saves it once it is right', async () => {
    const { sent } = showOptions();
    await field('Sites that are never read').fill('*.bank.example\nhttps://x.example/');
    await save();
    await expect.element(page.getByText(/“https:\/\/x\.example\/” is no host/).first()).toBeVisible();
    expect(sent('settings.save')).toEqual([]);
    await field('Sites that are never read').fill('*.bank.example\n\n x.example');
    await save();
    await expect.poll(() => sent('settings.save')).toHaveLength(1);
    expect(sent('settings.save')[0]?.payload).toMatchObject({
      settings: { privacy: { denyList: ['*.bank.example', 'x.example'], onDeviceOnly: false } },
    });
  });

  it('sets who reviews while nothing may leave', async () => {
    showOptions();
    await box(/On device only/).click({ force: true });
    await expect.element(page.getByRole('radio', { name: /On device/ })).toBeChecked();
    await expect.element(page.getByRole('radio', { name: /AWS Bedrock/ })).toBeDisabled();
  });

  it('refuses a pattern that cannot be used, with the reason', async () => {
    const { sent } = showOptions();
    await box(/Replace them before/).click({ force: true });
    await field('Your own patterns').fill('PRJ-\\d+\n(a)\\1');
    await save();
    await expect.element(page.getByText(/refers back to a group/).first()).toBeVisible();
    await field('Your own patterns').fill('PRJ-\\d+');
    await box(/IP addresses/).click({ force: true });
    await save();
    await expect.poll(() => sent('settings.save')).toHaveLength(1);
    expect(sent('settings.save')[0]?.payload).toMatchObject({
      settings: {
        privacy: {
          redaction: { isOn: true, kinds: ['email', 'phone', 'card', 'iban', 'national-id'], patterns: ['PRJ-\\d+'] },
        },
      },
    });
  });

  it('takes credentials of an assumed role', async () => {
    const { sent } = showOptions();
    await page.getByRole('radio', { name: /Assumed role/ }).click({ force: true });
    await field('Role ARN').fill('arn:aws:iam::123456789012:role/reviewer');
    await field('External id').fill('partner-7');
    await field('Access key id').fill('AKIDEXAMPLE');
    await page.getByLabelText('Secret access key').fill('secret');
    await save();
    await expect.poll(() => sent('settings.save')).toHaveLength(1);
    expect(sent('settings.save')[0]?.payload).toMatchObject({
      auth: {
        kind: 'assume-role',
        roleArn: 'arn:aws:iam::123456789012:role/reviewer',
        externalId: 'partner-7',
        accessKeyId: 'AKIDEXAMPLE',
        secretAccessKey: 'secret',
      },
    });
  });

  it.each(COLOR_SCHEMES)('is accessible in %s', async (scheme) => {
    showOptions();
    await box(/Replace them before/).click({ force: true });
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});
