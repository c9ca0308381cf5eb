// Which formats are on the clipboard, asked from outside of the app, by each system's own means.
import { execFileSync } from 'node:child_process';

const COMMANDS: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  win32: [
    ...(['powershell.exe', '-NoProfile', '-STA', '-Command'] as const),
    'Add-Type -AssemblyName System.Windows.Forms; [System.Windows.Forms.Clipboard]::GetDataObject().GetFormats($false)',
  ],
  darwin: [
    ...(['osascript', '-l', 'JavaScript', '-e'] as const),
    'ObjC.import("AppKit"); ObjC.deepUnwrap($.NSPasteboard.generalPasteboard.types).join("\\n")',
  ],
  linux: ['xclip', '-selection', 'clipboard', '-out', '-target', 'TARGETS'],
};

export function clipboardFormats(): readonly string[] {
  const [program, ...args] = COMMANDS[process.platform] ?? [];
  if (program === undefined) throw new Error(`No way is known to ask ${process.platform} for its clipboard.`);
  return execFileSync(program, args, { encoding: 'utf8' })
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

/** What tells clipboard histories and cloud sync to leave the text out. */
export const SECRET_MARKS: Readonly<Record<string, readonly string[]>> = {
  win32: [
    ...['ExcludeClipboardContentFromMonitorProcessing', 'CanIncludeInClipboardHistory'],
    'CanUploadToCloudClipboard',
  ],
  darwin: ['org.nspasteboard.ConcealedType'],
  linux: ['x-kde-passwordManagerHint'],
};
