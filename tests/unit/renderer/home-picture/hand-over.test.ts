// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { removePictureOnceDrawn } from '../../../../renderer/home-picture/hand-over.ts';

let place: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  document.body.innerHTML = '<div id="picture"></div><div id="window"></div>';
  place = document.getElementById('window') as HTMLElement;
  removePictureOnceDrawn(place);
  return () => vi.useRealTimers();
});

/** Observers hear of it in between. */
async function draw(html: string): Promise<boolean> {
  place.innerHTML = html;
  await new Promise((heard) => setImmediate(heard));
  return document.getElementById('picture') === null;
}

it('removes the picture once the list has its rows', async () => {
  expect(await draw('')).toBe(false);
  expect(await draw('<main><div role="grid"></div></main>')).toBe(false);
  expect(await draw('<main><div role="grid"><div role="row"></div></div></main>')).toBe(true);
});

it('removes it for a screen without a list', async () => {
  expect(await draw('<main></main>')).toBe(true);
});

it('removes it at last in any case', async () => {
  expect(await draw('<main><div role="grid"></div></main>')).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(document.getElementById('picture')).toBeNull();
});
