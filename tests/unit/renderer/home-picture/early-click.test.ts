// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { CopyResult } from '../../../../app/shared/contract/sessions.ts';
import { keepClicks, takeEarlyClicks } from '../../../../renderer/home-picture/early-click.ts';

const COPIED: CopyResult = { outcome: 'copied', message: 'A token copied', shortLived: false };
const OPEN_A = { what: 'open', companyId: 'a' };

let picture: HTMLElement;
let askedFor: string[];

beforeEach(() => {
  picture = document.createElement('div');
  picture.innerHTML = `
    <button id="more">More</button><button id="add" data-early="add"><span>Add</span></button>
    <div data-key="a" data-early="open"><b id="name">A</b><button id="copy" data-early="copy">Copy</button></div>
    <div data-key="b" data-early="open"><button id="copyB" data-early="copy">Copy</button></div>
    <button id="stray" data-early="copy">Copy</button>
    <button id="odd" data-early="removeEverything">Odd</button>`;
  document.body.replaceChildren(picture);
  askedFor = [];
  keepClicks(picture, async (companyId) => {
    askedFor.push(companyId);
    return COPIED;
  });
  takeEarlyClicks();
});

const click = (id: string) => document.getElementById(id)?.click();

describe('a click before the window is live', () => {
  it.each([
    ['name', OPEN_A],
    ['add', { what: 'add', companyId: undefined }],
    ['more', undefined],
    ['odd', undefined],
    ['stray', undefined],
  ])('on %s is kept as %j', (id, kept) => {
    click(id);
    expect(takeEarlyClicks()).toEqual(kept ? { click: kept } : {});
    expect(askedFor).toEqual([]);
  });

  it('is carried out once, and of several the last', () => {
    for (const id of ['add', 'name', 'more']) click(id);
    expect(takeEarlyClicks()).toEqual({ click: OPEN_A });
    expect(takeEarlyClicks()).toEqual({});
  });

  it('is seen to have been heard', () => {
    click('more');
    expect(picture.hasAttribute('data-waiting')).toBe(false);
    click('copy');
    expect(picture.hasAttribute('data-waiting')).toBe(true);
  });
});

describe('a copy before the window is live', () => {
  it('is asked for at once, and its outcome is there for the window', async () => {
    click('copy');
    expect(askedFor).toEqual(['a']);
    const { copy } = takeEarlyClicks();
    expect([copy?.companyId, await copy?.result]).toEqual(['a', COPIED]);
  });

  it('is lost under no other click', () => {
    for (const id of ['copy', 'name']) click(id);
    expect(takeEarlyClicks()).toMatchObject({ copy: { companyId: 'a' }, click: OPEN_A });
  });

  it('takes the place of what was clicked before it', () => {
    for (const id of ['name', 'copy', 'copyB']) click(id);
    expect(askedFor).toEqual(['a', 'b']);
    expect(takeEarlyClicks()).toEqual({ copy: { companyId: 'b', result: expect.any(Promise) } });
  });
});
