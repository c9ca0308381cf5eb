// The keyboard of the screen, pressed without a program in between, so that the moment of a key is known: whatever has the
// focus gets it, and takes it for a real one.
import { setTimeout as delay } from 'node:timers/promises';
import type { XTest } from 'x11';
import { XConnection } from '../../app/platform/clipboard/x11/x-connection.ts';

/** Of X: for other keys the character is its own number. */
const KEYSYMS: Readonly<Record<string, number>> = { Backspace: 0xff08, Enter: 0xff0d, Escape: 0xff1b };
const FIRST_KEYCODE = 8;
const KEYCODES = 248;
/** As long as a finger stays on it. */
const HELD_MS = 30;

export class ScreenKeyboard {
  readonly #connection: XConnection;
  readonly #test: XTest;
  readonly #keycodes: ReadonlyMap<number, number>;

  private constructor(connection: XConnection, test: XTest, keycodes: ReadonlyMap<number, number>) {
    this.#connection = connection;
    this.#test = test;
    this.#keycodes = keycodes;
  }

  static async open(display: string): Promise<ScreenKeyboard> {
    const connection = await XConnection.open(display);
    const { x } = connection;
    const test = await answerOf<XTest>((reply) => x.require('xtest', reply));
    const rows = await answerOf<readonly (readonly number[])[]>((reply) =>
      x.GetKeyboardMapping(FIRST_KEYCODE, KEYCODES, reply),
    );
    // Without Shift: the first of a row.
    const keycodes = rows.map(([keysym = 0], at) => [keysym, FIRST_KEYCODE + at] as const).toReversed();
    return new ScreenKeyboard(connection, test, new Map(keycodes));
  }

  /** `Backspace`, `Enter`, `Escape`, a small letter or a digit. Returns the moment on `performance`'s clock. */
  press(key: string): number {
    const { KeyPress, KeyRelease } = this.#test;
    const keycode = this.#keycodes.get(KEYSYMS[key] ?? key.charCodeAt(0));
    if (keycode === undefined) throw new Error(`The keyboard has no key "${key}".`);
    const pressedAtMs = performance.now();
    this.#test.FakeInput(KeyPress, keycode, 0, 0, 0, 0);
    void delay(HELD_MS).then(() => this.#test.FakeInput(KeyRelease, keycode, 0, 0, 0, 0));
    return pressedAtMs;
  }

  close(): void {
    this.#connection.x.stream.destroy();
  }
}

function answerOf<Value>(ask: (reply: (error: unknown, value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    ask((error, value) => {
      if (error) reject(error);
      else resolve(value);
    });
  });
}
