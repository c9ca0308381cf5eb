// The hand of the person in the moving picture: a real pointer and real keys, by xdotool, slow enough to be followed. Each
// step that can be seen is a frame of the film.

import { runProgram } from '../scripts/program.ts';
import type { Film } from './film.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const STEPS = 7;
const STEP_MS = 50;
/** As one would type and look. */
const LETTERS_AT_ONCE = 4;
const LETTERS_MS = 90;
const PRESSED_MS = 120;

export class FilmedHand {
  readonly #film: Film;
  #at: Spot;

  constructor(film: Film, at: Spot) {
    this.#film = film;
    this.#at = at;
  }

  async moveTo(spot: Spot): Promise<void> {
    const from = this.#at;
    for (let step = 1; step <= STEPS; step += 1) {
      const part = eased(step / STEPS);
      await this.#jump({ x: from.x + (spot.x - from.x) * part, y: from.y + (spot.y - from.y) * part });
      await this.#film.take(STEP_MS);
    }
  }

  async click(spot: Spot, button: 'left' | 'right' = 'left'): Promise<void> {
    await this.moveTo(spot);
    await xdotool('click', button === 'left' ? '1' : '3');
    await this.#film.take(PRESSED_MS);
  }

  async type(text: string): Promise<void> {
    for (let at = 0; at < text.length; at += LETTERS_AT_ONCE) {
      await xdotool('type', '--delay', '15', '--', text.slice(at, at + LETTERS_AT_ONCE));
      await this.#film.take(LETTERS_MS);
    }
  }

  /** As xdotool names them: `ctrl+shift+v`. */
  async press(keys: string): Promise<void> {
    await xdotool('key', keys);
    await this.#film.take(PRESSED_MS);
  }

  async #jump({ x, y }: Spot): Promise<void> {
    this.#at = { x: Math.round(x), y: Math.round(y) };
    await xdotool('mousemove', String(this.#at.x), String(this.#at.y));
  }
}

/** Slow at both ends, as a hand moves. */
const eased = (part: number) => part * part * (3 - 2 * part);

async function xdotool(...args: readonly string[]): Promise<void> {
  const { succeeded, output } = await runProgram('xdotool', args);
  if (!succeeded) throw new Error(`xdotool ${args[0]} failed: ${output.trim()}`);
}
