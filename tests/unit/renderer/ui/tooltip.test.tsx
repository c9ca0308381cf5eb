// @vitest-environment happy-dom
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { expect, it } from 'vitest';
import { Button } from '../../../../renderer/ui/button.tsx';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const tooltips = () => [...document.querySelectorAll('[role="tooltip"]')].map((each) => each.textContent);
const button = () => document.querySelector('button');

async function show(shown: React.ReactNode) {
  await PlayedMain.start();
  const page = await runHook(
    () => undefined,
    () => shown,
  );
  const press = (key: string, type = 'keydown') =>
    page.after(() => button()?.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true })));
  const focusByKeyboard = async () => {
    await page.after(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true })),
    );
    await page.after(() => button()?.focus());
  };
  return { page, press, focusByKeyboard };
}

it('says what a button without words is for, when the keyboard comes to it', async () => {
  const { page, focusByKeyboard } = await show(<Button icon="back" aria-label="Back" />);
  expect(tooltips()).toEqual([]);
  await focusByKeyboard();
  expect(tooltips()).toEqual(['Back']);
  await page.after(() => button()?.blur());
  expect(tooltips()).toEqual([]);
});

it('says nothing of a button that has words', async () => {
  const { focusByKeyboard } = await show(
    <Button icon="copy" aria-label="Copy token of ACME">
      Copy token
    </Button>,
  );
  await focusByKeyboard();
  expect(document.activeElement).toBe(button());
  expect(tooltips()).toEqual([]);
});

it('gives way to the menu that its button opens', async () => {
  const { focusByKeyboard, press } = await show(
    <MenuTrigger>
      <Button icon="more" aria-label="More" />
      <Popover>
        <Menu>
          <MenuItem>Help</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>,
  );
  await focusByKeyboard();
  expect(tooltips()).toEqual(['More']);
  await press('Enter');
  await press('Enter', 'keyup');
  expect(document.querySelector('[role="menuitem"]')?.textContent).toBe('Help');
  expect(tooltips()).toEqual([]);
});
