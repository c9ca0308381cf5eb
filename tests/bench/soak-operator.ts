// The soak's operator: copies a company's token by the tray, reads the clipboard from outside, as the program that it is
// pasted into would, and asks the service at once whether the token is good. Keeps counts, and never a token.
import { jwtDecode } from 'jwt-decode';
import type { NotificationServer } from '../../build/desktop/notification-server.ts';
import type { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import { menuLines } from '../../build/desktop/tray-menu.ts';
import type { FaultyService } from './faulty-service.ts';

export interface CopyTally {
  copied: number;
  /** Dead when it was read from the clipboard; wanted: none. */
  expired: number;
  /** Refused by the service although its time was not over; wanted: none. */
  refused: number;
  /** Confirmed by the service; the others were read while it was away. */
  confirmed: number;
  /** Under the promised time, and the app said so. */
  shortAndSaid: number;
  /** Under the promised time, and the app did not say so; wanted: none. */
  shortUnsaid: number;
  nothingWhileAway: number;
  /** Nothing copied although all had been well for longer than `RECOVERY_MS`. */
  nothingWhileUp: number;
  /** Nothing copied within `RECOVERY_MS` after an outage or a sleep. */
  nothingSoonAfter: number;
  /** The menu had just changed, or no answer came in time. */
  unanswered: number;
  /** Looks at the tray's menu, and companies seen there without a living token in all of them. */
  looks: number;
  deadSeen: number;
  deadSeenWhileUp: number;
  longestCopyMs: number;
}

export interface OperatorTools {
  readonly panel: StatusNotifierHost;
  readonly notifications: NotificationServer;
  readonly service: FaultyService;
  readonly companies: readonly string[];
}

/** Half the lifetime of the service's tokens: what the app promises for tokens of a minute. */
const PROMISED_MS = 30_000;
/** A token's times are whole seconds. */
const ROUNDING_MS = 1_000;
/** After an outage or a sleep all tokens are to be good again. */
const RECOVERY_MS = 20_000;
/** A menu that is replaced between look and click is read again. */
const MENU_TRIES = 10;
const ANSWER_TIMEOUT_MS = 20_000;

export class SoakOperator {
  readonly tally: CopyTally = {
    ...{ copied: 0, expired: 0, refused: 0, confirmed: 0, shortAndSaid: 0, shortUnsaid: 0 },
    ...{ nothingWhileAway: 0, nothingWhileUp: 0, nothingSoonAfter: 0, unanswered: 0 },
    ...{ looks: 0, deadSeen: 0, deadSeenWhileUp: 0, longestCopyMs: 0 },
  };
  readonly #tools: OperatorTools;
  #wokeAtMs = 0;
  readonly #clipboard = new SystemClipboard();

  constructor(tools: OperatorTools) {
    this.#tools = tools;
  }

  /** Copies the token of some company in the menu. */
  async copy(): Promise<void> {
    const { panel, notifications } = this.#tools;
    notifications.forget();
    try {
      const listed = await this.#listed();
      const company = String(listed[Math.floor(Math.random() * listed.length)]);
      const startedMs = performance.now();
      await panel.clickByLabel(new RegExp(`^${company} - (copy token|renewing|token expired|offline)`));
      const about = new RegExp(`${company}(: nothing| token) copied`);
      const { summary, body } = await notifications.waitFor(about, ANSWER_TIMEOUT_MS);
      this.tally.longestCopyMs = Math.max(this.tally.longestCopyMs, performance.now() - startedMs);
      if (/nothing copied/.test(summary)) this.#noteNothing();
      else await this.#check(await this.#clipboard.read(), /works only until/.test(body));
    } catch (error) {
      // The label changed between look and click, or the app did not answer: the report counts it.
      this.tally.unanswered += 1;
      console.log(
        `${new Date().toISOString()} not copied: ${error instanceof Error ? error.message.slice(0, 200) : ''}`,
      );
    }
  }

  /** Counts the companies that the tray shows without a living token. */
  async look(): Promise<void> {
    const { panel } = this.#tools;
    const dead = menuLines(await panel.menu()).filter((line) => isDead(line)).length;
    this.tally.looks += 1;
    this.tally.deadSeen += dead;
    if (this.#wellForMs() > RECOVERY_MS) this.tally.deadSeenWhileUp += dead;
  }

  noteWake(): void {
    this.#wokeAtMs = Date.now();
  }

  async openWindow(): Promise<void> {
    await this.#tools.panel.clickByLabel('Open TokenTray', MENU_TRIES);
  }

  /** With many companies, the menu leaves some to its search. */
  async #listed(): Promise<readonly string[]> {
    const { panel, companies } = this.#tools;
    const lines = menuLines(await panel.menu());
    return companies.filter((company) => lines.some((line) => line.includes(`${company} - `)));
  }

  async #check(token: string, saidShort: boolean): Promise<void> {
    const readAtMs = Date.now();
    const leftMs = (jwtDecode(token).exp ?? 0) * 1_000 - readAtMs;
    const verdict = await this.#tools.service.judge(token);
    this.tally.copied += 1;
    if (verdict === 'good') this.tally.confirmed += 1;
    if (leftMs <= 0) this.tally.expired += 1;
    else if (verdict === 'refused' && leftMs > ROUNDING_MS) this.tally.refused += 1;
    if (saidShort) this.tally.shortAndSaid += 1;
    else if (leftMs < PROMISED_MS - ROUNDING_MS) this.tally.shortUnsaid += 1;
    if (leftMs <= 0 || (!saidShort && leftMs < PROMISED_MS - ROUNDING_MS))
      console.log(`${new Date(readAtMs).toISOString()} ${leftMs} ms left, said short: ${saidShort}`);
  }

  #wellForMs(): number {
    return Math.min(this.#tools.service.upForMs, Date.now() - this.#wokeAtMs);
  }

  #noteNothing(): void {
    if (this.#tools.service.outage !== 'none') this.tally.nothingWhileAway += 1;
    else if (this.#wellForMs() > RECOVERY_MS) this.tally.nothingWhileUp += 1;
    else this.tally.nothingSoonAfter += 1;
  }
}

function isDead(line: string): boolean {
  return /Company \d+ - (?!copy token)/.test(line);
}
