// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandAnswer } from '../../../../app/shared/contract/bridge.ts';
import type { StatusKind } from '../../../../app/shared/contract/sessions.ts';
import { CompanyActions, CompanyActionsContext } from '../../../../renderer/companies/company-actions.ts';
import { CopyButton } from '../../../../renderer/companies/copy-button.tsx';
import { SignInButtons } from '../../../../renderer/companies/sign-in-buttons.tsx';
import { useHomePicture } from '../../../../renderer/home-picture/use-home-picture.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

let main: PlayedMain;

beforeEach(async () => {
  main = await PlayedMain.start();
  document.head.innerHTML =
    '<link rel="stylesheet" href="./assets/style-abc.css"><script src="./assets/index-abc.js"></script>';
  const place = document.createElement('div');
  place.id = 'window';
  place.innerHTML = '<main><div role="row" data-key="a">ACME</div></main>';
  document.body.append(place);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  for (const part of document.querySelectorAll('#window, .extra')) part.remove();
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
    script: 'assets/index-abc.js',
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

const add = (attributes: string) => () =>
  document.body.insertAdjacentHTML('beforeend', `<div class="extra" ${attributes}></div>`);

it.each([
  ['something is searched for', () => undefined, false],
  ['a question covers it', add('role="alertdialog"'), true],
  ['a notice is unfolded', add('aria-expanded="true"'), true],
  ['a row is being moved', add('data-dragging="true"'), true],
  ['there is no style sheet, as while developing', () => document.head.replaceChildren(), true],
])('has none kept while %s', async (_when, prepare, isWhole) => {
  prepare();
  await runHook(() => useHomePicture(isWhole));
  pass(60_000);
  expect(sent()).toBe(0);
});

const COPIED: CommandAnswer<'copyToken'> = {
  ...{ outcome: 'copied', message: 'ACME token copied', shortLived: false },
};

describe('what a button says for a moment', () => {
  const actions = new CompanyActions({} as never, ((key: string) => key) as never, {} as never);
  const withButton = (button: () => ReactNode) =>
    runHook(
      () => useHomePicture(true),
      () => <CompanyActionsContext value={actions}>{button()}</CompanyActionsContext>,
    );
  const button = () => document.querySelector<HTMLElement>('[data-early]');

  it('is in no picture: that a token was copied', async () => {
    const page = await withButton(() => <CopyButton company={company()} />);
    const idle = button()?.textContent;
    pass(1_500);
    await page.after(() => button()?.click());
    pass(1_000);
    expect(sent()).toBe(0);
    await page.after(() => main.answer('copyToken', COPIED));
    pass(1_900);
    expect([button()?.textContent === idle, sent()]).toEqual([false, 0]);
    pass(1_000);
    expect([button()?.textContent === idle, sent()]).toEqual([true, 0]);
    pass(1_000);
    expect(sent()).toBe(1);
  });

  it('is in no picture: that a sign-in is under way', async () => {
    let status: StatusKind = 'signingIn';
    const page = await withButton(() => <SignInButtons company={company({ status })} />);
    pass(20_000);
    expect(sent()).toBe(0);
    status = 'needsSignIn';
    await page.again();
    pass(2_000);
    expect(sent()).toBe(1);
  });
});
