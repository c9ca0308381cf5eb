// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Navigation } from '../../../app/shared/contract/bridge.ts';
import { shown } from '../../../renderer/navigation.ts';
import { showToast } from '../../../renderer/ui/toast.tsx';
import { useScreens } from '../../../renderer/use-screens.ts';
import { PlayedMain } from './played-main.ts';
import { runHook } from './run-hook.tsx';

let main: PlayedMain;
beforeEach(async () => {
  main = await PlayedMain.start();
});

const preview = (importId: string): Navigation => ({ screen: 'import', importId });

async function started() {
  const screens = await runHook(useScreens);
  return { screens, showing: () => shown(screens.current.stack) };
}

describe('an import that can be chosen from', () => {
  it('does not give way to another that main asks for, unless the operator agrees', async () => {
    const { screens, showing } = await started();
    await screens.after(() => main.navigate(preview('first')));
    screens.current.navigator.holdImport(true);
    expect([showing(), screens.current.question]).toEqual([preview('first'), null]);
    await screens.after(() => main.navigate(preview('second')));
    expect([showing(), screens.current.question?.about]).toEqual([preview('first'), 'import']);
    await screens.after(() => screens.current.question?.stay());
    expect([showing(), screens.current.question]).toEqual([preview('first'), null]);
    await screens.after(() => main.navigate(preview('third')));
    await screens.after(() => screens.current.question?.leave());
    expect([showing(), screens.current.question]).toEqual([preview('third'), null]);
  });

  it('is asked about only once by many, and by itself not at all', async () => {
    const { screens, showing } = await started();
    await screens.after(() => main.navigate(preview('first')));
    screens.current.navigator.holdImport(true);
    await screens.after(() => main.navigate(preview('first')));
    expect(screens.current.question).toBeNull();
    for (const id of ['second', 'third']) await screens.after(() => main.navigate(preview(id)));
    await screens.after(() => screens.current.question?.leave());
    expect([showing(), screens.current.question]).toEqual([preview('third'), null]);
  });

  it('gives way to a file that the operator drops on it', async () => {
    const { screens, showing } = await started();
    await screens.after(() => main.navigate(preview('first')));
    screens.current.navigator.holdImport(true);
    await screens.after(() => screens.current.navigator.open(preview('dropped')));
    expect([showing(), screens.current.question]).toEqual([preview('dropped'), null]);
  });
});

it('an import that says only why it was refused gives way', async () => {
  const { screens, showing } = await started();
  for (const id of ['first', 'second']) await screens.after(() => main.navigate(preview(id)));
  expect([showing(), screens.current.question]).toEqual([preview('second'), null]);
});

it('typed text is not lost to an import that main asks for', async () => {
  const { screens, showing } = await started();
  await screens.after(() => screens.current.navigator.open({ screen: 'add' }));
  await screens.after(() => screens.current.navigator.holdTyped(true));
  await screens.after(() => main.navigate(preview('first')));
  expect([showing(), screens.current.question?.about]).toEqual([{ screen: 'add' }, 'typed']);
  await screens.after(() => screens.current.question?.leave());
  expect(showing()).toEqual(preview('first'));
});

describe('the question about typed text', () => {
  const form = { screen: 'add' } as const;

  it('closes when the form is finished meanwhile, and asks nothing of the next screen', async () => {
    const { screens, showing } = await started();
    await screens.after(() => screens.current.navigator.open(form));
    await screens.after(() => screens.current.navigator.holdTyped(true));
    await screens.after(() => screens.current.navigator.back());
    expect(screens.current.question?.about).toBe('typed');
    await screens.after(() => screens.current.navigator.finish(form, { screen: 'companies' }));
    expect([showing(), screens.current.question]).toEqual([{ screen: 'companies' }, null]);
  });

  it('leaves the form before the window closes, so that its sign-in is called off', async () => {
    const closed = vi.spyOn(window, 'close').mockReturnValue(undefined);
    const { screens, showing } = await started();
    await screens.after(() => screens.current.navigator.open(form));
    await screens.after(() => screens.current.navigator.holdTyped(true));
    await screens.after(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect([showing(), screens.current.question?.about]).toEqual([form, 'typed']);
    await screens.after(() => screens.current.question?.leave());
    expect([showing(), closed.mock.calls.length]).toEqual([{ screen: 'companies' }, 1]);
    closed.mockRestore();
  });
});

it('a message does not follow to another screen, but arrives with one', async () => {
  const { screens } = await started();
  await screens.after(() => showToast({ tone: 'good', title: 'Copied' }));
  await screens.after(() => screens.current.navigator.open({ screen: 'settings' }));
  expect(screens.toasts).toEqual([]);
  await screens.after(() => {
    screens.current.navigator.back();
    showToast({ tone: 'good', title: 'Saved' });
  });
  expect(screens.toasts).toEqual(['Saved']);
});
