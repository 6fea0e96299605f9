import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { failure, type SettingsView, success } from '#lib/messaging';
import type { SignInSettings } from '#lib/sign-in';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';
import { nothing, button as panelButton, showPanel } from '#tests/components/review-panel.tsx';
import { fakeSettings } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });

const PAGE: SignInSettings = {
  authorizationEndpoint: 'https://login.example/authorize',
  clientId: 'client-1',
  scopes: 'openid',
  responseType: 'id_token',
  roleArn: 'arn:aws:iam::123456789012:role/reviewer',
};
const SIGNED_IN = { kind: 'web-identity', present: true, hint: '', signIn: 'current' } as const;

/** Settings with the page set, and credentials as a test wants them. */
function view(credentials: Partial<SettingsView['credentials']> = {}, rest: Partial<SettingsView> = {}): SettingsView {
  const settings = fakeSettings({ connection: { region: 'us-east-2', signIn: PAGE } }, false);
  return { ...settings, credentials: { ...settings.credentials, ...credentials }, ...rest };
}

describe('signing in from the options', () => {
  it('asks the browser first, then saves the page and opens the window', async () => {
    const { sent, requestSignIn } = showOptions({
      'settings.save': () => success(view()),
      'credentials.signIn': () => success(view({ ...SIGNED_IN, tokenExpiresAtMs: Date.now() + 3_600_000 + 30_000 })),
    });
    await page.getByText('Web identity', { exact: true }).click();
    await page.getByText('By signing in', { exact: true }).click();
    await button('Sign in').click();
    await expect.element(page.getByText('Enter the client id', { exact: true })).toBeVisible();
    await expect.element(field('Sign-in page')).toHaveFocus();
    expect(requestSignIn).not.toHaveBeenCalled();
    await field('Sign-in page').fill(PAGE.authorizationEndpoint);
    await field('Client id').fill(PAGE.clientId);
    await field('Role ARN').fill(PAGE.roleArn);
    await button('Sign in').click();
    await expect.element(page.getByText('Signed in.', { exact: true })).toBeVisible();
    await expect.element(page.getByText(/The identity token ends in .* it is renewed before/)).toBeVisible();
    await expect.element(button('Sign in again')).toBeVisible();
    expect(requestSignIn).toHaveBeenCalledWith(expect.arrayContaining(['https://sts.us-east-2.amazonaws.com/*']));
    expect(sent('settings.save')[0]?.payload).toMatchObject({ settings: { connection: { signIn: PAGE } } });
    expect(sent('settings.save')[0]?.payload).not.toHaveProperty('auth');
  });

  it('opens nothing where the browser does not allow it, and says so', async () => {
    const { sent } = showOptions({ 'settings.get': () => success(view()) }, false);
    await button('Sign in').click();
    await expect.element(page.getByRole('alert', { name: /does not open its sign-in window/ })).toBeVisible();
    expect(sent('credentials.signIn')).toEqual([]);
  });

  it('shows what a provider says as words only', async () => {
    const problem = { code: 'sign-in-failed', reason: 'refused', detail: '<img src=x onerror=alert(1)> no' } as const;
    showOptions({ 'settings.get': () => success(view()), 'credentials.signIn': () => failure(problem) });
    await button('Sign in').click();
    const alert = page.getByRole('alert', { name: 'The sign-in was refused' });
    await expect.element(alert.getByText(/It said: <img src=x onerror=alert\(1\)> no\./)).toBeVisible();
  });

  it('names the address to register', async () => {
    showOptions({ 'settings.get': () => success(view()) });
    await expect.element(page.getByText(view().signInRedirect, { exact: true })).toBeVisible();
    await expect.element(button('Copy the redirect address')).toBeVisible();
  });

  it('says when somebody has to sign in again, and keeps a token that was typed apart', async () => {
    showOptions({ 'settings.get': () => success(view({ ...SIGNED_IN, signIn: 'ended', tokenExpiresAtMs: 1 })) });
    await expect.element(page.getByText('Your identity provider wants you to sign in again.')).toBeVisible();
    unmountAll();
    showOptions({ 'settings.get': () => success(view({ ...SIGNED_IN, signIn: 'current', tokenExpiresAtMs: 1 })) });
    await expect.element(page.getByText(/has ended and is renewed with the next request/)).toBeVisible();
    unmountAll();
    showOptions({ 'settings.get': () => success(view({ ...SIGNED_IN, signIn: null, tokenExpiresAtMs: 1 })) });
    await expect.element(page.getByLabelText('Identity token', { exact: true })).toBeVisible();
    await expect.element(page.getByText(/The identity token ended at .* Enter a new one/)).toBeVisible();
  });

  it('leaves the page to the administrator where he has set it', async () => {
    const { sent } = showOptions({
      'settings.get': () => success(view({}, { policy: { signIn: PAGE } })),
      'credentials.signIn': () => success(view(SIGNED_IN, { policy: { signIn: PAGE } })),
    });
    await expect.element(page.getByText('Your administrator has set where you sign in: login.example.')).toBeVisible();
    await expect.element(page.getByText('Web identities sign in at login.example.')).toBeVisible();
    expect(field('Client id').elements()).toEqual([]);
    await button('Sign in').click();
    await expect.element(page.getByText('Signed in.', { exact: true })).toBeVisible();
    expect(sent('settings.save')).toEqual([]);
  });

  it.each(COLOR_SCHEMES)('is accessible in %s', async (scheme) => {
    showOptions({ 'settings.get': () => success(view({ ...SIGNED_IN, signIn: 'ended' })) });
    await expect.element(button('Sign in again')).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});

describe('signing in from the panel', () => {
  it('is offered once the provider wants it, and the notice goes when it is done', async () => {
    const { client, requestSignIn } = showPanel([
      { kind: 'settings', settings: view({ ...SIGNED_IN, signIn: 'ended' }) },
      nothing,
    ]);
    await expect.element(page.getByRole('alert', { name: 'You have to sign in again' })).toBeVisible();
    await panelButton('Sign in').click();
    await expect.poll(() => client.requests.map(({ name }) => name)).toContain('credentials.signIn');
    expect(requestSignIn).toHaveBeenCalledWith([]);
    client.push({ kind: 'settings', settings: view(SIGNED_IN) });
    await expect.poll(() => page.getByRole('alert', { name: 'You have to sign in again' }).elements()).toEqual([]);
  });
});
