// Electron's clipboard. Since Electron 44 it is asynchronous and can mark an entry as secret; before, it can do neither.
import * as electron from 'electron';
import type { SystemClipboard } from '../../clipboard/system-clipboard.ts';

const rawFormat = (name: string) => `electron application/osclipboard;format="${name}"`;
/** A Windows DWORD of 0. */
const ZERO = () => new Blob([new Uint8Array(4)]);

/** What makes each platform's clipboard history and cloud sync leave an entry out. */
function secretMarks(): Readonly<Record<string, string | Blob>> {
  switch (process.platform) {
    case 'win32':
      return {
        [rawFormat('ExcludeClipboardContentFromMonitorProcessing')]: ZERO(),
        [rawFormat('CanIncludeInClipboardHistory')]: ZERO(),
        [rawFormat('CanUploadToCloudClipboard')]: ZERO(),
      };
    case 'darwin':
      return { [rawFormat('org.nspasteboard.ConcealedType')]: '1' };
    default:
      return { [rawFormat('x-kde-passwordManagerHint')]: 'secret' };
  }
}

/** Electron before 44. */
interface FormerClipboard {
  availableFormats(): readonly string[];
  readText(type: 'selection'): string;
  clear(type: 'selection'): void;
}

const former = electron.clipboard as unknown as FormerClipboard;
const isFormer = () => typeof electron.ClipboardItem !== 'function';

async function formatsOnOffer(): Promise<readonly string[]> {
  if (isFormer()) return former.availableFormats();
  return (await electron.clipboard.read()).flatMap(({ types }) => types);
}

/** On X, Chromium copies to the primary selection (middle click) too, and leaves it when the clipboard is cleared. */
async function takeOffSelection(text: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const { selection } = electron.clipboard;
  if (isFormer()) {
    if (former.readText('selection') === text) former.clear('selection');
  } else if (selection && (await selection.readText()) === text) selection.clear();
}

const isPlainText = (format: string) => /^text\/plain\b/i.test(format);

export const electronClipboard: SystemClipboard = {
  look: async () => {
    const formats = await formatsOnOffer();
    if (formats.length === 0) return { kind: 'nothing' };
    if (!formats.every(isPlainText)) return { kind: 'more' };
    return { kind: 'text', text: await electron.clipboard.readText() };
  },
  readText: async () => electron.clipboard.readText(),
  writeSecret: async (text) => {
    if (isFormer()) await electron.clipboard.writeText(text);
    else
      await electron.clipboard.write([new electron.ClipboardItem({ 'text/plain': text, ...secretMarks() })]);
    try {
      await takeOffSelection(text);
    } catch {
      // The token is on the clipboard by now: it must count as ours, so that it will be cleared there.
    }
  },
  writePlain: async (text) => electron.clipboard.writeText(text),
  clear: async () => electron.clipboard.clear(),
  prepare: async () => undefined,
  worksInBackground: async () => true,
  onTaken: (listener) => {
    // Windows tells no one, so we look when our window comes to the front. macOS may ask the operator before an app reads what
    // another one copied, and X tells its owner.
    if (process.platform !== 'win32') return () => undefined;
    electron.app.on('browser-window-focus', listener);
    return () => void electron.app.off('browser-window-focus', listener);
  },
};
