// Electron's clipboard. Since Electron 44 it is asynchronous and can mark an entry as secret; before, it is neither.
import * as electron from 'electron';
import type { SystemClipboard } from '../clipboard/system-clipboard.ts';

const rawFormat = (name: string) => `electron application/osclipboard;format="${name}"`;
/** A Windows DWORD of 0. */
const ZERO = () => new Blob([new Uint8Array(4)]);

/** What tells each platform's clipboard history and cloud sync to leave an entry out. */
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
}

async function formatsOnOffer(): Promise<readonly string[]> {
  const former = electron.clipboard as unknown as FormerClipboard;
  if (typeof electron.ClipboardItem !== 'function') return former.availableFormats();
  return (await electron.clipboard.read()).flatMap(({ types }) => types);
}

const isPlainText = (format: string) => /^text\/plain\b/i.test(format);

export const electronClipboard: SystemClipboard = {
  holds: async () => {
    const formats = await formatsOnOffer();
    if (formats.length === 0) return 'nothing';
    return formats.every(isPlainText) ? 'text' : 'more';
  },
  readText: async () => electron.clipboard.readText(),
  writeSecret: async (text) => {
    if (typeof electron.ClipboardItem !== 'function') return electron.clipboard.writeText(text);
    return electron.clipboard.write([new electron.ClipboardItem({ 'text/plain': text, ...secretMarks() })]);
  },
  writePlain: async (text) => electron.clipboard.writeText(text),
  clear: async () => electron.clipboard.clear(),
};
