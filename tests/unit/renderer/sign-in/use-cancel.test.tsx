// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { useCancel } from '../../../../renderer/sign-in/use-cancel.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

let main: PlayedMain;
let isWaiting: boolean;

beforeEach(async () => {
  main = await PlayedMain.start();
  isWaiting = false;
});

function addButton(): HTMLButtonElement {
  return document.body.appendChild(document.createElement('button'));
}

const press = (key: string) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
};

const waitingHook = async (companyId: string | null = 'a') => {
  const hook = await runHook(() => useCancel(companyId, isWaiting));
  const wait = (next: boolean) => {
    isWaiting = next;
    return hook.again();
  };
  return { hook, wait };
};

describe('cancelling a sign-in', () => {
  it.each(['a', null])('tells main which one: of %s', async (companyId) => {
    const { hook } = await waitingHook(companyId);
    hook.current.cancel();
    expect(main.inputOf('cancelSignIn')).toEqual({ companyId });
  });

  it('leads the focus back to where the sign-in was begun', async () => {
    const { hook } = await waitingHook();
    const submit = addButton();
    submit.focus();
    hook.current.begin();
    addButton().focus();
    hook.current.returnFocus();
    expect(document.activeElement).toBe(submit);
  });

  it('is what Esc does while one is under way, and no longer', async () => {
    const { hook, wait } = await waitingHook();
    expect([press('Escape'), main.waiting]).toEqual([false, []]);
    await wait(true);
    expect([press('a'), main.waiting]).toEqual([false, []]);
    expect([press('Escape'), main.waiting]).toEqual([true, ['cancelSignIn']]);
    await wait(false);
    expect([press('Escape'), main.waiting]).toEqual([false, ['cancelSignIn']]);
    await wait(true);
    await hook.end();
    expect([press('Escape'), main.waiting]).toEqual([false, ['cancelSignIn']]);
  });

  it('is not what Esc does to a question above the form', async () => {
    const { wait } = await waitingHook();
    await wait(true);
    document.body.appendChild(document.createElement('div')).dataset.question = '';
    expect([press('Escape'), main.waiting]).toEqual([false, []]);
  });
});

describe('the end of a wait', () => {
  it('gives the focus back where the button that cancels took it along', async () => {
    const { hook, wait } = await waitingHook();
    const submit = addButton();
    submit.focus();
    hook.current.begin();
    await wait(true);
    const cancel = addButton();
    cancel.focus();
    cancel.remove();
    await wait(false);
    expect(document.activeElement).toBe(submit);
  });

  it('leaves the focus where the operator has put it meanwhile', async () => {
    const { hook, wait } = await waitingHook();
    addButton().focus();
    hook.current.begin();
    await wait(true);
    const elsewhere = addButton();
    elsewhere.focus();
    await wait(false);
    expect(document.activeElement).toBe(elsewhere);
  });
});
