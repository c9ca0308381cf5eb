import { describe, expect, it } from 'vitest';
import {
  finished,
  HOME,
  keyOf,
  opened,
  type Screen,
  shown,
  stackTo,
  wentBack,
  withoutGone,
} from '../../../renderer/navigation.ts';

const company: Screen = { screen: 'company', companyId: 'a' };
const edit: Screen = { screen: 'edit', companyId: 'a' };

describe('the stack of screens', () => {
  it('goes back the way it came and stops at home', () => {
    const stack = opened(opened(HOME, company), edit);
    expect(shown(stack)).toBe(edit);
    expect(shown(wentBack(stack))).toBe(company);
    expect(wentBack(wentBack(wentBack(stack)))).toEqual(HOME);
  });

  it('does not stack a screen on itself', () => {
    const stack = opened(HOME, company);
    expect(opened(stack, { screen: 'company', companyId: 'a' })).toBe(stack);
    expect(opened(stack, { screen: 'company', companyId: 'b' })).toHaveLength(3);
  });

  it('puts nothing but home behind a screen that main asked for', () => {
    expect(stackTo({ screen: 'settings' })).toEqual([...HOME, { screen: 'settings' }]);
    expect(stackTo({ screen: 'companies' })).toEqual(HOME);
  });

  it('keeps home as main asked for it, until all companies are wanted', () => {
    const inNeed = { screen: 'companies', only: 'attention' } as const;
    const stack = opened(stackTo(inNeed), company);
    expect(shown(wentBack(stack))).toEqual(inNeed);
    expect(keyOf(inNeed)).not.toBe(keyOf(shown(HOME)));
    expect(opened(stack, { screen: 'companies' })).toEqual(HOME);
  });

  it('leaves a screen when its work is done, and lets an operator who has moved on stay where they are', () => {
    const stack = opened(HOME, { screen: 'export', about: null });
    const done: Screen = { screen: 'export', about: null };
    expect(finished(stack, done, wentBack(stack))).toEqual(HOME);
    const elsewhere = opened(stack, company);
    expect(finished(elsewhere, done, HOME)).toBe(elsewhere);
  });

  it('leaves the screens of a company that was deleted', () => {
    const stack = opened(opened(HOME, company), edit);
    expect(withoutGone(stack, new Set(['b']))).toEqual(HOME);
    expect(withoutGone(stack, new Set(['a']))).toBe(stack);
  });
});
