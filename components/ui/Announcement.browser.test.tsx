import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render, unmountAll } from '#tests/components/render.ts';
import { Announcement } from './Announcement.tsx';

afterEach(unmountAll);

it('says the last of many changes, and few of those between', async () => {
  const update = render(<Announcement text="" intervalMs={80} />);
  const said: string[] = [];
  await expect.element(page.getByRole('status')).toBeInTheDocument();
  const status = page.getByRole('status').element();
  new MutationObserver(() => said.push(status.textContent)).observe(status, {
    characterData: true,
    childList: true,
    subtree: true,
  });
  for (let count = 1; count <= 50; count += 1) update(<Announcement text={`${count} findings`} intervalMs={80} />);
  await expect.element(page.getByRole('status')).toHaveTextContent('50 findings');
  expect(said.length).toBeLessThan(5);
});
