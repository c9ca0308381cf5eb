// What an app leaves where others could read it, collected while it runs and after: what it prints, tells its window,
// shows, writes to disk and hands to the system. It must not know which secrets are looked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { waitUntil } from '../../../build/waiting/wait-until.ts';
import { within } from '../../../build/waiting/within.ts';
import { filesBelow, unlessGone } from '../app/files-below.ts';
import { processTree } from '../app/process-tree.ts';
import type { Evidence } from './leak-search.ts';

/** For what hangs; a busy computer may take its time. */
const ANSWER_TIMEOUT_MS = 30_000;

/** From now on, all that main answers or tells any window goes into the file, one JSON text a line. */
export async function recordWindowTraffic(app: ElectronApplication, file: string): Promise<void> {
  // We may be let in while Electron is still building its half of the channels.
  await waitUntil({
    what: 'main to have channels',
    look: () =>
      app.evaluate(
        ({ ipcMain }) => (ipcMain as unknown as { _invokeHandlers?: object })._invokeHandlers !== undefined,
      ),
    until: (isThere) => isThere,
    timeoutMs: ANSWER_TIMEOUT_MS,
  });
  await app.evaluate(({ app: electron, ipcMain, webContents }, traffic) => {
    type Handler = (...args: unknown[]) => unknown;
    const { appendFileSync } = process.getBuiltinModule('node:fs');
    const record = (kind: string, value: unknown) =>
      appendFileSync(traffic, `${JSON.stringify([kind, value])}\n`);
    const listened =
      (handler: Handler) =>
      async (...args: unknown[]) => {
        try {
          const answer = await handler(...args);
          record('answer', answer);
          return answer;
        } catch (error) {
          record('refusal', String(error));
          throw error;
        }
      };
    const listenTo = (contents: Electron.WebContents) => {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...args) => {
        record(channel, args);
        send(channel, ...args);
      };
    };
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> };
    for (const [channel, handler] of handlers) handlers.set(channel, listened(handler));
    const handle = ipcMain.handle.bind(ipcMain);
    ipcMain.handle = (channel, handler) => handle(channel, listened(handler as Handler));
    for (const contents of webContents.getAllWebContents()) listenTo(contents);
    electron.on('web-contents-created', (_event, contents) => listenTo(contents));
    // Something must hold the answer: else V8 collects it where a starting app is too busy to give it.
    return new Promise<void>((resolve) => void setImmediate(resolve));
  }, file);
}

/** What stands on the screen as text; nothing for a page that is gone. Rejects for one that does not answer. */
export async function pageText(page: Page): Promise<readonly Evidence[]> {
  const text = page
    .evaluate(() => `${document.title}\n${document.body?.innerText ?? ''}`)
    .catch(() => undefined); // closed or crashed
  const content = await within(ANSWER_TIMEOUT_MS, 'the page', text);
  return content === undefined ? [] : [{ place: 'the text of the window', content }];
}

/** Command line and environment of the app's processes, as other programs of this user can read them. */
export function processEvidence(pid: number): readonly Evidence[] {
  return processTree(pid).flatMap((each) =>
    ['cmdline', 'environ'].flatMap((file) => {
      try {
        return [{ place: `${file} of a process`, content: readFileSync(`/proc/${each}/${file}`) }];
      } catch {
        return []; // the process has ended
      }
    }),
  );
}

/** Every file below a folder, as far as it is still there. */
export function fileEvidence(folder: string): readonly Evidence[] {
  return filesBelow(folder).flatMap((place) => {
    const content = unlessGone(() => readFileSync(join(folder, place)));
    return content === undefined ? [] : [{ place, content }];
  });
}
