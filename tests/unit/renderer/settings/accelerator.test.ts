import { describe, expect, it } from 'vitest';
import { keysOf, type PressedKeys, pressedAccelerator } from '../../../../renderer/settings/accelerator.ts';

const press = (key: string, code: string, ...held: string[]): PressedKeys => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
});
const recorded = (pressed: PressedKeys, platform = 'linux') => {
  const result = pressedAccelerator(pressed, platform);
  return result.kind === 'combination' ? result.accelerator : result.kind;
};

describe('a pressed combination', () => {
  it('becomes an accelerator', () => {
    expect(recorded(press('c', 'KeyC', 'ctrl', 'alt'))).toBe('CommandOrControl+Alt+C');
    expect(recorded(press('C', 'KeyC', 'ctrl', 'shift'))).toBe('CommandOrControl+Shift+C');
    expect(recorded(press('ArrowUp', 'ArrowUp', 'alt'))).toBe('Alt+Up');
    expect(recorded(press('F9', 'F9'))).toBe('F9');
    expect(recorded(press('+', 'Equal', 'ctrl', 'shift'))).toBe('CommandOrControl+Shift+Plus');
  });

  it('is the key and not the character that Alt or Shift makes of it', () => {
    expect(recorded(press('ç', 'KeyC', 'alt', 'meta'), 'darwin')).toBe('Command+Alt+C');
    expect(recorded(press('!', 'Digit1', 'ctrl', 'shift'))).toBe('CommandOrControl+Shift+1');
    expect(recorded(press('Dead', 'KeyN', 'alt'), 'darwin')).toBe('Alt+N');
  });

  it('tells Ctrl from Cmd on a Mac', () => {
    expect(recorded(press('k', 'KeyK', 'ctrl'), 'darwin')).toBe('Control+K');
    expect(recorded(press('k', 'KeyK', 'meta'), 'win32')).toBe('Super+K');
  });

  it('waits while only modifiers are held', () => {
    expect(recorded(press('Control', 'ControlLeft', 'ctrl'))).toBe('incomplete');
    expect(recorded(press('Shift', 'ShiftLeft', 'ctrl', 'shift'))).toBe('incomplete');
  });

  it('refuses a key that people type with', () => {
    expect(recorded(press('c', 'KeyC'))).toBe('needsModifier');
    expect(recorded(press('C', 'KeyC', 'shift'))).toBe('needsModifier');
    expect(recorded(press('Enter', 'Enter'))).toBe('needsModifier');
  });
});

describe('an accelerator on the screen', () => {
  it('reads as the keys are printed', () => {
    expect(keysOf('CommandOrControl+Alt+Plus', 'linux')).toEqual(['Ctrl', 'Alt', '+']);
    expect(keysOf('Super+K', 'win32')).toEqual(['Win', 'K']);
    expect(keysOf('Command+Shift+K', 'darwin')).toEqual(['⌘', '⇧', 'K']);
    expect(keysOf('', 'linux')).toEqual([]);
  });
});
