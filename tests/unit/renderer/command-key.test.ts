import { describe, expect, it } from 'vitest';
import { commandKey } from '../../../renderer/command-key.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ctrl = (key: string, code: string, held: Partial<typeof NONE> = {}) =>
  commandKey({ ...NONE, key, code, ctrlKey: true, ...held });

describe('a key with Ctrl or Cmd', () => {
  it.each([
    ['what it types', 'n', 'KeyN', 'n'],
    ['with Caps Lock', 'N', 'KeyN', 'n'],
    ['on a French keyboard, whose A is elsewhere', 'a', 'KeyQ', 'a'],
    ['on a Dvorak keyboard, whose comma is elsewhere', ',', 'KeyW', ','],
    ['on a Hindi keyboard', 'ल', 'KeyN', 'n'],
    ['on a Hindi keyboard, where it types a vowel sign', 'ि', 'KeyF', 'f'],
    ['on a Greek keyboard with Caps Lock', 'Ν', 'KeyN', 'n'],
    ['on a Russian keyboard, whose comma key types a letter', 'б', 'Comma', ','],
    ['on a German keyboard, where no Latin letter is there', 'ö', 'Semicolon', undefined],
  ])('is called by %s', (_where, key, code, name) => {
    expect(ctrl(key, code)).toBe(name);
    expect(ctrl(key, code, { ctrlKey: false, metaKey: true })).toBe(name);
  });

  it('is another one with Shift, unless it is a sign that needs it', () => {
    expect(ctrl('N', 'KeyN', { shiftKey: true })).toBe(undefined);
    expect(ctrl('Т', 'KeyN', { shiftKey: true })).toBe(undefined);
    expect(ctrl(',', 'Slash', { shiftKey: true })).toBe(',');
  });
});

it('is no command without Ctrl or Cmd, nor with Alt, which types further characters', () => {
  expect(ctrl('n', 'KeyN', { ctrlKey: false })).toBe(undefined);
  expect(ctrl('ń', 'KeyN', { altKey: true })).toBe(undefined);
});
