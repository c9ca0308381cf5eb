// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { useNavigator } from '../../../renderer/navigation.ts';
import { useWindowKeys } from '../../../renderer/window-keys.ts';
import { runHook } from './run-hook.tsx';

async function wentTo(key: string, held: KeyboardEventInit) {
  const hook = await runHook(() => useWindowKeys(useNavigator()));
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  await hook.after(() => document.body.dispatchEvent(event));
  return hook.went;
}

it.each([
  ['Escape', {}, [['back']]],
  ['F1', {}, [['open', { screen: 'about' }]]],
  [',', { ctrlKey: true, code: 'Comma' }, [['open', { screen: 'settings' }]]],
  ['n', { metaKey: true, code: 'KeyN' }, [['open', { screen: 'add' }]]],
  ['N', { ctrlKey: true, code: 'KeyN' }, [['open', { screen: 'add' }]]],
  ['ल', { ctrlKey: true, code: 'KeyN' }, [['open', { screen: 'add' }]]],
  ['N', { ctrlKey: true, code: 'KeyN', shiftKey: true }, []],
  ['n', {}, []],
] as const)('"%s" with %j leads to %j', async (key, held, went) => {
  expect(await wentTo(key, held)).toEqual(went);
});
