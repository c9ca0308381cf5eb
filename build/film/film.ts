// A moving picture, made of photographs of the whole screen: each is taken when there is something new to see, and says
// how long it stays. Knows nothing of what is on the screen. Needs maim and img2webp.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from '../scripts/program.ts';

interface Frame {
  readonly file: string;
  readonly shownMs: number;
}

/** Of the desktop that is filmed, in pixels: its text can be read in a column of a web page. */
export const FILM_SCREEN = { width: 960, height: 600 } as const;
/** What moves comes to rest within this time. */
const SETTLE_MS = 350;

export class Film {
  readonly #folder: string;
  #frames: readonly Frame[] = [];

  /** In an empty folder, which it keeps for people to look at. */
  constructor(folder: string) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** What is on the screen now. */
  async take(shownMs: number): Promise<void> {
    const file = path.join(this.#folder, `${String(this.#frames.length).padStart(3, '0')}.png`);
    await must('maim', [file]);
    this.#frames = [...this.#frames, { file, shownMs }];
  }

  /** What is on the screen once it has come to rest, long enough to be read. */
  async rest(shownMs: number): Promise<void> {
    await delay(SETTLE_MS);
    await this.take(shownMs);
  }

  /** Writes a WebP that plays for ever, and answers its length in seconds. Lossless: text stays sharp. */
  async develop(target: string): Promise<number> {
    const frames = withoutRepeats(this.#frames, (file) => readFileSync(file, 'base64'));
    const args = frames.flatMap(({ file, shownMs }) => ['-d', String(shownMs), '-lossless', '-m', '6', file]);
    await must('img2webp', ['-loop', '0', '-min_size', ...args, '-o', target]);
    return frames.reduce((sum, { shownMs }) => sum + shownMs, 0) / 1_000;
  }
}

/** Neighbours that look the same become one that stays as long as both. */
export function withoutRepeats(frames: readonly Frame[], look: (file: string) => string): readonly Frame[] {
  const kept: { file: string; shownMs: number; looks: string }[] = [];
  for (const { file, shownMs } of frames) {
    const looks = look(file);
    const last = kept.at(-1);
    if (last?.looks === looks) last.shownMs += shownMs;
    else kept.push({ file, shownMs, looks });
  }
  return kept.map(({ file, shownMs }) => ({ file, shownMs }));
}

async function must(program: string, args: readonly string[]): Promise<void> {
  const { succeeded, output } = await runProgram(program, args);
  if (!succeeded) throw new Error(`${program} failed: ${output.trim()}`);
}
