// Makes the one immutable snapshot that tray and window render, and tells them when it changed.
import type { NoticeBoard } from '../announcements/notice-board.ts';
import type { Company } from '../companies/company.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { favouritesFirst } from '../companies/favourites-first.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { ClipboardView } from '../shared/contract/clipboard.ts';
import type { CopyAsking, ProviderView } from '../shared/contract/companies.ts';
import type { ManagedView } from '../shared/contract/managed.ts';
import type { Language, ShortcutName } from '../shared/contract/settings.ts';
import type { Notice, SecretStorage, Snapshot } from '../shared/contract/snapshot.ts';
import type { UpdatesView } from '../shared/contract/updates.ts';
import type { TrayStanding } from '../shared/tray-standing.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { SessionView } from '../tokens/session-status.ts';
import type { Sessions } from '../tokens/sessions.ts';
import { CompanyViews } from './company-views.ts';
import { providerView } from './provider-view.ts';

/** Changes within this time share a snapshot. */
const GATHER_MS = 50;
/** After a snapshot, the next waits at least so many times as long as this one took: thousands of companies must take a tenth of a processor at most. */
const REST_FACTOR = 9;
const MAX_REST_MS = 1_000;

const NO_SESSION: SessionView = { status: { kind: 'signedOut' }, isRenewing: false };

export interface SnapshotSourceOptions {
  readonly clock: Clock;
  readonly texts: Texts;
  readonly companies: CompanyList;
  readonly providers: ProviderRegistry;
  readonly sessions: Sessions;
  readonly settings: SettingsStore;
  readonly managed: () => ManagedView;
  readonly notices: NoticeBoard;
  readonly secretStorage: () => SecretStorage;
  readonly askingOf: (company: Company) => CopyAsking | undefined;
  readonly trayStanding: () => TrayStanding;
  readonly updates: () => UpdatesView;
  readonly clipboard: () => ClipboardView;
  readonly refusedShortcuts: () => readonly ShortcutName[];
  readonly activityRevision: () => number;
  readonly recentCompanyIds: () => readonly string[];
  readonly appVersion: string;
  readonly platform: string;
  readonly systemLanguage: Language;
}

type Listener = (snapshot: Snapshot) => void;
type StandingNotice = 'memoryOnly' | 'weakStorage' | 'trayUnavailable' | 'trayLost';

export class SnapshotSource {
  readonly #options: SnapshotSourceOptions;
  readonly #views = new CompanyViews();
  readonly #listeners = new Set<Listener>();
  /** What no change of state touches. */
  #described: { readonly locale: string; readonly providers: readonly ProviderView[] } | undefined;
  #revision = 0;
  #cancelTimer: (() => void) | undefined;
  /** On the monotonic clock. */
  #restsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: SnapshotSourceOptions) {
    this.#options = options;
  }

  /** Something changed: the listeners hear of it soon, once. */
  changed(): void {
    if (this.#cancelTimer) return;
    const { clock } = this.#options;
    const delayMs = Math.max(GATHER_MS, this.#restsUntilMs - clock.monotonic());
    this.#cancelTimer = clock.setTimer(delayMs, () => this.publish());
  }

  /**
   * Words may be out of date. Where nothing else has changed by the end of this turn, there is nothing to gather, and no second
   * timer wakes the computer.
   */
  timePassed(): void {
    setImmediate(() => {
      if (this.#cancelTimer) return;
      if (this.#options.clock.monotonic() < this.#restsUntilMs) this.changed();
      else this.publish();
    });
  }

  /** Tells the listeners now. */
  publish(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#listeners.size === 0) return;
    const { clock } = this.#options;
    const sinceMs = clock.monotonic();
    const snapshot = this.readAnew();
    for (const listener of this.#listeners) listener(snapshot);
    const untilMs = clock.monotonic();
    this.#restsUntilMs = untilMs + Math.min(MAX_REST_MS, REST_FACTOR * (untilMs - sinceMs));
  }

  /** Returns the unsubscribe. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The state of this moment, under a revision that no earlier one has. */
  readAnew(): Snapshot {
    this.#revision += 1;
    return this.read();
  }

  read(): Snapshot {
    const { texts, settings, appVersion, platform, trayStanding, secretStorage } = this.#options;
    return {
      revision: this.#revision,
      appVersion,
      platform,
      language: texts.locale,
      systemLanguage: this.#options.systemLanguage,
      companies: this.#companies(),
      recentCompanyIds: this.#options.recentCompanyIds(),
      providers: this.#providers(),
      settings: settings.current,
      refusedShortcuts: this.#options.refusedShortcuts(),
      managed: this.#options.managed(),
      secretStorage: secretStorage(),
      trayAvailable: trayStanding() === 'available',
      updates: this.#options.updates(),
      clipboard: this.#options.clipboard(),
      notices: [...this.#standingNotices(), ...this.#options.notices.all()],
      activityRevision: this.#options.activityRevision(),
    };
  }

  #providers(): readonly ProviderView[] {
    const { texts, providers } = this.#options;
    const { locale } = texts;
    if (this.#described?.locale !== locale) {
      const views = [...providers.values()].map((provider) => providerView(provider, texts));
      this.#described = { locale, providers: views };
    }
    return this.#described.providers;
  }

  #companies() {
    const { companies, sessions, providers, texts, clock, settings, askingOf } = this.#options;
    const nowMs = clock.now();
    const { favouriteCompanyIds } = settings.current;
    const favourites = new Set(favouriteCompanyIds);
    return favouritesFirst(companies.all(), favouriteCompanyIds).map((company) =>
      this.#views.of({
        company,
        provider: providers.get(company.providerId),
        session: sessions.get(company.id)?.view ?? NO_SESSION,
        texts,
        nowMs,
        isFavourite: favourites.has(company.id),
        asking: askingOf(company),
      }),
    );
  }

  #standingNotices(): readonly Notice[] {
    const storage = this.#options.secretStorage();
    const tray = this.#options.trayStanding();
    return [
      ...(storage === 'memory' ? [this.#standing('memoryOnly', 'warning')] : []),
      ...(storage === 'weak' ? [this.#standing('weakStorage', 'warning')] : []),
      ...(tray === 'unavailable' ? [this.#standing('trayUnavailable', 'info')] : []),
      ...(tray === 'lost' ? [this.#standing('trayLost', 'warning')] : []),
    ];
  }

  #standing(id: StandingNotice, severity: Notice['severity']): Notice {
    const { texts } = this.#options;
    return {
      id,
      severity,
      title: texts.say(`notice.${id}.title`),
      meaning: texts.say(`notice.${id}.meaning`),
      dismissible: false,
    };
  }
}
