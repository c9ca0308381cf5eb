// Quick copy in the real app with a thousand companies: from a key to the painted result, from Enter to the clipboard as another
// program sees it, from the shortcut to a window that takes keys, and what memory is left of it ten seconds after. Linux only.
// Run: node tests/bench/quick-copy.ts [--companies 1000] [--times 15]
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { XConnection } from '../../app/platform/clipboard/x11/x-connection.ts';
import { Keyring } from '../../build/desktop/keyring.ts';
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import { AppUnderTest } from '../support/app/app-under-test.ts';
import { memoryMb, processTree } from '../support/app/process-tree.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';
import { BenchBuild } from './bench-build.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { describeMachine } from './machine.ts';
import { PracticeService } from './practice-service.ts';
import { median, sampleTable } from './samples.ts';
import { companyLabel } from './used-before.ts';

const SETTLE_MS = 15_000;
const AFTER_CLOSING_MS = 10_000;
const LATEST_MS = 5_000;

const { values } = parseArgs({
  options: {
    companies: { type: 'string', default: '1000' },
    times: { type: 'string', default: '15' },
  },
});
const companies = Number(values.companies);
const times = Number(values.times);

/** The first of them are signed in, and copied. */
const SIGNED_IN = 20;

/** All at once: a save for each would take minutes. */
async function addCompanies(page: Page, address: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const inputs = Array.from({ length: companies }, (_, at) => {
    const company = newCompany(companyLabel(at + 1), address);
    return at < SIGNED_IN ? company : { ...company, secrets: {}, signIn: false };
  });
  const results = await new WindowCommands(page).callAll('saveCompany', inputs);
  if (results.some(({ outcome }) => outcome !== 'saved')) throw new Error('not all companies were added');
}

interface Samples {
  readonly openMs: number[];
  readonly keyMs: number[];
  readonly copyMs: number[];
}

/** From the menu's click, which takes no longer than the shortcut, to a field that has the focus and a list that is painted. */
async function open(app: AppUnderTest, tray: StatusNotifierHost, { openMs }: Samples): Promise<Page> {
  const startMs = performance.now();
  const [page] = await Promise.all([
    app.electronApp.waitForEvent('window'),
    tray.clickByLabel('Quick copy…'),
  ]);
  await page.getByRole('option').first().waitFor();
  openMs.push(performance.now() - startMs);
  return page;
}

/** In the page itself: from the key's own time to the frame after the one in which its result was drawn. */
async function typeAndTime(page: Page, text: string, { keyMs }: Samples): Promise<void> {
  for (const key of text) {
    const painted = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const measure = ({ timeStamp }: KeyboardEvent) =>
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - timeStamp);
              port2.postMessage(undefined);
            });
          addEventListener('keydown', measure, { once: true, capture: true });
        }),
    );
    await page.keyboard.press(key);
    keyMs.push(await painted);
  }
}

/** From the key, as the test tool sends it, until another program than the one before owns the clipboard. */
async function enterAndTime(page: Page, x: XConnection, { copyMs }: Samples): Promise<void> {
  const clipboard = await x.atom('CLIPBOARD');
  const before = await x.ownerOf(clipboard);
  const startMs = performance.now();
  page.keyboard.press('Enter').catch(() => undefined); // the window goes while the key is down
  while ((await x.ownerOf(clipboard)) === before)
    if (performance.now() - startMs > LATEST_MS) throw new Error('nothing was copied');
  copyMs.push(performance.now() - startMs);
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const built = await BenchBuild.make();
  const keyring = await Keyring.start();
  const service = await PracticeService.start();
  const tray = await StatusNotifierHost.start();
  const outside = new SystemClipboard();
  const app = await AppUnderTest.launch({ appFolder: built.folder, passwordStore: 'gnome-libsecret' });
  const heldMb = () => memoryMb(processTree(app.process.pid ?? 0));
  const samples: Samples = { openMs: [], keyMs: [], copyMs: [] };
  try {
    await addCompanies(await app.window(), service.address);
    console.log(`${companies} companies are there`);
    await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const x = await XConnection.open(process.env.DISPLAY ?? '');
    await delay(SETTLE_MS);
    const before = heldMb();
    for (let time = 0; time < times; time += 1) {
      await outside.write(`another app's ${time}`);
      const page = await open(app, tray, samples);
      await typeAndTime(page, companyLabel((time % SIGNED_IN) + 1).slice(-3), samples);
      await enterAndTime(page, x, samples);
      if (!page.isClosed()) await page.waitForEvent('close');
    }
    await delay(AFTER_CLOSING_MS);
    const after = heldMb();
    const { openMs, keyMs, copyMs } = samples;
    const rows = [
      { name: 'tray entry to a list that takes keys', columns: [openMs] },
      { name: 'key to painted result', columns: [keyMs] },
      { name: 'Enter to clipboard', columns: [copyMs] },
    ];
    console.log(`\n${sampleTable([`${companies} companies`, 'ms'], rows)}`);
    console.log(
      `\nMemory (PSS, and anonymous), MB: ${before.pss.toFixed(0)}, ${before.anonymous.toFixed(0)} before; ` +
        `${after.pss.toFixed(0)}, ${after.anonymous.toFixed(0)} ten seconds after ${times} times. Medians: key ` +
        `${median(keyMs).toFixed(0)} ms, copy ${median(copyMs).toFixed(0)} ms.`,
    );
  } finally {
    await app.dispose();
    await tray.stop();
    service.stop();
    await keyring.stop();
    built.remove();
  }
});
