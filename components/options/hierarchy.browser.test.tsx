import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { showOptions } from '#tests/components/options-page.tsx';
import { unmountAll } from '#tests/components/render.ts';

beforeEach(() => page.viewport(900, 900));
afterEach(unmountAll);

const list = () => page.getByRole('list', { name: 'Model hierarchy' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const handle = (name: string) => button(`Reorder ${name}`);
const names = () =>
  list()
    .getByRole('listitem')
    .elements()
    .map((row) => row.querySelector('[data-handle]')?.getAttribute('aria-label')?.replace('Reorder ', ''));

const [FIRST, SECOND, THIRD] = ['Claude Sonnet 4.5', 'Claude Sonnet 4', 'Claude 3.7 Sonnet'] as const;

async function show() {
  const options = showOptions();
  await expect.element(handle(FIRST)).toBeVisible();
  return options;
}

interface InputSession {
  readonly send: (method: string, parameters: object) => Promise<unknown>;
}

/** Sends what a mouse or a finger does at a place of the page; the browser makes the events of it. */
function createPointer(kind: 'mouse' | 'touch') {
  const session = cdp() as unknown as InputSession;
  const inWindow = (x: number, y: number) => {
    const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
    const scale = frame.width / innerWidth;
    return { x: frame.x + x * scale, y: frame.y + y * scale };
  };
  const send = (act: 'press' | 'move' | 'release', x: number, y: number) => {
    const point = inWindow(x, y);
    if (kind === 'mouse') {
      const type = { press: 'mousePressed', move: 'mouseMoved', release: 'mouseReleased' }[act];
      const held = act === 'move' ? { buttons: 1 } : { clickCount: 1 };
      return session.send('Input.dispatchMouseEvent', { type, ...point, button: 'left', ...held });
    }
    const type = { press: 'touchStart', move: 'touchMove', release: 'touchEnd' }[act];
    return session.send('Input.dispatchTouchEvent', { type, touchPoints: act === 'release' ? [] : [point] });
  };
  return {
    /** Presses the handle and moves it in steps; the release is left to the caller, at the place that is returned. */
    async drag(name: string, distance: number) {
      const element = handle(name).element();
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      await send('press', x, y);
      for (const part of [0.25, 0.5, 0.75, 1]) await send('move', x, y + distance * part);
      return () => send('release', x, y + distance);
    },
  };
}

const heightOf = (place: number) => list().getByRole('listitem').nth(place).element().getBoundingClientRect().height;

describe('the hierarchy of models', () => {
  it.each(['mouse', 'touch'] as const)('is put in order by %s, and saved so', async (kind) => {
    const { sent } = await show();
    const release = await createPointer(kind).drag(FIRST, heightOf(1));
    // The others make room while it is dragged; nothing is changed yet.
    await expect.poll(() => list().getByRole('listitem').nth(1).element().getAttribute('style')).toContain('translate');
    expect(names()).toEqual([FIRST, SECOND, THIRD]);
    await release();
    await expect.poll(names).toEqual([SECOND, FIRST, THIRD]);
    expect(list().element().querySelector('[style*="translate"], [data-dragged]')).toBeNull();
    await expect.element(handle(FIRST)).toHaveFocus();
    await expect.element(page.getByText('Claude Sonnet 4.5 is 2 of 3 now.')).toBeInTheDocument();
    await button('Save').click();
    await expect.poll(() => sent('settings.save')).toHaveLength(1);
    expect(sent('settings.save')[0]?.payload).toMatchObject({
      settings: { routes: [{ name: SECOND }, { name: FIRST }, { name: THIRD }] },
    });
  });

  it('lands at the end, however far a model is dragged', async () => {
    await show();
    await (await createPointer('mouse').drag(THIRD, -2000))();
    await expect.poll(names).toEqual([THIRD, FIRST, SECOND]);
  });

  it('is as it was when a drag is given up', async () => {
    await show();
    const release = await createPointer('mouse').drag(FIRST, heightOf(1));
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => list().element().querySelector('[style*="translate"]')).toBeNull();
    await release();
    expect(names()).toEqual([FIRST, SECOND, THIRD]);
    await expect.element(page.getByText('Everything is saved.')).toBeInTheDocument();
  });

  it('is put in order by the arrow keys on the handle, which keeps the focus', async () => {
    await show();
    handle(FIRST).element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(names()).toEqual([SECOND, THIRD, FIRST]);
    await expect.element(page.getByText('Claude Sonnet 4.5 is 3 of 3 now.')).toBeInTheDocument();
    await expect.element(handle(FIRST)).toHaveFocus();
    await expect.element(handle(FIRST)).toHaveAccessibleDescription(/arrow keys/);
    await userEvent.keyboard('{ArrowUp}');
    expect(names()).toEqual([SECOND, FIRST, THIRD]);
  });

  it('is put in order from a field of a row, which keeps the focus', async () => {
    await show();
    const field = page.getByRole('textbox', { name: /Claude 3.7 Sonnet in us-east-2: Tokens per minute/ });
    await field.fill('500');
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(names()).toEqual([THIRD, FIRST, SECOND]);
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveValue('500');
  });

  it('keeps the focus with a model that a button moved to the end, and beside one that was removed', async () => {
    await show();
    button(`Move ${SECOND} up`).element().focus();
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual([SECOND, FIRST, THIRD]);
    await expect.element(handle(SECOND)).toHaveFocus();
    button(`Move ${SECOND} down`).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button(`Move ${SECOND} down`)).toHaveFocus();
    button(`Remove ${THIRD}`).element().focus();
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual([FIRST, SECOND]);
    await expect.element(handle(SECOND)).toHaveFocus();
    await expect.element(page.getByText('Claude 3.7 Sonnet is removed.')).toBeInTheDocument();
  });
});
