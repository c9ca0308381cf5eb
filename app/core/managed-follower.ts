// Carries what IT has set into the app: at the start, and whenever it changes.
import { followSettings, type SettingsEffects } from '../commands/settings-commands.ts';
import { CompanyKeeper } from '../managed/company-keeper.ts';
import type { SyncOutcome } from '../managed/company-sync.ts';
import { governedBy } from '../managed/managed-config.ts';
import { managedView } from '../managed/managed-view.ts';
import { type OffersReading, offeredCompanies } from '../managed/offered-companies.ts';
import type { ManagedView } from '../shared/contract/managed.ts';
import type { CoreBase } from './core-parts.ts';
import type { TokenSupply } from './token-supply.ts';

export interface ManagedFollowerOptions {
  readonly base: CoreBase;
  readonly supply: TokenSupply;
  /** What a change of settings does to the system. */
  readonly effects: SettingsEffects;
  /** Called after the list has changed, before the sessions have. */
  readonly onKept: (outcome: SyncOutcome) => void;
}

export class ManagedFollower {
  readonly #options: ManagedFollowerOptions;
  readonly #keeper: CompanyKeeper;

  constructor(options: ManagedFollowerOptions) {
    const { base, supply } = options;
    this.#options = options;
    this.#keeper = new CompanyKeeper({ ...base.stores, sessions: supply.sessions, newId: base.parts.newId });
  }

  /**
   * Call before the sessions are restored, which do not wait for the disk. What it made of the list is for the log, once that
   * has begun.
   */
  start(): SyncOutcome {
    const { managed, notices, parts } = this.#options.base;
    const { outcome, saved } = this.#keep({ withSessions: false });
    notices.noteManaged(outcome);
    managed.watch(() => void this.#follow().catch(parts.onBug));
    void saved.catch(parts.onBug);
    return outcome;
  }

  /** Not every system tells of a change: asked after sleep, and when the screen is unlocked. */
  async wake(): Promise<void> {
    if (await this.#options.base.managed.read()) await this.#follow();
  }

  stop(): void {
    this.#options.base.managed.stop();
  }

  async #follow(): Promise<void> {
    const { base, effects, onKept } = this.#options;
    const { settings } = base.stores;
    const before = settings.current;
    settings.govern(governedBy(base.managed.current));
    const { outcome, saved } = this.#keep({ withSessions: true, onListed: onKept });
    base.notices.noteManaged(outcome);
    base.onChange();
    await Promise.all([
      saved,
      followSettings(before, settings.current, { effects, shortcuts: base.shortcuts }),
    ]);
    base.onChange();
  }

  #keep(options: Parameters<CompanyKeeper['keep']>[1]) {
    const { base, supply } = this.#options;
    const { managed, notices } = base;
    const { offers, faults } = readOffers(base, supply);
    const faulty = new Set([...managed.current.faults, ...faults].map(({ origin }) => origin));
    notices.noteManagedFaults(faulty.size > 0);
    const isUnsure = (origin: string) => managed.isUnreadable || faulty.has(origin);
    return this.#keeper.keep({ offers, isUnsure }, options);
  }
}

function readOffers({ managed, texts, parts }: CoreBase, { providers }: TokenSupply): OffersReading {
  return offeredCompanies(managed.current.companies, { providers, texts, nowMs: parts.clock.now() });
}

/** Made again only where it has changed, or has to be said in another language. */
export function managedViews(base: CoreBase, supply: TokenSupply): () => ManagedView {
  let known: { readonly of: readonly unknown[]; readonly view: ManagedView } | undefined;
  return () => {
    const { managed, texts, stores } = base;
    const { current } = managed;
    const of = [current, texts.locale, stores.settings.current];
    if (known?.of.every((each, at) => each === of[at])) return known.view;
    const faults = [...current.faults, ...readOffers(base, supply).faults];
    known = { of, view: managedView(current, faults, stores.settings, texts) };
    return known.view;
  };
}
