// Copies something worthless, reads it back and restores what was there. What could not be restored as it was - a picture,
// files, formatted text - is left alone.
import { type SystemClipboard, UnreachableClipboard } from '../clipboard/system-clipboard.ts';
import type { Clock } from '../time/clock.ts';

/**
 * `left`: left alone, since it could not be restored. `taken`: another program wrote to it meanwhile. `unreachable`: no other
 * program could have read it. `windowOnly`: others can read only what is copied from our window.
 */
export type ClipboardFinding = 'works' | 'left' | 'taken' | 'refused' | 'unreachable' | 'windowOnly';

const RESTORE_TRIES = 5;
const RESTORE_RETRY_MS = 200;

export async function tryClipboard(
  clipboard: SystemClipboard,
  clock: Clock,
  probe: string,
): Promise<ClipboardFinding> {
  if (!(await clipboard.worksInBackground())) return 'windowOnly';
  let before: string;
  try {
    const held = await clipboard.look();
    if (held.kind === 'more') return 'left';
    before = held.kind === 'text' ? held.text : '';
  } catch {
    // Each platform throws something else if another program has the clipboard open; nothing was changed yet.
    return 'refused';
  }
  const finding = await writeAndRead(clipboard, probe);
  // Such a copy was taken off again, and what was there before went with it. If it cannot be copied either, it is lost.
  if (finding === 'unreachable' && before !== '')
    await putBackIntoEmpty(clipboard, before).catch(() => undefined);
  const isRestored = await restore(clipboard, clock, probe, before);
  return isRestored ? finding : 'refused';
}

async function writeAndRead(clipboard: SystemClipboard, probe: string): Promise<ClipboardFinding> {
  try {
    await clipboard.writeSecret(probe);
    return (await clipboard.readText()) === probe ? 'works' : 'taken';
  } catch (error) {
    // As above; whether the probe is there now is checked before anything is restored.
    return error instanceof UnreachableClipboard ? 'unreachable' : 'refused';
  }
}

/** Unless something is there again. */
async function putBackIntoEmpty(clipboard: SystemClipboard, text: string): Promise<void> {
  // Marked as a secret, so that what a clipboard history was asked to leave out is left out again.
  if ((await clipboard.readText()) === '') await clipboard.writeSecret(text);
}

/** Overwrites our own probe only: anything copied meanwhile is newer than what was there. */
async function restore(
  clipboard: SystemClipboard,
  clock: Clock,
  probe: string,
  before: string,
): Promise<boolean> {
  for (let tries = 1; tries <= RESTORE_TRIES; tries += 1) {
    try {
      if ((await clipboard.readText()) !== probe) return true;
      // Marked as above.
      await (before === '' ? clipboard.clear() : clipboard.writeSecret(before));
      return true;
    } catch {
      // As above: another program has it open for a moment.
      await new Promise<void>((resolve) => clock.setTimer(RESTORE_RETRY_MS, resolve));
    }
  }
  return false;
}
