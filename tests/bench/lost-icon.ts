// Whether the app can be lost: panels that refuse, drop, crash, list a hollow icon or outlive themselves, again and again, in
// random order and at random moments. At every moment the operator must have an icon that answers, or a window. Linux only.
// Run: node tests/bench/lost-icon.ts [--runs 60] [--seed 1]
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import type { PanelManners } from '../../build/desktop/status-notifier-watcher.ts';
import { AppUnderTest } from '../support/app/app-under-test.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { describeMachine } from './machine.ts';

type Fault = Exclude<PanelManners, 'good'> | 'gone';

interface Run {
  readonly fault: Fault;
  readonly isAtStart: boolean;
  /** The longest time with neither icon nor window. */
  readonly unseenMs: number;
  readonly isBack: boolean;
}

const FAULTS: readonly Fault[] = ['refusing', 'dropping', 'hollow', 'headless', 'gone'];
const LIMIT_MS = 5_000;
/** How long a fault lasts, at most. */
const LONGEST_FAULT_MS = 6_500;
const BACK_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 50;
/** Every so many runs the fault is there before the app. */
const AT_START_EVERY = 3;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});

/** Park and Miller's minimal standard generator: the same seed, the same faults. */
function randomsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

class Desktop {
  panel: StatusNotifierHost | undefined;

  async suffer(fault: Fault): Promise<void> {
    if (fault === 'gone') this.#stop();
    else if (fault === 'refusing' || this.panel === undefined) await this.#restart(fault);
    else this.panel.behave(fault);
  }

  async recover(): Promise<void> {
    await this.#restart('good');
  }

  async hasIcon(isShowing: boolean): Promise<boolean> {
    return isShowing && (await this.panel?.hasLiveIcon()) === true;
  }

  async #restart(manners: PanelManners): Promise<void> {
    this.#stop();
    this.panel = await StatusNotifierHost.start(manners);
  }

  #stop(): void {
    this.panel?.stop();
    this.panel = undefined;
  }
}

const hasWindow = (app: AppUnderTest) =>
  app.electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible() || window.isMinimized()),
  );

/** The longest time without both, until `until` says that it is enough. */
async function longestUnseenMs(
  isSeen: () => Promise<boolean>,
  until: (sinceMs: number, isSeen: boolean) => boolean,
): Promise<number> {
  const startedAtMs = performance.now();
  let seenAtMs = startedAtMs;
  let longestMs = 0;
  for (;;) {
    const seen = await isSeen();
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - seenAtMs);
    if (seen) seenAtMs = nowMs;
    if (until(nowMs - startedAtMs, seen)) return longestMs;
    await pause(LOOK_EVERY_MS);
  }
}

async function suffer(app: AppUnderTest, desktop: Desktop, fault: Fault, forMs: number): Promise<number> {
  // An icon on a panel that does not show what is in its list is none.
  const isSeen = async () => (await desktop.hasIcon(fault !== 'headless')) || (await hasWindow(app));
  return longestUnseenMs(isSeen, (sinceMs) => sinceMs > forMs);
}

/** Whether the icon is there again, and whether the window may then be closed to it. */
async function isBackAfterRecovery(app: AppUnderTest, desktop: Desktop): Promise<boolean> {
  await desktop.recover();
  let isBack = false;
  await longestUnseenMs(
    async () => {
      if (!(await desktop.hasIcon(true))) return false;
      await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      isBack = !(await hasWindow(app));
      return isBack;
    },
    (sinceMs, seen) => seen || sinceMs > BACK_WITHIN_MS,
  );
  return isBack;
}

async function run(number: number, random: () => number): Promise<Run> {
  const fault = FAULTS[Math.floor(random() * FAULTS.length)] ?? 'gone';
  const isAtStart = number % AT_START_EVERY === 0;
  const desktop = new Desktop();
  await (isAtStart ? desktop.suffer(fault) : desktop.recover());
  const launch = () => AppUnderTest.launch({ args: ['--hidden'] });
  // A test's line into an app may break while that loads its parts, which says nothing about icons.
  const app = await launch().catch(launch);
  try {
    if (!isAtStart) {
      await desktop.panel?.waitForItem();
      await pause(random() * 2_000);
      await desktop.suffer(fault);
    }
    const unseenMs = await suffer(app, desktop, fault, LONGEST_FAULT_MS * (0.3 + 0.7 * random()));
    return { fault, isAtStart, unseenMs, isBack: await isBackAfterRecovery(app, desktop) };
  } finally {
    await app.dispose();
    desktop.panel?.stop();
  }
}

const line = ({ fault, isAtStart, unseenMs, isBack }: Run, number: number) =>
  `${number + 1}. ${fault}${isAtStart ? ' from the start' : ''}: unseen for ${(unseenMs / 1_000).toFixed(1)} s at most; ` +
  `${isBack ? 'icon back, window closed to it' : 'NOT BACK'}`;

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const random = randomsFrom(Number(values.seed));
  const runs: Run[] = [];
  for (let number = 0; number < Number(values.runs); number += 1) {
    const result = await run(number, random);
    runs.push(result);
    console.log(line(result, number));
  }
  const invisible = runs.filter(({ unseenMs, isBack }) => unseenMs > LIMIT_MS || !isBack);
  const worstMs = Math.max(...runs.map(({ unseenMs }) => unseenMs));
  console.log(
    `\n${invisible.length} of ${runs.length} runs invisible; at worst ${(worstMs / 1_000).toFixed(1)} s`,
  );
  process.exitCode = invisible.length === 0 ? 0 : 1;
});
