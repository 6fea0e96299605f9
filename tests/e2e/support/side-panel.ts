import type { Locator, Page } from 'playwright-core';

/** The side panel as a person finds their way in it: by roles and names. */
export interface SidePanel {
  readonly page: Page;
  readonly reviewButton: Locator;
  readonly stopButton: Locator;
  readonly sections: Locator;
  readonly findings: Locator;
  readonly finding: (title: string | RegExp) => Locator;
  /** Gives the focus to "Review this page", as soon as the panel knows its page and lets it be pressed. */
  readonly focusReviewButton: () => Promise<void>;
  /** Presses "Review this page" and waits for the end of the review. */
  readonly review: () => Promise<void>;
  /** Waits until no work is going on: the page can be reviewed (again). */
  readonly untilIdle: () => Promise<void>;
}

export function sidePanel(page: Page): SidePanel {
  const findings = page.getByRole('list', { name: 'Findings' }).getByRole('article');
  const reviewButton = page.getByRole('button', { name: 'Review this page' });
  const stopButton = page.getByRole('button', { name: 'Stop', exact: true });
  const sections = page.getByRole('list', { name: 'Sections' }).getByRole('listitem');

  async function untilIdle(): Promise<void> {
    await stopButton.waitFor({ state: 'detached' });
    await reviewButton.waitFor();
  }

  return {
    page,
    reviewButton,
    stopButton,
    sections,
    findings,
    finding: (title) => page.getByRole('list', { name: 'Findings' }).getByRole('article', { name: title }),
    untilIdle,
    focusReviewButton: async () => {
      // A trial click waits until the button is enabled; a disabled one would refuse the focus without a word.
      await reviewButton.click({ trial: true });
      await reviewButton.focus();
    },
    review: async () => {
      await reviewButton.click();
      await page.getByText(/\d+ sections? found/).waitFor();
      await untilIdle();
    },
  };
}
