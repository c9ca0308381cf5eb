// One TokenTray (or another app) in a real Electron, in a home of its own: start, quit, crash, start again.
// Started without Playwright's loader, which would force a weak password store and other browser switches on the app.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { PrivateHome } from '../../../build/desktop/private-home.ts';
import { type ChildExit, childExit, hasExited, killChild } from '../../../build/waiting/child-exit.ts';
import type { Evidence } from '../leaks/leak-search.ts';
import { fileEvidence, pageText, processEvidence, recordWindowTraffic } from '../leaks/leak-watch.ts';
import type { Certificate } from '../services/certificate-authority.ts';
import { untilPainted } from '../window/painted.ts';
import { AppCopy } from './app-copy.ts';
import { AppOutput } from './app-output.ts';
import { electronExecutable } from './electron-executable.ts';
import { holdAnswers } from './held-answers.ts';
import { noteKnownIcon } from './known-icon.ts';
import { giveCertificate, trustAuthority } from './trusted-authority.ts';

export interface LaunchOptions {
  /** The folder with the app's package.json; else this repository. */
  readonly appFolder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** `gnome-libsecret` needs a `Keyring`; `basic`, the default, is a desktop without one. */
  readonly passwordStore?: 'gnome-libsecret' | 'basic';
  /** The operator has never closed the window before, and is told where the icon is. */
  readonly isFirstDay?: boolean;
  /** Its core does not start before `releaseCore`. */
  readonly holdsCore?: boolean;
  /** `host:port` of the proxy for all that is not on this computer. */
  readonly proxy?: string;
  /** The file of a certificate authority that this operator's computer trusts. */
  readonly trustedAuthority?: string;
  /** A certificate of the operator's own; with `trustedAuthority` only. */
  readonly ownCertificate?: Certificate;
}

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const HELD_START = resolve(import.meta.dirname, 'held-start.cjs');
const COLLECTED_AT_END = resolve(import.meta.dirname, 'collected-at-end.cjs');
const HELD_CORE = resolve(import.meta.dirname, 'held-core.cjs');
const INHERITED = ['PATH', 'DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'];
const START_TIMEOUT_MS = 20_000;
const QUIT_TIMEOUT_MS = 15_000;
const HOURS_PAST_NOON = new Date().getUTCHours() - 12;
/** It is noon there as the tests begin, so that no token of theirs is valid until tomorrow. */
const ZONE_OF_NOON = `Etc/GMT${HOURS_PAST_NOON < 0 ? '' : '+'}${HOURS_PAST_NOON}`;
/** A virtual screen has none, and Chromium would spend a tenth of each test on playing one. */
const NO_GPU = process.platform === 'linux' ? ['--disable-gpu'] : [];
const isRoot = process.getuid?.() === 0;

export class AppUnderTest {
  readonly userDataDir: string;
  readonly #home = new PrivateHome();
  readonly #output = new AppOutput();
  readonly #copies: AppCopy[] = [];
  #evidence: readonly Evidence[] = [];
  #isDisposed = false;
  #options: LaunchOptions;
  #electronApp: ElectronApplication | undefined;
  /** Kept here, since Playwright forgets the process of an app that has ended. */
  #process: ChildProcess | undefined;

  private constructor(options: LaunchOptions) {
    this.#options = options;
    this.userDataDir = join(this.#home.path, 'user-data');
    mkdirSync(this.userDataDir, { mode: 0o700 });
    if (!options.isFirstDay) noteKnownIcon(this.userDataDir);
    if (options.trustedAuthority) trustAuthority(this.#home.path, options.trustedAuthority);
    if (options.ownCertificate) giveCertificate(this.#home.path, options.ownCertificate);
  }

  /** Resolves when the app runs; it may have no window. */
  static async launch(options: LaunchOptions = {}): Promise<AppUnderTest> {
    const app = new AppUnderTest(options);
    await app.#start().catch(async (error: unknown) => {
      await app.dispose();
      throw error;
    });
    return app;
  }

  /** The running app, or the one that ran last. */
  get electronApp(): ElectronApplication {
    if (this.#electronApp === undefined) throw new Error('The app has not started.');
    return this.#electronApp;
  }

  get hasEnded(): boolean {
    return this.#process === undefined || hasExited(this.#process);
  }

  get process(): ChildProcess {
    if (this.#process === undefined) throw new Error('The app has not started.');
    return this.#process;
  }

  /** Everything that the app and its windows' consoles have printed, over all starts. */
  output(): string {
    return this.#output.text;
  }

  /** What the app has written into its log so far. Each line comes some time after what it tells. */
  log(): string {
    const file = join(this.userDataDir, 'logs', 'tokentray.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** The newest open window, once it is painted and takes keys; waits for one when there is none. */
  async window(timeoutMs = 10_000): Promise<Page> {
    const open = this.electronApp.windows().findLast((page) => !page.isClosed());
    const page = open ?? (await this.electronApp.waitForEvent('window', { timeout: timeoutMs }));
    await page.waitForLoadState('domcontentloaded');
    await untilPainted(page);
    return page;
  }

  /** Of an app that was started with `holdsCore`. */
  async releaseCore(): Promise<void> {
    await this.electronApp.evaluate(() => {
      (globalThis as unknown as { __releaseCore(): void }).__releaseCore();
    });
  }

  /** Quits as a person would; one that does not end in time is killed, and then `signal` says so. */
  async close(): Promise<ChildExit> {
    try {
      await this.collectEvidence();
    } catch (error) {
      await this.#quit();
      throw error;
    }
    return this.#quit();
  }

  /** For an app that ends by itself (Quit in the tray). */
  async waitForExit(timeoutMs = QUIT_TIMEOUT_MS): Promise<ChildExit> {
    return childExit(this.process, timeoutMs);
  }

  /** Ends the app at once, as a power cut would. */
  async crash(): Promise<void> {
    await killChild(this.process);
  }

  /** Quits if still running, then starts again on the same files; options given here replace the earlier ones. */
  async relaunch(options: LaunchOptions = {}): Promise<void> {
    if (!hasExited(this.process)) await this.#closeCleanly();
    this.#options = { ...this.#options, ...options };
    await this.#start();
  }

  /** One more start on the same files, as another double-click would, with no test inside. */
  startCopy(args: readonly string[] = []): AppCopy {
    const sandbox = isRoot ? ['--no-sandbox'] : [];
    const child = spawn(electronExecutable(), [...sandbox, ...this.#args(), ...args], { env: this.#env() });
    const copy = new AppCopy(child);
    this.#copies.push(copy);
    this.#output.record(child);
    return copy;
  }

  /** Resolves when that copy has ended, as one beside a running app does. */
  async startSecondCopy(args: readonly string[] = [], timeoutMs = START_TIMEOUT_MS): Promise<ChildExit> {
    return childExit(this.startCopy(args).process, timeoutMs);
  }

  /** Keeps what can be seen of the app now, for `evidence`. */
  async collectEvidence(): Promise<void> {
    const pages = this.electronApp.windows().filter((page) => !page.isClosed());
    const texts = await Promise.all(pages.map(pageText));
    this.#evidence = [...this.#evidence, ...texts.flat(), ...processEvidence(this.process.pid ?? 0)];
  }

  /** What others could see and read of the app, over all starts: for the search for secrets. */
  evidence(): readonly Evidence[] {
    const printed = { place: 'what the app printed', content: this.output() };
    return [printed, ...this.#evidence, ...(this.#isDisposed ? [] : fileEvidence(this.#home.path))];
  }

  /** Quits, and ends the copies: from then on no one writes any more. Rejects where the app crashed, or did not end in time. */
  async end(): Promise<void> {
    for (const copy of this.#copies) if (!hasExited(copy.process)) await killChild(copy.process);
    if (!this.hasEnded) await this.#closeCleanly();
  }

  /** Ends and removes every file of the app. */
  async dispose(): Promise<void> {
    await this.end();
    if (!this.#isDisposed) this.#evidence = [...this.#evidence, ...fileEvidence(this.#home.path)];
    this.#isDisposed = true;
    this.#home.remove();
  }

  async #start(): Promise<void> {
    const preloads = [HELD_START, COLLECTED_AT_END, ...(this.#options.holdsCore ? [HELD_CORE] : [])];
    const launch = () =>
      _electron.launch({
        executablePath: electronExecutable(),
        args: [...preloads.flatMap((file) => ['-r', file]), ...this.#args()],
        env: { ...this.#env() },
        artifactsDir: this.#home.path,
        chromiumSandbox: !isRoot,
        colorScheme: null,
        timeout: START_TIMEOUT_MS,
      });
    const electronApp = await this.#output.recordDuring(this.#userDataArg, launch).catch((error: unknown) => {
      throw new Error(
        `The app did not start. It printed:
${this.output()}`,
        { cause: error },
      );
    });
    holdAnswers(electronApp);
    this.#output.recordWindows(electronApp.context());
    this.#electronApp = electronApp;
    this.#process = electronApp.process();
    await recordWindowTraffic(electronApp, join(this.#home.path, 'window-traffic'));
  }

  async #closeCleanly(): Promise<void> {
    const { code, signal } = await this.close();
    if (code !== 0 || signal !== null)
      throw new Error(`The app was to quit, and ended with ${signal ?? code}.`);
  }

  async #quit(): Promise<ChildExit> {
    const child = this.process;
    // The app may be gone before it answers.
    this.electronApp.evaluate(({ app }) => app.quit()).catch(() => {});
    return childExit(child, QUIT_TIMEOUT_MS).catch(() => killChild(child));
  }

  get #userDataArg(): string {
    return `--user-data-dir=${this.userDataDir}`;
  }

  #args(): readonly string[] {
    const { appFolder = REPOSITORY, args = [], passwordStore = 'basic', proxy } = this.#options;
    const proxyArgs = proxy === undefined ? [] : [`--proxy-server=${proxy}`];
    return [
      ...NO_GPU,
      `--password-store=${passwordStore}`,
      this.#userDataArg,
      ...proxyArgs,
      appFolder,
      ...args,
    ];
  }

  #env(): Readonly<Record<string, string>> {
    const inherited = INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    // A clock of 24 hours, which the tests' times are written in.
    const fixed = { TZ: ZONE_OF_NOON, LANG: 'en_US.UTF-8', LC_TIME: 'en_GB.UTF-8', LANGUAGE: 'en' };
    return { ...Object.fromEntries(inherited), ...fixed, ...this.#home.env, ...this.#options.env };
  }
}
