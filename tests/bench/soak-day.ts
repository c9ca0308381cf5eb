// What happens while the soak runs: someone copies tokens all the time, now and then opens the window for a minute, and
// the computer sleeps. Measures nothing itself.
import { setTimeout as delay } from 'node:timers/promises';
import type { Login1 } from '../../build/desktop/login1.ts';
import { within } from '../../build/waiting/within.ts';
import type { FaultyService } from './faulty-service.ts';
import type { ProbedApp } from './probed-app.ts';
import type { SoakOperator } from './soak-operator.ts';

const MINUTE_MS = 60_000;
const [LEAST_PAUSE_MS, MOST_PAUSE_MS] = [1_000, 2_000];
const WINDOW_MS = MINUTE_MS;
const BEFORE_SLEEP_MS = 1_000;
/** In turn: short of a token's life, and past it. */
const SLEEPS_MS = [20_000, 75_000];
const LOOK_EVERY_COPIES = 8;
const TURN_TIMEOUT_MS = 60_000;

export interface SoakScene {
  readonly app: ProbedApp;
  readonly bare: ProbedApp;
  readonly operator: SoakOperator;
  readonly login1: Login1;
  readonly service: FaultyService;
}

export interface SoakDay {
  readonly durationMs: number;
  /** Each has a sleep in its middle and the window open near its end. */
  readonly periodMs: number;
  /** Called after each minute that the app has reported. */
  readonly onMinute: (minute: number) => Promise<void>;
}

/** Ends early where the app ends. */
export async function liveThrough(scene: SoakScene, day: SoakDay): Promise<void> {
  const { app, operator, service } = scene;
  service.misbehave();
  const startMs = performance.now();
  let [sleeps, opened, copies, minutes] = [0, 0, 0, 0];
  let closeAtMs = Number.POSITIVE_INFINITY;
  for (let nowMs = 0; nowMs < day.durationMs && app.isRunning; nowMs = performance.now() - startMs) {
    const periods = nowMs / day.periodMs;
    if (periods >= sleeps + 0.5) {
      await sleep(scene, SLEEPS_MS[sleeps % SLEEPS_MS.length] ?? 0);
      sleeps += 1;
    } else if (periods >= opened + 0.8) {
      await operator.openWindow();
      opened += 1;
      closeAtMs = nowMs + WINDOW_MS;
    } else if (nowMs >= closeAtMs) {
      app.closeWindow();
      closeAtMs = Number.POSITIVE_INFINITY;
    } else await delay(LEAST_PAUSE_MS + Math.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS));
    copies += 1;
    await within(TURN_TIMEOUT_MS, 'a copy by the tray', operator.copy());
    if (copies % LOOK_EVERY_COPIES === 0) await operator.look();
    if (app.minutes.length > minutes) {
      minutes = app.minutes.length;
      await day.onMinute(minutes);
    }
  }
}

/** The operator copies as soon as the computer is awake. */
async function sleep({ app, login1, operator }: SoakScene, durationMs: number): Promise<void> {
  login1.suspend();
  await delay(BEFORE_SLEEP_MS);
  await app.sleep(durationMs);
  login1.resume();
  operator.noteWake();
}
