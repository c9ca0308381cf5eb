// Which key was pressed with Ctrl or Cmd, whatever Caps Lock and the keyboard's script make of it. Pure.

type CommandPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const ASCII = /^[!-~]+$/;

/**
 * As it is called on a keyboard with Latin letters: `c`, `,`. Undefined where neither key is held, and with Alt, which types further
 * characters. With Shift a letter is another command, while a sign may need it.
 */
export function commandKey({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: CommandPress): string | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  const name = ASCII.test(key) ? key.toLowerCase() : latinName(code);
  return shiftKey && name !== undefined && /^[a-z]$/.test(name) ? undefined : name;
}

/** Keyboards for Hindi or Greek type no Latin letters; where the key is still tells which one is meant. */
function latinName(code: string): string | undefined {
  if (code === 'Comma') return ',';
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
}
