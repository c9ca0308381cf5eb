// A copy by the tray of the real app, shown to the service in the same moment: whether it is accepted, and whether what the
// app says of it, in the notification and in the tray, is so. Keeps the token to itself.
import type { ElectronApplication } from '@playwright/test';
import { jwtDecode } from 'jwt-decode';
import type { NotificationServer } from '../../../build/desktop/notification-server.ts';
import type { StatusNotifierHost } from '../../../build/desktop/status-notifier-host.ts';
import type { SystemClipboard } from '../../../build/desktop/system-clipboard.ts';
import { promisedMs } from '../window/tray-promise.ts';
import type { SimpleJwtService } from './simplejwt-service.ts';

export interface CopyTools {
  readonly tray: StatusNotifierHost;
  readonly notifications: NotificationServer;
  readonly clipboard: SystemClipboard;
  readonly service: Pick<SimpleJwtService, 'judge'>;
}

export interface JudgedCopy {
  /** The notification's words. */
  readonly said: string;
  /** '' where nothing was copied. */
  readonly token: string;
  readonly accepted: boolean;
  /** The company's line right after the copy. */
  readonly trayLabel: string;
  /** By how much more than there was left the notification and the tray promised, in whole minutes and in seconds. */
  readonly notificationExcessMin: number;
  readonly trayExcessS: number;
  /** What the service said was left. */
  readonly secondsLeft: number;
}

const ANSWER_TIMEOUT_MS = 15_000;
const MINUTES_A_DAY = 1_440;

export async function copyByTray(
  { tray, notifications, clipboard, service }: CopyTools,
  app: ElectronApplication,
  company: string,
): Promise<JudgedCopy> {
  notifications.forget();
  await tray.clickByLabel(new RegExp(`^${company} - `), MENU_TRIES);
  const about = new RegExp(`${company}(: nothing| token) copied`);
  const { summary, body } = await notifications.waitFor(about, ANSWER_TIMEOUT_MS);
  const said = `${summary}\n${body}`;
  if (/nothing copied/.test(said)) return { ...NOTHING, said };
  const token = await clipboard.read();
  const trayLabel = (await tray.labels()).find((line) => line.startsWith(`${company} - `)) ?? '';
  const verdict = await service.judge(token);
  const isAccepted = verdict.kind === 'accepted';
  const secondsLeft = isAccepted ? verdict.secondsLeft : 0;
  // A token that was renewed meanwhile is not the one that the tray speaks of.
  const trayPromisedS = isAccepted && !verdict.isNewest ? 0 : (promisedMs(trayLabel) ?? 0) / 1_000;
  return {
    ...{ said, token, trayLabel, secondsLeft, accepted: isAccepted },
    notificationExcessMin: excessMin(said, await clockTime(app, token)),
    trayExcessS: Math.max(0, trayPromisedS - secondsLeft),
  };
}

/** A menu that is replaced between look and click is read again. */
const MENU_TRIES = 10;

const NOTHING = {
  ...{ token: '', trayLabel: '', accepted: false, secondsLeft: 0 },
  ...{ notificationExcessMin: 0, trayExcessS: 0 },
};

/** The token's end as the app's own clock shows it: "14:32". */
function clockTime(app: ElectronApplication, token: string): Promise<string> {
  const endMs = (jwtDecode(token).exp ?? 0) * 1_000;
  return app.evaluate((_, ms) => new Date(ms).toTimeString().slice(0, 5), endMs);
}

/** How many minutes after the true end the words are; a day of the week in them is a day or more. */
function excessMin(said: string, end: string): number {
  const [, day, until] = /(?:until|only until) ([A-Z]\w+ )?.*?(\d\d:\d\d)/.exec(said) ?? [];
  if (until === undefined) return 0;
  const excess = (minutesOf(until) - minutesOf(end) + MINUTES_A_DAY) % MINUTES_A_DAY;
  if (day !== undefined) return excess + MINUTES_A_DAY;
  return excess < MINUTES_A_DAY / 2 ? excess : 0;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
