import { describe, expect, it } from 'vitest';
import { EarlyKeys } from '../../../../app/platform/window/early-keys.ts';

const NONE = { type: 'keyDown', control: false, alt: false, meta: false };

function typed(...keys: readonly string[]) {
  const early = new EarlyKeys();
  const isKept = keys.map((key) => early.press({ ...NONE, key }));
  return { early, isKept, ...early.take() };
}

describe('keys that come before the page', () => {
  it('are kept in order, with what Backspace takes back, and Enter at their end', () => {
    expect(typed('A', 'c', 'x', 'Backspace', 'm', ' ', '💶', 'Backspace', 'é', 'Enter')).toMatchObject({
      text: 'Acm é',
      isEntered: true,
    });
  });

  it('are not taken for an Enter without a word: nothing that the operator has not named is copied', () => {
    expect(typed('Enter')).toMatchObject({ text: '', isEntered: false, isKept: ['left'] });
    expect(typed(' ', 'Enter')).toMatchObject({ text: ' ', isEntered: false });
  });

  it('change nothing after Enter', () => {
    expect(typed('a', 'Enter', 'b')).toMatchObject({
      text: 'a',
      isEntered: true,
      isKept: ['kept', 'kept', 'left'],
    });
  });

  it('are left alone where they are released, held with others, or have another meaning', () => {
    const early = new EarlyKeys();
    for (const changed of [{ type: 'keyUp' }, { control: true }, { alt: true }, { meta: true }])
      expect(early.press({ ...NONE, key: 'a', ...changed })).toBe('left');
    for (const key of ['Shift', 'ArrowDown', 'F1', 'Tab', 'Dead'])
      expect(early.press({ ...NONE, key })).toBe('left');
    expect(early.take()).toEqual({ text: '', isEntered: false });
  });

  it('close the window where the operator has changed their mind', () => {
    expect(typed('a', 'Escape').isKept).toEqual(['kept', 'close']);
  });

  it('are at most a hundred', () => {
    expect(typed(...'a'.repeat(300)).text).toHaveLength(100);
  });

  it('go to the page once it has asked', () => {
    const { early } = typed('a');
    expect(early.press({ ...NONE, key: 'b' })).toBe('left');
  });
});
