// Which screen the window shows and where Back leads: a stack of screens, changed by pure functions.
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import type { Navigation } from '../app/shared/contract/bridge.ts';

export type Screen =
  | Navigation
  | { readonly screen: 'add' }
  /** Of one company; null means all. */
  | { readonly screen: 'activity'; readonly about: string | null }
  /** With one company ticked; null ticks all. `isMove`: the operator's own other computer gets the file. */
  | { readonly screen: 'export'; readonly about: string | null; readonly isMove?: true }
  | { readonly screen: 'move' }
  | { readonly screen: 'inspector' }
  | { readonly screen: 'setupCheck' }
  | { readonly screen: 'about' }
  | { readonly screen: 'edit'; readonly companyId: string };

/** From the bottom to the screen that is shown; never empty. */
export type ScreenStack = readonly [Screen, ...Screen[]];

export const HOME: ScreenStack = [{ screen: 'companies' }];

export function opened(stack: ScreenStack, screen: Screen): ScreenStack {
  if (screen.screen === 'companies') return [screen];
  return isSame(shown(stack), screen) ? stack : [...stack, screen];
}

/** A screen that main asked for, with home behind it. */
export function stackTo(target: Navigation): ScreenStack {
  return opened(HOME, target);
}

export function wentBack(stack: ScreenStack): ScreenStack {
  const [first, ...rest] = stack;
  return [first, ...rest.slice(0, -1)];
}

/** After something that took a while on the screen `done`: an operator who has moved on stays where they are. */
export function finished(stack: ScreenStack, done: Screen, next: ScreenStack): ScreenStack {
  return isSame(shown(stack), done) ? next : stack;
}

/** Without the screens of companies that are no longer there. */
export function withoutGone(stack: ScreenStack, companyIds: ReadonlySet<string>): ScreenStack {
  const [first, ...rest] = stack;
  const living = rest.filter((screen) => !('companyId' in screen) || companyIds.has(screen.companyId));
  return living.length === rest.length ? stack : [first, ...living];
}

export function shown(stack: ScreenStack): Screen {
  return stack[stack.length - 1] ?? stack[0];
}

/** Tells screens apart, and different companies or files on the same screen. */
export function keyOf(screen: Screen): string {
  if ('companyId' in screen) return `${screen.screen} ${screen.companyId}`;
  if ('only' in screen) return `${screen.screen} ${screen.only}`;
  if ('section' in screen) return `${screen.screen} ${screen.section}`;
  return 'importId' in screen ? `${screen.screen} ${screen.importId}` : screen.screen;
}

function isSame(one: Screen, other: Screen): boolean {
  return keyOf(one) === keyOf(other);
}

export interface Navigator {
  open(screen: Screen): void;
  /** Goes to a screen with nothing but home behind it. */
  reset(target: Navigation): void;
  back(): void;
  /** This screen has done its job: goes to `next`, or else back, unless the operator has moved on. */
  finish(done: Screen, next?: Navigation): void;
  shows(screen: Screen): boolean;
  /** True while a form holds typed text: leaving it then asks first. */
  holdTyped(typed: boolean): void;
  /** True while an import can be chosen from: another that main asks for then asks first. */
  holdImport(held: boolean): void;
}

export const NavigatorContext = createContext<Navigator | null>(null);

export function useNavigator(): Navigator {
  const navigator = useContext(NavigatorContext);
  if (!navigator) throw new Error('No navigator around this component.');
  return navigator;
}

/** `finish` for an answer that may come late: once the screen is gone, another one of the same kind is not finished in its place. */
export function useFinish(): Navigator['finish'] {
  const navigator = useNavigator();
  const isHere = useRef(false);
  useLayoutEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return useCallback<Navigator['finish']>(
    (done, next) => {
      if (isHere.current) navigator.finish(done, next);
    },
    [navigator],
  );
}

/** While a form holds typed text, leaving its screen asks first. */
export function useTypedText(isTyped: boolean): void {
  const navigator = useNavigator();
  useEffect(() => {
    navigator.holdTyped(isTyped);
    return () => navigator.holdTyped(false);
  }, [navigator, isTyped]);
}

/** While an import can be chosen from, one that comes from elsewhere asks before it takes its place. */
export function useHeldImport(isHeld: boolean): void {
  const navigator = useNavigator();
  useEffect(() => {
    navigator.holdImport(isHeld);
    return () => navigator.holdImport(false);
  }, [navigator, isHeld]);
}
