// The focus of the desktop for a moment, by a window of one pixel that opens and closes again.
import { eventMask } from 'x11';
import { happensWithin } from './happens-within.ts';
import { numbers, type XConnection } from './x-connection.ts';

const REPLACE = 0;
const LIMIT_MS = 1_000;
/** As a pager sends it, so that focus-stealing prevention does not get in the way. */
const FROM_PAGER = 2;

/** Runs while a window of ours has the focus. Undefined if it gets none. `sinceMs`: now, by the server's clock. */
export async function whileFocused<Result>(
  connection: XConnection,
  sinceMs: number,
  run: () => Promise<Result>,
): Promise<Result | undefined> {
  const { x, root } = connection;
  // A new one each time: sway believes that a window keeps the focus while it is not shown, and does not give it again.
  const window = connection.newWindow(eventMask.FocusChange);
  try {
    await setProperties(connection, window, sinceMs);
    const activate = await connection.atom('_NET_ACTIVE_WINDOW');
    const focused = happensWithin(LIMIT_MS, (happened) =>
      connection.listen(({ name, wid }) => {
        if (name === 'FocusIn' && wid === window) happened();
      }),
    );
    x.MapWindow(window);
    x.SendClientMessage(root, window, activate, 32, [FROM_PAGER, sinceMs, 0, 0, 0]);
    return (await focused) ? await run() : undefined;
  } finally {
    x.DestroyWindow(window);
  }
}

/** Small, frameless, in no list of windows; but it accepts keyboard input, without which no window gets the focus. */
async function setProperties(connection: XConnection, window: number, sinceMs: number): Promise<void> {
  const NO_FRAME = [2, 0, 0, 0, 0];
  const TAKES_INPUT = [1, 1, 0, 0, 0, 0, 0, 0, 0];
  const hidden = ['_NET_WM_STATE_SKIP_TASKBAR', '_NET_WM_STATE_SKIP_PAGER'];
  const set = async (name: string, type: string, values: readonly number[]) => {
    const [property = 0, kind = 0] = await connection.atoms([name, type]);
    connection.x.ChangeProperty(REPLACE, window, property, kind, 32, numbers(values));
  };
  await set('_MOTIF_WM_HINTS', '_MOTIF_WM_HINTS', NO_FRAME);
  await set('WM_HINTS', 'WM_HINTS', TAKES_INPUT);
  await set('_NET_WM_USER_TIME', 'CARDINAL', [sinceMs]);
  await set('_NET_WM_WINDOW_TYPE', 'ATOM', await connection.atoms(['_NET_WM_WINDOW_TYPE_UTILITY']));
  await set('_NET_WM_STATE', 'ATOM', await connection.atoms(hidden));
}
