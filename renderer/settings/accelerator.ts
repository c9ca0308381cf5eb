// Turns pressed keys into an Electron accelerator, and an accelerator into the names of its keys. Pure.

export interface PressedKeys {
  /** `KeyboardEvent.key` and `.code`. */
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export type Pressed =
  | { readonly kind: 'combination'; readonly accelerator: string }
  /** Only Ctrl, Alt, Shift or Cmd so far. */
  | { readonly kind: 'incomplete' }
  /** A key that people type with, which must not be taken from every other app. */
  | { readonly kind: 'needsModifier' };

const MODIFIER_KEYS = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'CapsLock',
  'Fn',
  'Dead',
  'Unidentified',
]);

const NAMED_KEYS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  Insert: 'Insert',
  Delete: 'Delete',
  Backspace: 'Backspace',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
};

export function pressedAccelerator(pressed: PressedKeys, platform: string): Pressed {
  const key = keyName(pressed);
  if (key === undefined) return { kind: 'incomplete' };
  const isMac = platform === 'darwin';
  const modifiers = [
    pressed.metaKey && (isMac ? 'Command' : 'Super'),
    pressed.ctrlKey && (isMac ? 'Control' : 'CommandOrControl'),
    pressed.altKey && 'Alt',
    pressed.shiftKey && 'Shift',
  ].filter((name) => name !== false);
  const isHeld = pressed.metaKey || pressed.ctrlKey || pressed.altKey;
  if (!isHeld && !isFunctionKey(key)) return { kind: 'needsModifier' };
  return { kind: 'combination', accelerator: [...modifiers, key].join('+') };
}

function keyName({ key, code }: PressedKeys): string | undefined {
  if (MODIFIER_KEYS.has(key)) return keyOfCode(code);
  if (isFunctionKey(key)) return key;
  const named = NAMED_KEYS[key];
  if (named) return named;
  // With Alt or Shift the key types a different character; the code still names the key.
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return keyOfCode(code) ?? (/^[!-~]$/.test(key) ? key : undefined);
}

function keyOfCode(code: string): string | undefined {
  return /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code)?.slice(1).find(Boolean);
}

function isFunctionKey(key: string): boolean {
  return /^F([1-9]|1[0-9]|2[0-4])$/.test(key);
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  Command: '⌘',
  CommandOrControl: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};
const PC_NAMES: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  Control: 'Ctrl',
  Super: 'Super',
  Return: 'Enter',
  Plus: '+',
};

/** The keys one by one, as they are labelled on this platform's keyboards. */
export function keysOf(accelerator: string, platform: string): readonly string[] {
  if (accelerator === '') return [];
  const names: Readonly<Record<string, string>> =
    platform === 'darwin' ? { ...PC_NAMES, ...MAC_SIGNS } : PC_NAMES;
  const keys = accelerator.split('+').map((name) => names[name] ?? name);
  return platform === 'win32' ? keys.map((key) => (key === 'Super' ? 'Win' : key)) : keys;
}
