// Puts something worthless on the clipboard, reads it back, and puts back what was there. What cannot be put back as it
// was - a picture, files, text with its formatting - is left alone.
import { type SystemClipboard, UnreachableClipboard } from '../clipboard/system-clipboard.ts';
import type { Clock } from '../time/clock.ts';

/**
 * `left`: something that could not be put back is there. `taken`: another program wrote to it meanwhile. `unreachable`: no
 * other program could have read it. `windowOnly`: one can, but only what is copied from our window.
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
    // Each platform throws something else for a clipboard that another program has open; nothing was changed yet.
    return 'refused';
  }
  const finding = await writeAndRead(clipboard, probe);
  const isRestored = await restore(clipboard, clock, probe, before);
  return isRestored ? finding : 'refused';
}

async function writeAndRead(clipboard: SystemClipboard, probe: string): Promise<ClipboardFinding> {
  try {
    await clipboard.writeSecret(probe);
    return (await clipboard.readText()) === probe ? 'works' : 'taken';
  } catch (error) {
    // As above; whether the probe is there now is asked before anything is put back.
    return error instanceof UnreachableClipboard ? 'unreachable' : 'refused';
  }
}

/** Only over our own probe: what somebody copied meanwhile is newer than what was there. */
async function restore(
  clipboard: SystemClipboard,
  clock: Clock,
  probe: string,
  before: string,
): Promise<boolean> {
  for (let tries = 1; tries <= RESTORE_TRIES; tries += 1) {
    try {
      if ((await clipboard.readText()) !== probe) return true;
      // Marked as a secret, so that what a clipboard history was asked to leave out is left out again.
      await (before === '' ? clipboard.clear() : clipboard.writeSecret(before));
      return true;
    } catch {
      // As above: another program has it open for a moment.
      await new Promise<void>((resolve) => clock.setTimer(RESTORE_RETRY_MS, resolve));
    }
  }
  return false;
}
