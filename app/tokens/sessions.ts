// The sessions of all companies, each found by its company.
import { type Company, hostOf } from '../companies/company.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import { Session, type SessionDependencies } from './session.ts';

type Listener = (session: Session) => void;

export class Sessions {
  readonly #byId = new Map<string, Session>();
  readonly #byHost = new Map<string, Set<Session>>();
  readonly #providers: ProviderRegistry;
  readonly #dependencies: SessionDependencies;
  readonly #listeners = new Set<Listener>();

  constructor(
    providers: ProviderRegistry,
    dependencies: Omit<SessionDependencies, 'onChange' | 'onRecovered'>,
  ) {
    this.#providers = providers;
    this.#dependencies = {
      ...dependencies,
      // A session that is not on the list yet, or no longer, concerns no one.
      onChange: (session) => {
        if (this.#byId.get(session.company.id) === session) this.#announce(session);
      },
      onRecovered: (session) => this.#tellNeighbours(session),
    };
  }

  get(companyId: string): Session | undefined {
    return this.#byId.get(companyId);
  }

  all(): readonly Session[] {
    return [...this.#byId.values()];
  }

  /** Those that may bring a new refresh token; each resolves once that is stored, or that takes too long. */
  renewalsUnderWay(): readonly Promise<unknown>[] {
    return this.all().flatMap((session) => session.renewalUnderWay ?? []);
  }

  /** A session that is not on the list yet; undefined when no provider of that name exists. */
  prepare(company: Company): Session | undefined {
    const provider = this.#providers.get(company.providerId);
    return provider && new Session(company, provider, this.#dependencies);
  }

  /** Puts a prepared or dropped session on the list, in place of the company's previous one. */
  keep(session: Session): void {
    const former = this.#byId.get(session.company.id);
    if (former && former !== session) this.#end(former);
    this.#byId.set(session.company.id, session);
    const host = hostOf(session.company);
    this.#byHost.set(host, (this.#byHost.get(host) ?? new Set()).add(session));
    session.resume();
    this.#announce(session);
  }

  /** Ends a session's work and takes it off the list; its secrets stay in the vault, and in the session until it is signed out. */
  drop(companyId: string): Session | undefined {
    const session = this.#byId.get(companyId);
    this.#byId.delete(companyId);
    if (session) this.#end(session);
    return session;
  }

  /** Returns the unsubscribe. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** As soon as one company notices that its service is back, the others that use it try again. */
  #tellNeighbours(recovered: Session): void {
    for (const session of this.#byHost.get(hostOf(recovered.company)) ?? [])
      if (session !== recovered) session.onServiceBack();
  }

  #end(session: Session): void {
    const host = hostOf(session.company);
    const neighbours = this.#byHost.get(host);
    neighbours?.delete(session);
    if (neighbours?.size === 0) this.#byHost.delete(host);
    session.dispose();
  }

  #announce(session: Session): void {
    for (const listener of this.#listeners) listener(session);
  }
}
