// Tells when a folder changes that may be absent, come later or be replaced. The system reports it: nothing is polled.
import { type FSWatcher, watch } from 'node:fs';
import * as path from 'node:path';

/** Calls once at the beginning, too, for what changed before. Returns the unsubscribe. */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let inner: FSWatcher | undefined;
  const lookInside = () => {
    inner?.close();
    inner = tryToWatch(folder, onChange);
  };
  const outer = tryToWatch(path.dirname(folder), (name) => {
    if (name !== null && name !== path.basename(folder)) return;
    lookInside();
    onChange();
  });
  lookInside();
  onChange();
  return () => {
    outer?.close();
    inner?.close();
  };
}

/** A folder that is not there, or that no more can be watched, is not watched. */
function tryToWatch(folder: string, onEvent: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => onEvent(name));
    // Some systems report a folder's removal as an error.
    watcher.on('error', () => onEvent(null));
    return watcher;
  } catch {
    return undefined;
  }
}
