// A whole core in plain Node: real files in a folder of its own, a clock that the test drives, and stand-ins for what
// Electron gives. `start` again is a restart of the app over the same files.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
// The app loads it with its first request, which takes real time: a driven clock would not wait for that.
import 'ky';
import type { Notification } from '../../../app/announcements/notifier.ts';
import type { NamedFile } from '../../../app/commands/file-dialogs.ts';
import type { PracticeHost } from '../../../app/companies/practice-company.ts';
import { type Core, createCore } from '../../../app/core/core.ts';
import type { CoreParts } from '../../../app/core/core-parts.ts';
import type {
  CommandAnswer,
  CommandInput,
  CommandName,
  Navigation,
} from '../../../app/shared/contract/bridge.ts';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import type { HourCycle } from '../../../app/shared/hour-cycle.ts';
import { describeTray } from '../../../app/tray/tray-menu.ts';
import { FailingFiles } from './failing-files.ts';
import { ManualClock, settle } from './manual-clock.ts';
import { MemoryClipboard } from './memory-clipboard.ts';
import { MemoryManagedSource } from './memory-managed-source.ts';
import { diskFilesOnNode } from './storage-on-node.ts';
import { SwitchedCipher } from './switched-cipher.ts';
import { secretsIn } from './vault-file.ts';

const diskFiles = await diskFilesOnNode();

export interface CoreBenchOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly startPractice?: () => Promise<PracticeHost>;
  readonly random?: () => number;
  /** A disk in memory is a hundred times faster, for tests that restart often. */
  readonly files?: CoreParts['files'];
  /** `said` stays empty: in days that are simulated it would grow without an end. */
  readonly forgets?: boolean;
}

export class CoreBench {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-core-'));
  readonly clock = new ManualClock();
  readonly files: FailingFiles;
  readonly cipher = new SwitchedCipher();
  readonly clipboard = new MemoryClipboard();
  readonly network = { online: true, isOnline: () => this.network.online };
  readonly notifications: Notification[] = [];
  /** Those that were not withdrawn. */
  readonly standing = new Set<Notification>();
  readonly shown: Navigation[] = [];
  /** Of the confirmation that is in front of the operator. */
  confirmationId: string | undefined;
  /** What was saved to a file of the operator's choice. */
  readonly savedFiles: { readonly name: string; readonly text: string }[] = [];
  /** The company file that the operator chooses or opens next. */
  companyFile: NamedFile | undefined;
  /** The certificate file that the operator chooses next. */
  certificateFile: Awaited<ReturnType<CoreParts['certificateFiles']['choose']>>;
  /** What IT has set on this computer. */
  readonly managed = new MemoryManagedSource();
  /** Real files, say, in place of those in memory. */
  managedSource: CoreParts['managedSource'] = this.managed;
  readonly bugs: unknown[] = [];
  /** What Electron knows of the computer. */
  host: CoreParts['host'] = {
    electronVersion: '45.0.0',
    chromiumVersion: '142.0.0',
    operatingSystem: 'Linux 6.8 (x64)',
    openDataFolder: async () => true,
    readLicences: async () => 'Practice licence',
  };
  /** Where newer versions come from: nowhere, until a test says otherwise. */
  updateSource: CoreParts['updateSource'];
  /** Whether IT has turned updates off. */
  appVersion = '0.0.0';
  systemLanguages: readonly string[] = ['en-US'];
  hourCycle: HourCycle | undefined | Promise<HourCycle>;
  /** What settings did to the system, in order. */
  readonly effects: string[] = [];
  /** What the system answers to a check of the setup. */
  readonly setupSystem: CoreParts['setupSystem'] = {
    lookForTray: async () => 'available',
    showTestNotification: async () => 'shown',
    proxyFor: async () => 'DIRECT',
    isAcceptedElsewhere: async () => false,
  };
  /** What a look at a service's certificate shows. */
  certificates: CoreParts['certificates'] = {
    look: async () => ({ kind: 'failed', failure: { kind: 'offline' } }),
  };
  /** What companies trust, as the network was told last. */
  trusted: Parameters<CoreParts['keepTrust']>[0] = [];
  /** Quick copy's window. */
  readonly quickCopyScreen = {
    isOpen: false,
    close() {
      this.isOpen = false;
    },
  };
  /** How the system takes a shortcut. */
  shortcutAnswer: 'applied' | 'taken' | 'unusable' = 'applied';
  /** How the system takes a start at login. */
  startAtLoginAnswer: 'applied' | 'refused' = 'applied';
  /** What the system would not remove outside the data folder. */
  tracesLeft: readonly string[] = [];
  startPractice: () => Promise<PracticeHost>;
  /** Every snapshot and every command's answer, as JSON. */
  readonly said: string[] = [];
  #core: Core | undefined;
  /** The present run's way to the disk: a run that was killed writes nothing any more. */
  #files: FailingFiles;
  #ids = 0;
  readonly #options: CoreBenchOptions;

  constructor(options: CoreBenchOptions) {
    this.#options = options;
    this.files = new FailingFiles(options.files ?? diskFiles);
    this.#files = new FailingFiles(this.files);
    this.startPractice =
      options.startPractice ?? (() => Promise.reject(new Error('no practice in this test')));
  }

  get core(): Core {
    if (this.#core) return this.#core;
    throw new Error('start it first');
  }

  /** Starts the app, or starts it again after a kill. */
  async start(): Promise<void> {
    const core = await this.create();
    if (await core.updates.installWaiting(false)) throw new Error('the app leaves to install an update');
    await core.start();
    await this.settle();
  }

  /** As far as to the moment in which an update would be installed. */
  async create(): Promise<Core> {
    this.#core?.scheduler.stop();
    this.#core?.updates.stop();
    this.#files.refuse = () => 'EIO';
    this.#files = new FailingFiles(this.files);
    this.#core = await createCore(this.#parts());
    this.core.snapshots.subscribe((snapshot) => this.#say(snapshot));
    return this.#core;
  }

  /** Quits in order and starts again. */
  async restart(): Promise<void> {
    await this.#finish();
    await this.start();
  }

  /** As the window calls it. */
  async call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandAnswer<Name>> {
    const answer = await this.core.commands.dispatch(name, input);
    this.#say(answer);
    return answer;
  }

  snapshot() {
    return this.core.snapshots.read();
  }

  company(label: string): CompanyView {
    const found = this.snapshot().companies.find((company) => company.label === label);
    if (!found) throw new Error(`no company is called ${label}`);
    return found;
  }

  labels(): readonly string[] {
    return this.snapshot().companies.map(({ label }) => label);
  }

  tray() {
    return describeTray(this.snapshot(), this.core.texts, this.clock.now());
  }

  /** Copies by the window and gives what is on the clipboard then. */
  async copied(companyId: string): Promise<string> {
    await this.call('copyToken', { companyId, format: null });
    return this.clipboard.text;
  }

  /** The companies whose ciphertext lies on the disk. */
  stored(): readonly string[] {
    return Object.keys(this.#storedSecrets());
  }

  /** What the vault's file holds of a company, decrypted. */
  async secretOf(companyId: string): Promise<string | undefined> {
    const ciphertext = this.#storedSecrets()[companyId]?.ciphertext;
    if (ciphertext === undefined) return undefined;
    return (await this.cipher.decrypt(Buffer.from(ciphertext, 'base64'))).text;
  }

  /** All that lies on the disk, as one text. */
  filesText(): string {
    const names = fs.readdirSync(this.folder);
    return names.map((name) => fs.readFileSync(path.join(this.folder, name), 'utf8')).join('\n');
  }

  /** Waits for real requests and files, with the app's own time standing still. */
  async until(isSo: () => boolean): Promise<void> {
    const deadlineMs = performance.now() + 8_000;
    while (!isSo()) {
      if (performance.now() > deadlineMs) throw new Error('it did not come to that within eight seconds');
      await new Promise<void>((resolve) => setTimeout(resolve, 5));
    }
  }

  settle = settle;

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#finish();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** The end waits a second for what may never answer. */
  #finish = () => Promise.all([this.#core?.finish(), this.clock.advance(1_000)]);

  #say(what: unknown): void {
    if (!this.#options.forgets) this.said.push(JSON.stringify(what) ?? '');
  }

  #storedSecrets = () => secretsIn(path.join(this.folder, 'vault.json'));

  #parts(): CoreParts {
    const { clock, cipher, network, clipboard, effects, setupSystem } = this;
    return {
      ...{ clock, cipher, network, clipboard, setupSystem },
      cipherIsReady: cipher.prepare(),
      files: this.#files,
      dataFolder: this.folder,
      random: this.#options.random ?? (() => 0.5),
      newId: () => `company-${++this.#ids}`,
      fetch: this.#options.fetch,
      keepTrust: (trusted) => {
        this.trusted = trusted;
      },
      certificates: { look: (address, trust) => this.certificates.look(address, trust) },
      host: this.host,
      fileChooser: {
        save: async ({ suggestedName: name, text }) => {
          this.savedFiles.push({ name, text });
          return { kind: 'saved', path: name };
        },
      },
      companyFiles: {
        choose: async () => this.companyFile,
        read: async (fileName) => this.companyFile ?? { fileName, reading: { kind: 'unreadable' } },
      },
      certificateFiles: { choose: async () => this.certificateFile },
      managedSource: this.managedSource,
      notifier: {
        show: (notification) => {
          this.notifications.push(notification);
          this.standing.add(notification);
          return () => void this.standing.delete(notification);
        },
      },
      settingsEffects: {
        applyTheme: (theme) => void effects.push(`theme ${theme}`),
        applyStartAtLogin: (isOn) => {
          effects.push(`start at login ${isOn}`);
          return this.startAtLoginAnswer;
        },
        repairStartAtLogin: (isOn) => {
          if (isOn) effects.push('start at login repaired');
        },
        applyShortcut: (name, keys) => {
          effects.push(`${name === 'copyShortcut' ? 'shortcut' : 'quick copy'} ${keys}`);
          return keys === '' ? 'applied' : this.shortcutAnswer;
        },
      },
      confirmationScreen: {
        show: (confirmationId) => {
          this.confirmationId = confirmationId;
        },
        close: () => {
          this.confirmationId = undefined;
        },
      },
      quickCopyScreen: this.quickCopyScreen,
      startPractice: () => this.startPractice(),
      removeTraces: async () => this.tracesLeft,
      trayStanding: () => 'available',
      showWindow: (navigation) => void this.shown.push(navigation),
      onBug: (error) => void this.bugs.push(error),
      systemLanguages: this.systemLanguages,
      desktops: 'ubuntu:GNOME',
      quit: () => void effects.push('quit'),
      hourCycle: Promise.resolve(this.hourCycle),
      appVersion: this.appVersion,
      updateSource: this.updateSource,
      platform: 'linux',
    };
  }
}
