// Opens a small window from the tray menu, types into it on the screen's own keyboard, and takes what is copied on Enter:
// quick copy, or a bare app's text field that copies a text. What memory the app has then, with no window again, is compared
// with what it had before.
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../build/waiting/wait-until.ts';
import { type Memory, memoryMb } from '../support/app/process-tree.ts';
import { focusedTitle, OtherApp } from '../support/window/other-app.ts';
import type { Figures, Look } from './bench-part.ts';
import { PastingProgram } from './pasting-program.ts';
import { median } from './samples.ts';
import { ScreenKeyboard } from './screen-keyboard.ts';

const OPEN = /^(Quick copy…|Open)$/;
const TIMEOUT_MS = 10_000;
const KEY_EVERY_MS = 100;
/** For the window to come to rest, and for the page to tell of its keys. */
const PAUSE_MS = 1_000;
const AFTER_CLOSING_MS = 10_000;
/** What a start with many companies has left behind is collected long after the app has fallen silent. */
const LOOK_EVERY_MS = 10_000;
const MOST_LOOKS = 18;
const STEADY_MB = 1;

/** Three keys each. */
const COPIED = ['137', '537', '937', '274'];
/** Keys of the company's name, which all have, and of its number, each deleted again: with those above 60 keys. */
const SEARCHED = ['com', '537', 'any', '9', '88', 'pan', '1', '40', 'mpa', '213', '7'];

interface Desk extends Look {
  readonly keyboard: ScreenKeyboard;
  readonly program: PastingProgram;
}

interface Copy {
  readonly text: string;
  readonly tookMs: number;
}

export async function quickCopyFigures(look: Look): Promise<Figures> {
  const { app } = look;
  // A desktop that gives the focus back, as it was before the measured app has a window.
  const other = await OtherApp.start();
  const display = process.env.DISPLAY ?? '';
  const desk = {
    ...look,
    keyboard: await ScreenKeyboard.open(display),
    program: await PastingProgram.open(display),
  };
  try {
    const before = await memoryAtRest(desk);
    const copies: Copy[] = [];
    for (const word of COPIED) copies.push(await copy(desk, word));
    // Each word found another company, or was copied itself.
    if (new Set(copies.map(({ text }) => text)).size < COPIED.length)
      throw new Error('A text was copied twice.');
    await search(desk);
    await delay(AFTER_CLOSING_MS);
    const after = memoryMb(app.processIds);
    const [firstEnterMs = Number.NaN, ...later] = copies.map(({ tookMs }) => tookMs);
    return {
      ...keyFigures(desk),
      ...{ firstEnterMs, enterMs: median(later) },
      ...{ beforePssMb: before.pss, afterPssMb: after.pss },
      grownMb: after.anonymous - before.anonymous,
    };
  } finally {
    desk.program.close();
    desk.keyboard.close();
    await other.stop();
  }
}

/** Once it no longer shrinks: otherwise what is left over from the start would hide what a window leaves behind. */
async function memoryAtRest({ app }: Desk): Promise<Memory> {
  let earlier = memoryMb(app.processIds);
  for (let looks = 1; looks <= MOST_LOOKS; looks += 1) {
    await delay(LOOK_EVERY_MS);
    const now = memoryMb(app.processIds);
    if (now.anonymous > earlier.anonymous - STEADY_MB) return now;
    earlier = now;
  }
  return earlier;
}

/** As the page told of them; a key that it did not tell of was lost. */
function keyFigures({ app }: Desk): Figures {
  const [drawn, shown] = [app.marks('keyDrawn'), app.marks('keyShown')];
  const typed = [...COPIED, ...SEARCHED, ...SEARCHED].join('').length;
  if (drawn.length !== typed) throw new Error(`${drawn.length} of ${typed} keys were drawn.`);
  return { keyMs: median(drawn), worstKeyMs: Math.max(...drawn), worstShownMs: Math.max(...shown) };
}

/** From Enter, as the screen gets it, until another program has pasted the text. */
async function copy(desk: Desk, word: string): Promise<Copy> {
  const { keyboard, program } = desk;
  await program.copy('of another app');
  await open(desk);
  await type(desk, [...word]);
  await delay(PAUSE_MS);
  const pasted = program.nextPasted();
  const pressedAtMs = keyboard.press('Enter');
  const { text, atMs } = await pasted;
  if (text === '') throw new Error('What was copied cannot be pasted.');
  await closed();
  return { text, tookMs: atMs - pressedAtMs };
}

/** What was copied before is no longer on the clipboard then: a token there needs a thread of its own. */
async function search(desk: Desk): Promise<void> {
  await desk.program.copy('of another app');
  await open(desk);
  for (const word of SEARCHED) await type(desk, [...word, ...[...word].map(() => 'Backspace')]);
  await delay(PAUSE_MS);
  desk.keyboard.press('Escape');
  await closed();
}

/** Resolves once the window is drawn and takes the keys. */
async function open({ app, panel }: Desk): Promise<void> {
  const painted = app.marks('painted').length;
  await panel.clickOnceSaid(OPEN);
  await waitUntil({
    what: 'the small window',
    look: () => app.marks('painted').length,
    until: (now) => now > painted && !isElsewhere(),
    timeoutMs: TIMEOUT_MS,
  });
  await delay(PAUSE_MS);
}

async function closed(): Promise<void> {
  const timeoutMs = TIMEOUT_MS;
  await waitUntil({ what: 'the focus to be back', look: isElsewhere, until: (isIt) => isIt, timeoutMs });
}

const isElsewhere = () => focusedTitle() === 'another app';

async function type({ keyboard }: Desk, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    keyboard.press(key);
    await delay(KEY_EVERY_MS);
  }
}
