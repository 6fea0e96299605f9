import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { failure, type SettingsView, success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';
import { fakeSettings } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });

function view(credentials: Partial<SettingsView['credentials']>, rest: Partial<SettingsView> = {}): SettingsView {
  const settings = fakeSettings();
  return { ...settings, credentials: { ...settings.credentials, ...credentials }, ...rest };
}

const IN_MEMORY = view({ kind: 'access-key', present: true, hint: 'Q7XZ' });
const OPEN = view({ kind: 'access-key', present: true, hint: 'Q7XZ', kept: 'open' });
const LOCKED = view({ kind: null, present: false, kept: 'locked' });

describe('keeping credentials', () => {
  it('takes a long passphrase only, and leaves what is typed elsewhere alone', async () => {
    const { sent } = showOptions({ 'settings.get': () => success(IN_MEMORY), 'credentials.keep': () => success(OPEN) });
    await page.getByRole('textbox', { name: 'Sites that are never read' }).fill('x.example');
    await field('New passphrase').fill('too short');
    await button('Keep').click();
    await expect.element(page.getByText(/at least 12 characters/)).toBeVisible();
    expect(sent('credentials.keep')).toEqual([]);
    await field('New passphrase').fill('correct horse battery');
    await button('Keep').click();
    await expect.element(page.getByText(/Locked when not used for 30 minutes/)).toBeVisible();
    expect(sent('credentials.keep')[0]?.payload).toEqual({ passphrase: 'correct horse battery' });
    await expect.element(page.getByRole('textbox', { name: 'Sites that are never read' })).toHaveValue('x.example');
  });

  it('unlocks, and says when the passphrase is another', async () => {
    let answers = [failure({ code: 'passphrase-wrong' }), success(OPEN)];
    showOptions({
      'settings.get': () => success(LOCKED),
      'credentials.unlock': () => {
        const [answer, ...rest] = answers;
        answers = rest;
        return answer ?? success(OPEN);
      },
    });
    await field('Passphrase').fill('not the one');
    await button('Unlock').click();
    await expect.element(page.getByText('This is not the passphrase')).toBeVisible();
    await expect.element(field('Passphrase')).toHaveValue('');
    await field('Passphrase').fill('the right one');
    await button('Unlock').click();
    await expect.element(button('Lock now')).toBeVisible();
  });

  it('locks, and ends', async () => {
    const { sent } = showOptions({
      'settings.get': () => success(OPEN),
      'credentials.lock': () => success(LOCKED),
      'credentials.keep': () => success(IN_MEMORY),
    });
    await button('Keep no longer').click();
    await expect.element(field('New passphrase')).toBeVisible();
    expect(sent('credentials.keep')[0]?.payload).toEqual({ passphrase: null });
  });

  it('says how long temporary credentials are good for', async () => {
    const expiring = { expiresAtMs: Date.now() + 40 * 60_000 + 30_000, tokenExpiresAtMs: Date.now() - 1 };
    showOptions({ 'settings.get': () => success(view({ ...IN_MEMORY.credentials, ...expiring })) });
    await expect.element(page.getByText(/The identity token ended at/)).toBeVisible();
    unmountAll();
    showOptions({
      'settings.get': () => success(view({ ...IN_MEMORY.credentials, ...expiring, tokenExpiresAtMs: null })),
    });
    await expect.element(page.getByText(/end in about 41 min; they are renewed before/)).toBeVisible();
  });
});

describe("the administrator's decisions", () => {
  const MANAGED = view(IN_MEMORY.credentials, {
    policy: {
      redaction: true,
      memoryOnlyCredentials: true,
      regions: ['us-east-2'],
      limits: { tokensPerMinute: 50_000 },
    },
    policyFaults: [{ path: 'denyList.0', detail: 'must be a host' }],
  });

  it('are named, and what they lock cannot be changed', async () => {
    showOptions({ 'settings.get': () => success(MANAGED) });
    const notice = page.getByRole('region', { name: 'Set by your administrator' });
    await expect.element(notice.getByText('At most 50,000 tokens per minute.')).toBeVisible();
    await expect.element(page.getByRole('alert').getByText(/“denyList.0” must be a host/)).toBeVisible();
    await expect.element(page.getByRole('checkbox', { name: /Replace them before/ })).toBeDisabled();
    await expect.element(page.getByText('Your administrator allows credentials in memory only.')).toBeVisible();
    expect(page.getByLabelText('New passphrase').elements()).toEqual([]);
  });

  it.each(COLOR_SCHEMES)('and locked credentials are accessible in %s', async (scheme) => {
    showOptions({ 'settings.get': () => success({ ...MANAGED, credentials: LOCKED.credentials }) });
    await expect.element(button('Unlock')).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});
