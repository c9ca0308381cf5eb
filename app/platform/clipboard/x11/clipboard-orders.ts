// What the clipboard thread does for the main process: copies, reads, clears.

import { SelectionOwner } from './selection-owner.ts';
import { SelectionReader } from './selection-reader.ts';
import type { ClipboardOrder, CopyOrder, CopyOutcome, OrderResult } from './thread-clipboard.ts';
import { XConnection } from './x-connection.ts';

export interface ClipboardOrdersOptions {
  readonly display: string;
  /** Wayland programs must be able to paste it too. */
  readonly isWayland: boolean;
  readonly onLost: () => void;
  readonly onEnd: () => void;
}

interface Selection {
  readonly owner: SelectionOwner;
  readonly reader: SelectionReader;
}

/** Returns the function that carries out an order; it rejects if the clipboard cannot be used now. */
export function carryOutClipboardOrder(options: ClipboardOrdersOptions) {
  let selection: Promise<Selection> | undefined;
  /** When we last read or copied what is now to be cleared. */
  let filledByMs: number | undefined;
  return async (order: ClipboardOrder): Promise<OrderResult> => {
    selection ??= open(options);
    const { owner, reader } = await selection.catch((error: unknown) => {
      selection = undefined;
      throw error;
    });
    switch (order.do) {
      case 'copy': {
        const outcome = await copy(owner, reader, order, options.isWayland);
        filledByMs = owner.sinceMs;
        return { outcome };
      }
      case 'read':
        filledByMs = await owner.serverTimeMs();
        return { text: await reader.text() };
      case 'look':
        return (await look(owner, reader, options.isWayland)) ?? {};
      case 'clear':
        // Not what another program has copied since.
        await owner.clear(filledByMs);
        return {};
      case 'connect':
        return {};
    }
  };
}

async function open({ display, onLost, onEnd }: ClipboardOrdersOptions): Promise<Selection> {
  // Two, so that we read what we hold as another program would.
  const [forOwner, forReader] = await Promise.all([XConnection.open(display), XConnection.open(display)]);
  forOwner.onEnd(onEnd);
  forReader.onEnd(onEnd);
  return { owner: await SelectionOwner.create(forOwner, onLost), reader: new SelectionReader(forReader) };
}

/** Undefined if X does not show what is there. */
async function look(owner: SelectionOwner, reader: SelectionReader, isWayland: boolean) {
  const read = async () => ({ formats: await reader.formats(), text: await reader.text() });
  return isWayland ? owner.whileSynchronized(read, ({ formats }) => formats.length === 0) : read();
}

/**
 * `copied` only where another program can read it; `offered` where the compositor knows of it and has not read it; `takenBack`
 * where it then gave X something else.
 */
async function copy(
  owner: SelectionOwner,
  reader: SelectionReader,
  held: CopyOrder,
  isWayland: boolean,
): Promise<CopyOutcome> {
  const owned = isWayland
    ? await owner.ownOnWayland(held, held.wantsFocus)
    : (await owner.own(held)) && 'fetched';
  if (owned === 'fetched' || owned === 'offered') {
    const pasted = await reader.text().catch(() => undefined); // its new owner does not answer
    if (pasted === held.text) return owned === 'fetched' ? 'copied' : 'offered';
    if (owned === 'offered') return 'takenBack';
  }
  // Another program may have been quicker: only our own copy is cleared.
  await owner.clear(owner.sinceMs);
  return owned === 'lost' ? 'unreachable' : 'refused';
}
