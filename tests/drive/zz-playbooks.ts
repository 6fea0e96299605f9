import { ensureBuild } from './build.ts';
import { launchExtension } from './extension-browser.ts';
const browser = await launchExtension({ extensionFolder: ensureBuild('testing'), headless: true });
try {
  const page = await browser.openExtensionPage('options.html');
  await page.setViewportSize({ width: 1100, height: 1400 });
  const heading = page.getByRole('heading', { name: 'Playbooks' });
  await heading.scrollIntoViewIfNeeded();
  const section = page.getByRole('region', { name: 'Playbooks' });
  await section.screenshot({ path: '/tmp/zz-pb-1.png' });
  await page.getByRole('button', { name: 'Make a copy of Risk assessment' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('House style');
  await page.getByText('Preview of what models are told').click();
  await section.screenshot({ path: '/tmp/zz-pb-2.png' });
  await page.getByRole('textbox', { name: 'Purpose', exact: true }).fill('');
  await page.getByRole('button', { name: 'Add category' }).click();
  await page.getByRole('button', { name: 'Save playbook' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 420, height: 1400 });
  await section.screenshot({ path: '/tmp/zz-pb-3.png' });
  await page.getByRole('textbox', { name: 'Purpose', exact: true }).fill('Finds what our style guide forbids.');
  await page.getByRole('button', { name: 'Remove category 10' }).click().catch(async () => {
    console.log(await page.getByRole('button', { name: /^Remove/ }).allInnerTexts());
  });
  await page.getByRole('button', { name: 'Save playbook' }).click();
  await page.getByText('“House style” is saved').waitFor({ timeout: 5000 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1100, height: 1400 });
  await page.getByRole('button', { name: 'Delete House style' }).click();
  await page.getByText('is deleted').waitFor();
  await section.screenshot({ path: '/tmp/zz-pb-4.png' });
  console.log(await page.evaluate(() => document.activeElement?.textContent));
} finally {
  await browser.close();
}
