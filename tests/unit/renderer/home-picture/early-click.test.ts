// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { keepClicks, takeEarlyClick } from '../../../../renderer/home-picture/early-click.ts';

let picture: HTMLElement;

beforeEach(() => {
  picture = document.createElement('div');
  picture.innerHTML = `
    <button id="more">More</button><button id="add" data-early="add"><span>Add</span></button>
    <div data-key="a" data-early="open"><b id="name">A</b><button id="copy" data-early="copy">Copy</button></div>
    <button id="odd" data-early="removeEverything">Odd</button>`;
  document.body.replaceChildren(picture);
  keepClicks(picture);
  takeEarlyClick();
});

const click = (id: string) => document.getElementById(id)?.click();

describe('a click before the window is live', () => {
  it.each([
    ['copy', { what: 'copy', companyId: 'a' }],
    ['name', { what: 'open', companyId: 'a' }],
    ['add', { what: 'add', companyId: undefined }],
    ['more', undefined],
    ['odd', undefined],
  ])('on %s is kept as %j', (id, kept) => {
    click(id);
    expect(takeEarlyClick()).toEqual(kept);
  });

  it('is carried out once, and of several the last', () => {
    for (const id of ['add', 'copy', 'more']) click(id);
    expect(takeEarlyClick()).toEqual({ what: 'copy', companyId: 'a' });
    expect(takeEarlyClick()).toBeUndefined();
  });

  it('is seen to have been heard', () => {
    click('more');
    expect(picture.hasAttribute('data-waiting')).toBe(false);
    click('copy');
    expect(picture.hasAttribute('data-waiting')).toBe(true);
  });
});
