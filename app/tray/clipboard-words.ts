// What the tray says of the copied token: how long it can be pasted, then once that it was cleared. Pure.
import type { ClipboardView } from '../shared/contract/clipboard.ts';
import { cutName } from '../shared/name-cut.ts';
import { durationWords } from '../shared/time-words.ts';
import type { Texts } from '../texts/texts.ts';
import { isolated } from './isolated.ts';

const SECOND_MS = 1_000;
/** How long the tooltip says that the token was cleared; if the screen was locked, until the next copy. */
const CLEARED_SHOWN_MS = 60 * SECOND_MS;
/** Windows shows at most 127 characters of a tooltip. */
const MAX_TOOL_TIP_LENGTH = 127;
const MAX_NAME_LENGTH = 28;
const LAST_STEP_S = 5;

export interface ClipboardWords {
  readonly words: string;
  /** When the words become other ones by themselves. */
  readonly changesInMs?: number;
}

/** Undefined where there is nothing to say. */
export function clipboardWords(view: ClipboardView, texts: Texts, nowMs: number): ClipboardWords | undefined {
  if (view.kind === 'nothing') return undefined;
  const company = isolated(cutName(view.company, MAX_NAME_LENGTH));
  if (view.kind === 'cleared') {
    const leftMs = view.clearedAtMs + CLEARED_SHOWN_MS - nowMs;
    if (view.because === 'locked') return { words: texts.say('tray.clipboard.clearedLocked', { company }) };
    if (view.because === 'operator' || leftMs <= 0) return undefined;
    return { words: texts.say('tray.clipboard.cleared', { company }), changesInMs: leftMs };
  }
  const leftMs = view.clearsAtMs === undefined ? 0 : view.clearsAtMs - nowMs;
  // Where its time is over, another app keeps the clipboard busy.
  if (leftMs <= 0) return { words: texts.say('tray.clipboard.holds', { company }) };
  const { shownMs, changesInMs } = stepOf(leftMs);
  const duration = durationWords(shownMs, texts.locale);
  return { words: texts.say('tray.clipboard.pasteWithin', { company, duration }), changesInMs };
}

/** Above the state of the companies, where there is room for both. */
export function withClipboardWords(toolTip: string, said: ClipboardWords | undefined): string {
  if (!said) return toolTip;
  const both = `${said.words}\n${toolTip}`;
  return both.length <= MAX_TOOL_TIP_LENGTH ? both : said.words;
}

/** A tooltip is read now and then: it counts down in steps, and promises no more than the second that has begun. */
function stepOf(leftMs: number): { readonly shownMs: number; readonly changesInMs: number } {
  const leftS = Math.ceil(leftMs / SECOND_MS);
  if (leftS < LAST_STEP_S) return { shownMs: leftS * SECOND_MS, changesInMs: leftMs };
  const stepS = leftS > 120 ? 60 : leftS > 20 ? 10 : LAST_STEP_S;
  const shownS = Math.floor(leftS / stepS) * stepS;
  return { shownMs: shownS * SECOND_MS, changesInMs: leftMs - (shownS - 1) * SECOND_MS };
}
