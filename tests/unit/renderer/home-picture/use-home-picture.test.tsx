// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useHomePicture } from '../../../../renderer/home-picture/use-home-picture.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

let main: PlayedMain;

beforeEach(async () => {
  main = await PlayedMain.start();
  document.head.innerHTML = '<link rel="stylesheet" href="./assets/style-abc.css">';
  const place = document.createElement('div');
  place.id = 'window';
  place.innerHTML = '<main><div role="row" data-key="a">ACME</div></main>';
  document.body.append(place);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  document.getElementById('window')?.remove();
  document.head.replaceChildren();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const sent = () => main.waiting.filter((name) => name === 'keepPicture').length;

it('has a picture kept a moment after the list was shown, and later once after many changes', async () => {
  await runHook(() => useHomePicture(true));
  pass(1_000);
  expect(sent()).toBe(0);
  pass(1_500);
  expect(sent()).toBe(1);
  expect(main.inputOf('keepPicture')).toMatchObject({
    styleSheet: 'assets/style-abc.css',
    parts: expect.arrayContaining([{ depth: 2, text: 'ACME' }]),
  });
  for (let second = 0; second < 20; second += 1) {
    act(() => main.tell({ activityRevision: second }));
    pass(1_000);
  }
  expect(sent()).toBe(1);
  pass(30_000);
  expect(sent()).toBe(2);
  pass(3_600_000);
  expect(sent()).toBe(2);
});

it('has another one kept a moment after the window got another size', async () => {
  await runHook(() => useHomePicture(true));
  pass(3_000);
  for (let step = 0; step < 10; step += 1) {
    act(() => void window.dispatchEvent(new Event('resize')));
    pass(1_000);
  }
  expect(sent()).toBe(1);
  pass(2_000);
  expect(sent()).toBe(2);
});

it.each([
  ['something is searched for', () => undefined, false],
  [
    'a question covers it',
    () => document.body.insertAdjacentHTML('beforeend', '<div role="alertdialog"></div>'),
    true,
  ],
  ['there is no style sheet, as while developing', () => document.head.replaceChildren(), true],
])('has none kept while %s', async (_when, prepare, isWhole) => {
  prepare();
  await runHook(() => useHomePicture(isWhole));
  pass(60_000);
  expect(sent()).toBe(0);
  document.querySelector('[role="alertdialog"]')?.remove();
});
