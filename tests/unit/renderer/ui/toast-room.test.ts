// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepRoom } from '../../../../renderer/ui/toast-room.ts';

const observed: (() => void)[] = [];
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        observed.push(tell);
      }
      observe = () => observed.at(-1)?.();
      disconnect = () => undefined;
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
});

const room = () => document.documentElement.style.getPropertyValue('--toast-room');

/** Messages of this height, over a list of 400 px that shows `shown` of it. */
function page(shown: number) {
  const sizes = { message: 50, content: 400 };
  const list = document.body.appendChild(document.createElement('div'));
  list.dataset.scroller = '';
  Object.defineProperty(list, 'clientHeight', { get: () => shown });
  Object.defineProperty(list, 'scrollHeight', {
    get: () => Math.max(shown, sizes.content + (Number.parseFloat(room()) || 0)),
  });
  const region = document.body.appendChild(document.createElement('div'));
  Object.defineProperty(region, 'offsetHeight', { get: () => sizes.message });
  const scrollTo = (top: number) => {
    list.scrollTop = top;
    list.dispatchEvent(new Event('scroll'));
  };
  return { sizes, region, scrollTo };
}

it('is as high as the messages and what is around them, and follows them', () => {
  const { sizes, region } = page(300);
  const end = keepRoom(region);
  expect(room()).toBe('82px');
  sizes.message = 110;
  observed.at(-1)?.();
  expect(room()).toBe('142px');
  end?.();
  expect(room()).toBe('');
});

it('stays after the messages for as long as someone has scrolled into it: nothing moves under the hand', () => {
  const { region, scrollTo } = page(300);
  const end = keepRoom(region);
  scrollTo(182);
  end?.();
  expect(room()).toBe('82px');
  scrollTo(140);
  expect(room()).toBe('82px');
  scrollTo(100);
  expect(room()).toBe('');
});

it('goes at once where all fits without scrolling', () => {
  const { region } = page(500);
  keepRoom(region)?.();
  expect(room()).toBe('');
});

it('belongs to the next messages where they come meanwhile', () => {
  const { region, scrollTo } = page(300);
  const end = keepRoom(region);
  scrollTo(182);
  end?.();
  const endOfNext = keepRoom(region);
  scrollTo(0);
  expect(room()).toBe('82px');
  endOfNext?.();
  expect(room()).toBe('');
});
