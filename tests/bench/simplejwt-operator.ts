// Copies from companies of a real Simple JWT service by the tray and by the window's command in turn, shows each token to the
// service at once and some again shortly before the promised end, and keeps counts. Keeps no token for longer than that.
import { setTimeout as delay } from 'node:timers/promises';
import { jwtDecode } from 'jwt-decode';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { type CopyTools, copyByTray } from '../support/services/judged-copy.ts';
import type { SimpleJwtService } from '../support/services/simplejwt-service.ts';
import { WindowCommands } from '../support/window/window-commands.ts';

export interface BenchCompany {
  readonly id: string;
  readonly label: string;
  /** What an operator types to sign in. */
  readonly secrets: Readonly<Record<string, string>>;
}

interface Scene {
  readonly app: AppUnderTest;
  readonly service: SimpleJwtService;
  readonly tools: CopyTools;
  readonly companies: readonly BenchCompany[];
}

export interface CopyCounts {
  byTray: number;
  byCommand: number;
  nothing: number;
  refused: number;
  /** Of the refused: called valid, without a word of little time. */
  refusedCalledValid: number;
  /** More life in words or in figures than there was, and by how much at most. */
  notificationTooLong: number;
  trayTooLong: number;
  commandTooLong: number;
  mostExcessS: number;
  /** Shown to the service again shortly before the promised end. */
  promisesAsked: number;
  promisesKept: number;
  unanswered: number;
  /** The tray wanted a sign-in, and got it. */
  signedInAgain: number;
}

/** A token's times are whole seconds. */
const WHOLE_SECOND_S = 1;
const BEFORE_END_MS = 2_000;
const ASK_AGAIN_EVERY = 5;

export class SimpleJwtOperator {
  readonly counts: CopyCounts = {
    ...{
      byTray: 0,
      byCommand: 0,
      nothing: 0,
      refused: 0,
      refusedCalledValid: 0,
      unanswered: 0,
      signedInAgain: 0,
    },
    ...{ notificationTooLong: 0, trayTooLong: 0, commandTooLong: 0, mostExcessS: 0 },
    ...{ promisesAsked: 0, promisesKept: 0 },
  };
  readonly #scene: Scene;
  #turns = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** `untilMs`: no promise beyond it is waited for. */
  async copy(untilMs: number): Promise<void> {
    const { companies } = this.#scene;
    const company = companies[Math.floor(Math.random() * companies.length)];
    if (company === undefined) return;
    this.#turns += 1;
    try {
      if (this.#turns % 2 === 0) await this.#copyByTray(company);
      else await this.#copyByCommand(company, untilMs);
    } catch (error) {
      // The menu changed between look and click, or no answer came: the report counts it.
      this.counts.unanswered += 1;
      console.log(error instanceof Error ? error.message.slice(0, 200) : 'not copied');
    }
  }

  async #copyByTray({ id: companyId, label, secrets }: BenchCompany): Promise<void> {
    const { app, tools } = this.#scene;
    if ((await tools.tray.labels()).includes(`${label} - sign in again…`)) {
      this.counts.signedInAgain += 1;
      const commands = new WindowCommands(await app.window());
      await commands.callAll('signIn', [{ companyId, secrets, storePassword: false }]);
      return;
    }
    const copy = await copyByTray(tools, app.electronApp, label);
    const { said, accepted, trayLabel, trayExcessS, notificationExcessMin } = copy;
    if (copy.token === '') {
      this.counts.nothing += 1;
      return;
    }
    this.counts.byTray += 1;
    const isCalledValid = /- valid until/.test(said) || /\(valid /.test(trayLabel);
    this.#note(accepted, isCalledValid, Math.max(trayExcessS, notificationExcessMin * 60));
    if (trayExcessS > WHOLE_SECOND_S) this.counts.trayTooLong += 1;
    if (notificationExcessMin > 0) this.counts.notificationTooLong += 1;
  }

  async #copyByCommand({ id: companyId }: BenchCompany, untilMs: number): Promise<void> {
    const { app, service, tools } = this.#scene;
    const commands = new WindowCommands(await app.window());
    const [result] = await commands.callAll('copyToken', [{ companyId, format: null }]);
    if (result?.outcome !== 'copied') {
      this.counts.nothing += 1;
      return;
    }
    this.counts.byCommand += 1;
    const token = await tools.clipboard.read();
    const verdict = await service.judge(token);
    const { validUntilMs = 0, shortLived } = result;
    const endMs = (jwtDecode(token).exp ?? 0) * 1_000;
    const excessS = Math.max(0, (validUntilMs - endMs) / 1_000);
    this.#note(verdict.kind === 'accepted', !shortLived, excessS);
    if (excessS >= WHOLE_SECOND_S) this.counts.commandTooLong += 1;
    const askAgainAtMs = validUntilMs - BEFORE_END_MS;
    if (this.#turns % ASK_AGAIN_EVERY === 0 && askAgainAtMs < untilMs)
      void this.#askAgain(token, askAgainAtMs);
  }

  #note(isAccepted: boolean, isCalledValid: boolean, excessS: number): void {
    if (!isAccepted) this.counts.refused += 1;
    if (!isAccepted && isCalledValid) this.counts.refusedCalledValid += 1;
    this.counts.mostExcessS = Math.max(this.counts.mostExcessS, excessS);
  }

  async #askAgain(token: string, atMs: number): Promise<void> {
    await delay(Math.max(0, atMs - Date.now()));
    const verdict = await this.#scene.service.judge(token).catch(() => undefined);
    if (verdict === undefined) return; // the bench has ended
    this.counts.promisesAsked += 1;
    if (verdict.kind === 'accepted') this.counts.promisesKept += 1;
  }
}
