// Whether a window with 1,000 companies stays smooth: scrolling, searching, and 200 renewals at once. A bare page is
// measured in the same run. Linux only. Run: node tests/bench/many-companies.ts [--companies 1000] [--runs 3]
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../app/contract.ts';
import { AppUnderTest } from '../support/app-under-test.ts';
import { StatusNotifierHost } from '../support/status-notifier-host.ts';
import { BenchBuild } from './bench-build.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { BARE_APP } from './bench-scene.ts';
import { type Frames, recordFrames } from './frame-recorder.ts';
import { describeMachine } from './machine.ts';
import { PracticeService } from './practice-service.ts';
import { quantile, textTable } from './samples.ts';
import { addCompanies } from './used-before.ts';

const SMOOTH_MS = 50;
const BURST = 200;
const STILL_MS = 3_000;
const CALM_DOWN_MS = 4_000;

const { values } = parseArgs({
  options: { companies: { type: 'string', default: '1000' }, runs: { type: 'string', default: '3' } },
});
const companyCount = Number(values.companies);
const runs = Number(values.runs);

type Measure = readonly [what: string, work: (page: Page) => Promise<void>];

const MEASURES: readonly Measure[] = [
  ['standing still', () => delay(STILL_MS)],
  ['scrolling to the end', scrollToTheEnd],
  ['searching', search],
  [`${BURST} renewals at once`, renewMany],
];

async function scrollToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const list = document.querySelector('[role=grid]');
    if (!list) throw new Error('There is no list.');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    list.scrollTop = 0;
    // A screen and a half per second is reading; this is a hand on the scroll bar.
    for (let before = -1; before !== list.scrollTop; await frame()) {
      before = list.scrollTop;
      list.scrollTop += 400;
    }
  });
}

async function search(page: Page): Promise<void> {
  const field = page.getByRole('searchbox');
  await field.pressSequentially('company 09', { delay: 80 });
  await field.press('Escape');
  await field.fill('');
}

async function renewMany(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    const { tokenTray } = globalThis as unknown as { readonly tokenTray: Bridge };
    const { companies } = await tokenTray.call('readSnapshot', undefined);
    const renewed = companies.slice(0, count).map(({ id }) => tokenTray.call('refresh', { companyId: id }));
    const outcomes = await Promise.all(renewed);
    const failed = outcomes.filter(({ outcome }) => outcome !== 'renewed');
    if (failed.length > 0) throw new Error(`${failed.length} of ${count} were not renewed`);
  }, BURST);
}

function row(what: string, frames: readonly Frames[]): readonly string[] {
  const gaps = frames.flatMap(({ gapsMs }) => gapsMs);
  const long = frames.flatMap(({ longTasksMs }) => longTasksMs);
  const over = gaps.filter((gapMs) => gapMs > SMOOTH_MS).length;
  return [
    what,
    String(gaps.length),
    ...[0.5, 0.95, 0.99, 1].map((share) => quantile(gaps, share).toFixed(0)),
    String(over),
    long.length === 0 ? '0' : `${long.length} (longest ${Math.max(...long).toFixed(0)})`,
  ];
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const built = await BenchBuild.make();
  const panel = await StatusNotifierHost.start();
  const service = await PracticeService.start();
  const bare = await AppUnderTest.launch({ appFolder: BARE_APP, args: ['--window'] });
  const app = await AppUnderTest.launch({ appFolder: built.folder });
  try {
    const [barePage, page] = [await bare.window(), await app.window()];
    await addCompanies(page, companyCount, service.address);
    await page.getByRole('searchbox').waitFor();
    const found = new Map<string, Frames[]>();
    const note = async (what: string, of: Page, work: () => Promise<void>) => {
      const frames = await recordFrames(of, work);
      found.set(what, [...(found.get(what) ?? []), frames]);
    };
    for (let run = 0; run < runs; run += 1) {
      await note('a bare page, standing still', barePage, () => delay(STILL_MS));
      for (const [what, work] of MEASURES) {
        await delay(CALM_DOWN_MS);
        await note(what, page, () => work(page));
      }
    }
    const headings = [
      '',
      'frames',
      'median ms',
      'p95',
      'p99',
      'longest',
      `over ${SMOOTH_MS} ms`,
      'long tasks',
    ];
    console.log(
      `\n${textTable(
        headings,
        [...found].map(([what, frames]) => row(what, frames)),
      )}`,
    );
  } finally {
    await app.dispose();
    await bare.dispose();
    service.stop();
    panel.stop();
    built.remove();
  }
});
