// @vitest-environment happy-dom
import { act, useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Button } from '../../../../renderer/ui/button.tsx';
import { Question } from '../../../../renderer/ui/dialog.tsx';
import { countDoubleClicksOnce } from '../../../../renderer/ui/double-click.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

countDoubleClicksOnce(document);

let pressed: string[];
beforeEach(async () => {
  pressed = [];
  await PlayedMain.start();
});

/** One press of a mouse; `detail` counts those that follow fast on each other at one place. */
const press = (element: Element, detail = 1) =>
  act(async () => {
    const facts = { bubbles: true, cancelable: true, button: 0, detail };
    const pointer = { ...facts, pointerId: 1, pointerType: 'mouse', width: 1, height: 1, pressure: 0.5 };
    element.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, detail: 0 }));
    element.dispatchEvent(new PointerEvent('pointerup', { ...pointer, detail: 0 }));
    element.dispatchEvent(new MouseEvent('click', facts));
  });

const button = (name: string) => {
  const named = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  if (!named) throw new Error(`there is no button ${name}`);
  return named;
};

const showButtons = (...names: readonly string[]) =>
  runHook(
    () => undefined,
    () =>
      names.map((name, at) => (
        <Button key={`${name} ${at}`} onPress={() => pressed.push(name)}>
          {name}
        </Button>
      )),
  );

describe('the second press of a double-click', () => {
  it('does nothing to another button, which the first one brought there', async () => {
    await showButtons('ACME', 'Sign out');
    await press(button('ACME'));
    await press(button('Sign out'), 2);
    await press(button('Sign out'), 3);
    expect(pressed).toEqual(['ACME']);
    await press(button('Sign out'));
    expect(pressed).toEqual(['ACME', 'Sign out']);
  });

  it('counts on the button that the first one was for, and on its equal on the next page', async () => {
    await showButtons('Back', 'Back');
    const [one, other] = document.querySelectorAll('button');
    for (const [at, each] of [one, one, other].entries()) await press(each as Element, at + 1);
    expect(pressed).toEqual(['Back', 'Back', 'Back']);
  });

  it('does nothing to a button of the same words elsewhere', async () => {
    await showButtons('Sign in', 'Sign in');
    const [inRow, inFooter] = [...document.querySelectorAll('button')];
    if (!inRow || !inFooter) throw new Error('there are no buttons');
    inFooter.getBoundingClientRect = () => new DOMRect(0, 17, 80, 32);
    await press(inRow);
    await press(inFooter, 2);
    inFooter.getBoundingClientRect = () => new DOMRect(16, 16, 80, 32);
    await press(inFooter, 3);
    expect(pressed).toEqual(['Sign in', 'Sign in']);
  });

  it('does nothing where the first one came before the window listened', async () => {
    await showButtons('Sign out');
    await press(document.body);
    await press(button('Sign out'), 2);
    expect(pressed).toEqual([]);
  });

  it('is none where a key or a screen reader presses', async () => {
    await showButtons('ACME', 'Sign out');
    await press(button('ACME'));
    await act(async () => button('Sign out').click());
    expect(pressed).toEqual(['ACME', 'Sign out']);
  });
});

function Deletion() {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>Delete…</Button>
      {isAsking && (
        <Question
          title="Delete ACME?"
          meaning=""
          confirmText="Delete"
          cancelText="Cancel"
          onConfirm={() => pressed.push('Delete')}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

describe('a question', () => {
  const title = () => document.querySelector('h2')?.textContent;
  const backdrop = () => document.querySelector('[data-question]') as Element;

  it('is neither answered nor closed by the double-click that opened it', async () => {
    await runHook(() => undefined, Deletion);
    await press(button('Delete…'));
    await press(button('Delete'), 2);
    expect([title(), pressed]).toEqual(['Delete ACME?', []]);
    await press(button('Cancel'), 3);
    await press(backdrop(), 4);
    expect(title()).toBe('Delete ACME?');
    await press(button('Cancel'));
    expect(title()).toBeUndefined();
  });

  it('is closed by a press beside it, and answered by one of its buttons', async () => {
    await runHook(() => undefined, Deletion);
    await press(button('Delete…'));
    await press(backdrop());
    expect(title()).toBeUndefined();
    await press(button('Delete…'));
    await press(button('Delete'));
    expect(pressed).toEqual(['Delete']);
    await press(button('Cancel'));
  });
});
