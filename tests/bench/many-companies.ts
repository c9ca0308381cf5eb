// A window with a thousand companies in the real app: how long its frames take while it is scrolled, searched, and while
// the state of some or of all companies changes at once, beside a bare page in the same run. Linux only. At first only some
// are signed in: those are what "Renew all" renews.
// Run: node tests/bench/many-companies.ts [--companies 1000] [--burst 200]
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { Keyring } from '../../build/desktop/keyring.ts';
import { AppUnderTest } from '../support/app/app-under-test.ts';
import { WindowCommands } from '../support/window/window-commands.ts';
import { BenchBuild } from './bench-build.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { BARE_APP } from './bench-scene.ts';
import { type FrameRecord, recordFrames } from './frame-record.ts';
import { describeMachine } from './machine.ts';
import { PracticeService } from './practice-service.ts';
import { quantile, textTable } from './samples.ts';
import { addCompanies, companyLabel, secretsOf } from './used-before.ts';

const WATCHED_MS = 10_000;
/** After the jump to the top and the way of the pointer. */
const SETTLE_MS = 1_000;
const WHEEL_PX = 400;
const MOST_WHEELS = 2_000;
const KEY_EVERY_MS = 80;
const LIMIT_MS = 50;

const { values } = parseArgs({
  options: { companies: { type: 'string', default: '1000' }, burst: { type: 'string', default: '200' } },
});
const companies = Number(values.companies);
const burst = Number(values.burst);
const records: (readonly [string, FrameRecord])[] = [];

interface Pages {
  readonly page: Page;
  readonly barePage: Page;
}

/** Both pages at the same time: what the machine does to one it does to the other. */
async function record({ page, barePage }: Pages, what: string, action: () => Promise<void>): Promise<void> {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const bare = recordFrames(barePage, () => ended);
  const own = await recordFrames(page, action);
  end();
  records.push([what, own], [`bare page: ${what}`, await bare]);
  for (const each of records.slice(-2)) console.log(describe(each).join(' | '));
}

function describe([what, { framesMs, longTasksMs }]: readonly [string, FrameRecord]): readonly string[] {
  const over = framesMs.filter((ms) => ms > LIMIT_MS).length;
  const times = [0.5, 0.95, 1].map((share) => quantile(framesMs, share).toFixed(0));
  const worst = longTasksMs.length === 0 ? '0' : `${longTasksMs.length}, ${Math.max(...longTasksMs)}`;
  return [what, String(framesMs.length), ...times, String(over), worst];
}

/** To the end of the list, as fast as the page takes the wheel's turns. */
async function scrollToEnd(page: Page): Promise<void> {
  const list = page.getByRole('grid');
  await list.hover();
  for (let wheels = 0; wheels < MOST_WHEELS; wheels += 1) {
    await page.mouse.wheel(0, WHEEL_PX);
    if (wheels % 20 === 0 && (await list.evaluate(isAtEnd))) return;
  }
}

const isAtEnd = ({ scrollTop, clientHeight, scrollHeight }: Element) =>
  scrollTop + clientHeight >= scrollHeight - 2;

async function search(page: Page): Promise<void> {
  const field = page.getByRole('searchbox');
  await field.pressSequentially(companyLabel(companies >> 1), { delay: KEY_EVERY_MS });
  for (const _letter of companyLabel(companies))
    await page.keyboard.press('Backspace', { delay: KEY_EVERY_MS });
}

/** Signs in to those that are not yet: from then on all of them are renewed at once. */
async function signInToTheOthers(page: Page, renewedSinceMs: number): Promise<void> {
  const commands = new WindowCommands(page);
  const { companies: shown } = await commands.readSnapshot();
  const renewed = shown.filter(({ lastRenewedMs = 0 }) => lastRenewedMs >= renewedSinceMs);
  if (renewed.length !== burst) throw new Error(`${renewed.length} companies were renewed, not ${burst}`);
  const inputs = shown.map(({ id: companyId }, index) => ({
    companyId,
    secrets: secretsOf(index + 1),
    storePassword: false,
  }));
  await commands.callAll('signIn', inputs.slice(burst));
  // What was read here the window hears of with the next change.
  await commands.callAll('renew', [{ companyId: inputs[0]?.companyId ?? '' }]);
}

/** The pointer goes there before: what finding the button costs the page is not the operator's. */
async function pointAtRenewAll(page: Page): Promise<() => Promise<void>> {
  const box = await page.getByRole('button', { name: 'Renew all' }).boundingBox();
  if (!box) throw new Error('there is no button that renews all');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await delay(SETTLE_MS);
  return async () => {
    await page.mouse.down();
    await page.mouse.up();
    await delay(WATCHED_MS);
  };
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const built = await BenchBuild.make();
  const keyring = await Keyring.start();
  const service = await PracticeService.start();
  const bare = await AppUnderTest.launch({ appFolder: BARE_APP, args: ['--window'] });
  const app = await AppUnderTest.launch({ appFolder: built.folder, passwordStore: 'gnome-libsecret' });
  try {
    const page = await app.window();
    await addCompanies(page, companies, [service.address], { signedIn: burst });
    const pages = { page, barePage: await bare.window() };
    await record(pages, 'at rest', () => delay(WATCHED_MS));
    await record(pages, 'scrolling to the end', () => scrollToEnd(page));
    await record(pages, 'searching, a key every 80 ms', () => search(page));
    await page.getByRole('grid').press('Home');
    const renewAll = await pointAtRenewAll(page);
    const beforeBurstMs = Date.now();
    await record(pages, `${burst} renewed at once`, renewAll);
    await signInToTheOthers(page, beforeBurstMs);
    await record(pages, 'all renewed at once', renewAll);
    service.stop();
    await record(pages, 'all offline at once', renewAll);
    const headings = [
      'frames',
      'p50 ms',
      'p95 ms',
      'longest ms',
      `over ${LIMIT_MS} ms`,
      'long tasks: number, longest ms',
    ];
    console.log(`\n${textTable([`${companies} companies`, ...headings], records.map(describe))}`);
  } finally {
    await app.dispose();
    await bare.dispose();
    service.stop();
    await keyring.stop();
    built.remove();
  }
});
