// Newer versions by electron-updater: each call within a time limit, each failure as a value.
import * as path from 'node:path';
import { z } from 'zod';
import type { PackageKind, UpdateFailure } from '../../shared/contract/updates.ts';
import { fitting } from '../../shared/fitting.ts';
import type { Clock } from '../../time/clock.ts';
import { inTime } from '../../time/time-limit.ts';
import type { PackageFacts } from '../../updates/update-policy.ts';
import type {
  CheckOutcome,
  DownloadedUpdate,
  DownloadOutcome,
  Failed,
  UpdateSource,
} from '../../updates/update-source.ts';
import { isVersion } from '../../updates/version-order.ts';
import { RequestGate } from './request-gate.ts';
import { LATE, StallWatch } from './stall-watch.ts';
import { updateFailure } from './update-failure.ts';
import { INSTALLER_ARGUMENTS, isIntact, replaceAppImage, startAndLeave } from './update-installer.ts';
import type { FeedFile, UpdateLibrary } from './update-library.ts';

const CHECK_LIMIT_MS = 60_000;
/** macOS looks at the signature of a whole app. */
const MAC_LIMIT_MS = 120_000;

/** The kinds of file that the feed names, by package. */
const ENDINGS: Readonly<Record<PackageKind, string>> = {
  appImage: '.AppImage',
  nsis: '.exe',
  mac: '.zip',
  deb: '.deb',
  rpm: '.rpm',
  archive: '.AppImage',
};

const checksumSchema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);
const versionSchema = z.string().refine(isVersion);

export interface ElectronUpdateSourceOptions extends PackageFacts {
  readonly clock: Clock;
  readonly openLibrary: (gate: RequestGate) => Promise<UpdateLibrary>;
  readonly installOnMac: (update: DownloadedUpdate) => Promise<unknown>;
  /** What starts this program again. */
  readonly startableProgram: string;
  /** For the program that takes this one's place. */
  readonly startArguments: readonly string[];
  /** The new version starts: what only one instance may have is given up now. */
  readonly leaving: () => void;
  /** What only a bug can throw. */
  readonly onBug: (error: unknown) => void;
}

export class ElectronUpdateSource implements UpdateSource {
  readonly #options: ElectronUpdateSourceOptions;
  readonly #gate = new RequestGate();
  #library: Promise<UpdateLibrary> | undefined;
  #found: FoundUpdate | undefined;

  constructor(options: ElectronUpdateSourceOptions) {
    this.#options = options;
  }

  get packageKind(): PackageKind {
    return this.#options.packageKind;
  }

  get isReplaceable(): boolean {
    return this.#options.isReplaceable;
  }

  check(): Promise<CheckOutcome> {
    return this.#carefully(async (library) => {
      const answer = await inTime(this.#options.clock, CHECK_LIMIT_MS, library.check(), LATE);
      if (answer === LATE) return this.#giveUp(library);
      if (!answer.isNewer) return { kind: 'upToDate' };
      const version = fitting(versionSchema, answer.version)?.data;
      const files = answer.files().filter(({ url }) => url.pathname.endsWith(ENDINGS[this.packageKind]));
      const [first] = files;
      if (version === undefined || !first) return failed('notUnderstood');
      if (!files.every(({ info }) => fitting(checksumSchema, info.sha512))) return failed('noChecksum');
      this.#found = { version, files };
      return { kind: 'newer', version, fileUrl: first.url.href };
    });
  }

  download(onProgress: (percent: number) => void): Promise<DownloadOutcome> {
    return this.#carefully(async (library) => {
      const stall = new StallWatch(this.#options.clock);
      const report = wholePercents(onProgress);
      const downloading = library.download(stall.signal, (percent) => {
        stall.noteProgress();
        report(percent);
      });
      try {
        const file = await Promise.race([downloading, stall.late]);
        if (file === LATE) return await this.#giveUp(library);
        const update = this.#found && downloadedUpdate(this.#found, file);
        return update ? { kind: 'downloaded', update } : failed('ownFault');
      } finally {
        stall.end();
        downloading.catch(() => undefined); // after it was given up
      }
    });
  }

  async install(update: DownloadedUpdate): ReturnType<UpdateSource['install']> {
    const { packageKind, isReplaceable, startableProgram, startArguments, leaving } = this.#options;
    try {
      if (!isReplaceable || !(await isIntact(update))) return failed('notInstalled');
      switch (packageKind) {
        case 'appImage':
          if (!(await replaceAppImage(update, startableProgram))) return failed('notInstalled');
          await startAndLeave(startableProgram, startArguments);
          leaving();
          return { kind: 'leaving' };
        case 'nsis':
          await startAndLeave(update.file, INSTALLER_ARGUMENTS);
          return { kind: 'leaving' };
        case 'mac':
          return await this.#installOnMac(update);
        default:
          return failed('notInstalled');
      }
    } catch (error) {
      return this.#failure(error);
    }
  }

  async #installOnMac(update: DownloadedUpdate) {
    const { clock, installOnMac } = this.#options;
    await inTime(clock, MAC_LIMIT_MS, installOnMac(update), LATE);
    return failed('notInstalled');
  }

  /** Loads the library, lets its requests through while `work` lasts, and makes a value of whatever is thrown. */
  async #carefully<Outcome>(work: (library: UpdateLibrary) => Promise<Outcome>): Promise<Outcome | Failed> {
    this.#gate.open();
    try {
      this.#library ??= this.#options.openLibrary(this.#gate);
      return await work(await this.#library);
    } catch (error) {
      return this.#failure(error);
    } finally {
      this.#gate.close();
    }
  }

  /** The library never ends by itself what has stalled; another one begins anew. */
  async #giveUp(library: UpdateLibrary): Promise<Failed> {
    this.#library = undefined;
    this.#gate.close();
    await library.hangUp();
    return failed('timeout');
  }

  #failure(error: unknown): Failed {
    const failure = updateFailure(error);
    if (failure === 'ownFault') this.#options.onBug(error);
    return failed(failure);
  }
}

interface FoundUpdate {
  readonly version: string;
  readonly files: readonly FeedFile[];
}

const failed = (failure: UpdateFailure): Failed => ({ kind: 'failed', failure });

/** With the checksum that the feed gives for a file of this name; the library has compared it. */
function downloadedUpdate({ version, files }: FoundUpdate, file: string): DownloadedUpdate | undefined {
  const nameOf = ({ pathname }: URL) => path.posix.basename(decodeURIComponent(pathname));
  const ours = files.find(({ url }) => nameOf(url) === path.basename(file));
  const sha512 = fitting(checksumSchema, ours?.info.sha512)?.data;
  return sha512 === undefined ? undefined : { version, file, sha512 };
}

/** Each once; the last percent is the checksum. */
function wholePercents(onProgress: (percent: number) => void): (percent: number) => void {
  let shown = 0;
  return (percent) => {
    const whole = Math.min(99, Math.floor(percent));
    if (whole <= shown) return;
    shown = whole;
    onProgress(whole);
  };
}
