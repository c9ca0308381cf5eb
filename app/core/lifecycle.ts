// The core from its start to its end, through sleep and a keyring that comes late.
import { SHORTCUTS } from '../shared/contract/settings.ts';
import { inTime } from '../time/time-limit.ts';
import { type LastPicture, withoutUpdate } from '../tray/last-picture.ts';
import { LastPictureKeeper } from '../tray/last-picture-keeper.ts';
import type { CoreBase } from './core-parts.ts';
import { ManagedFollower } from './managed-follower.ts';
import type { OperatorCommands } from './operator-commands.ts';
import type { OperatorView } from './operator-view.ts';
import { SessionRestorer } from './session-restorer.ts';
import type { TokenSupply } from './token-supply.ts';

/** At the end of the app the clipboard waits this long for the disk, and no longer. */
const SAVE_FIRST_MS = 1_000;
/** And for renewals under way: their services may have used up the refresh tokens that they were sent. */
const RENEWALS_MS = 1_000;

export interface StartOptions {
  /**
   * The company of a copy that was clicked before there was a core, once. It is restored before the others, and copied before
   * they are there.
   */
  readonly takeCopy?: () => string | undefined;
  /** Carries out what does not wait for the first renewals. */
  readonly onRestored?: () => Promise<void>;
}

export class Lifecycle {
  readonly #base: CoreBase;
  readonly #supply: TokenSupply;
  readonly #view: OperatorView;
  readonly #commands: OperatorCommands;
  readonly #managed: ManagedFollower;
  readonly #restorer: SessionRestorer;
  readonly #picture: LastPictureKeeper;
  #restoring: Promise<void> | undefined;
  #isOver = false;

  constructor(base: CoreBase, supply: TokenSupply, view: OperatorView, commands: OperatorCommands) {
    this.#base = base;
    this.#supply = supply;
    this.#view = view;
    this.#commands = commands;
    const { parts, texts, stores } = base;
    this.#picture = new LastPictureKeeper({ clock: parts.clock, texts, save: stores.savePicture });
    const { interactiveSignIn, settingsEffects: effects } = commands;
    const { recorder } = view;
    this.#managed = new ManagedFollower({
      ...{ base, supply, effects },
      onKept: (outcome) => recorder.noteManaged(outcome),
    });
    this.#restorer = new SessionRestorer({
      ...{ ...base.stores, ...supply, announcer: view.announcer, interactiveSignIn },
    });
  }

  /** Restores every session and begins to keep its token fresh. */
  async start({ takeCopy = () => undefined, onRestored }: StartOptions = {}): Promise<void> {
    const { parts, stores, updates } = this.#base;
    parts.settingsEffects.applyTheme(stores.settings.current.theme);
    this.#restoring = this.#restore(takeCopy);
    await this.#restoring;
    this.#applySettings();
    await onRestored?.();
    if (this.#isOver) return;
    this.#supply.scheduler.start();
    updates.start();
    await this.#restorer.forgetOrphans();
  }

  async #restore(takeCopy: () => string | undefined): Promise<void> {
    const { stores, onChange } = this.#base;
    const { recorder, announcer, snapshots } = this.#view;
    const { sessions } = this.#supply;
    const outcome = this.#managed.start();
    await this.#restorer.restore({
      take: takeCopy,
      onThere: (companyId) => void this.#commands.backgroundCopy.copy(companyId),
    });
    await stores.loadActivity();
    recorder.start(sessions.all());
    recorder.noteManaged(outcome);
    sessions.onChange((session) => {
      recorder.noteSession(session);
      announcer.notice(session);
      onChange();
    });
    // Not before: until it is restored, a session looks signed out.
    snapshots.subscribe((snapshot) => stores.homePicture.review(snapshot));
  }

  /** To the system. */
  #applySettings(): void {
    const { parts, shortcuts, stores } = this.#base;
    const { startAtLogin } = stores.settings.current;
    for (const name of SHORTCUTS) shortcuts.put(name, stores.settings.current[name]);
    if (stores.settings.isLocked('startAtLogin') && !startAtLogin)
      parts.settingsEffects.applyStartAtLogin(false);
    parts.settingsEffects.repairStartAtLogin(startAtLogin);
  }

  /** One that says "installing" counts for one start, whatever comes of the installation. */
  usePicture(onDisk?: LastPicture): void {
    if (onDisk?.update) void this.#base.stores.savePicture(withoutUpdate(onDisk));
  }

  /** From now on the tray's last picture is kept for the next start. `onDisk`: the one that this start has found. */
  keepPicture(onDisk?: LastPicture): void {
    this.#picture.begin(onDisk);
    this.#view.snapshots.subscribe((snapshot) => this.#picture.note(snapshot));
  }

  /** After sleep or a locked screen: due tokens first, then the clipboard if its time is over, then the keyring. */
  async wake(): Promise<void> {
    this.#supply.scheduler.wake();
    this.#commands.confirmations.review();
    await this.#commands.clipboard.clearIfOverdue();
    await Promise.all([this.keyringChanged(), this.#managed.wake()]);
  }

  /** The keyring may be there or unlocked by now: secrets held in memory are stored, unreadable ones are read. */
  async keyringChanged(): Promise<void> {
    const { parts, stores, onChange } = this.#base;
    await parts.cipher.prepare();
    await stores.resumeWithdrawal();
    await stores.vault.storeHeld();
    await this.#restorer.restoreUnreadable();
    onChange();
  }

  /**
   * The end: no request begins any more, and changes are saved first; then the clipboard is cleared of our token, where another
   * program can make us wait. A slow disk does not keep the token on the clipboard.
   */
  async finish(): Promise<void> {
    const { clipboard, confirmations } = this.#commands;
    const { gate, scheduler, practice } = this.#supply;
    this.#isOver = true;
    scheduler.stop();
    gate.close();
    confirmations.finish();
    this.#managed.stop();
    this.#base.updates.stop();
    clipboard.refuseCopies();
    const isSaved = this.#save(this.#picture.finish(this.#view.snapshots.read()));
    const isStopped = practice.stop();
    await inTime(this.#base.parts.clock, SAVE_FIRST_MS, isSaved, undefined);
    await Promise.allSettled([isSaved, isStopped, clipboard.close()]);
  }

  async #save(picture: Promise<void>): Promise<void> {
    const { company, imports, userIdSwitch } = this.#commands;
    const { vault, companies, settings, windowPlace, homePicture, updateRecord } = this.#base.stores;
    homePicture.review(this.#view.snapshots.read());
    const forgotten = [company.finish(), imports.finish(), userIdSwitch.finish()];
    await Promise.allSettled([...forgotten, this.#storeSecrets(), companies.flush(), settings.flush()]);
    await vault.settled();
    const others = [windowPlace, homePicture, updateRecord].map((stored) => stored.flush());
    // An early copy is noted once the log is there. What went wrong at the start is not for the end to tell.
    await this.#restoring?.catch(() => undefined);
    await Promise.allSettled([this.#view.recorder.stop(), ...others, picture]);
  }

  async #storeSecrets(): Promise<void> {
    const { clock } = this.#base.parts;
    const { vault } = this.#base.stores;
    const renewals = this.#supply.sessions.renewalsUnderWay();
    const renewed = inTime(clock, RENEWALS_MS, Promise.allSettled(renewals), undefined);
    await Promise.all([vault.storeHeld(), renewed]);
    if (renewals.length > 0) await vault.storeHeld();
  }
}
