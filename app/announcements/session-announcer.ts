// Tells the operator once, in a notification, what sessions need of them: one cause, one message, however many companies
// it is about. Silent about what resolves itself.
import { hostOf } from '../companies/company.ts';
import type { Problem } from '../shared/contract/problem.ts';
import type { Settings } from '../shared/contract/settings.ts';
import type { Clock } from '../time/clock.ts';
import { isAlive } from '../tokens/renewal-policy.ts';
import type { Session } from '../tokens/session.ts';
import { AnnouncementBatch } from './announcement-batch.ts';
import type { Notification, Notifier } from './notifier.ts';
import { ToldProblems } from './told-problems.ts';
import {
  type Cause,
  causeKey,
  deadTokenTopic,
  isDisproved,
  isOfOneService,
  isShared,
  type Trouble,
  troubleOf,
} from './trouble.ts';

/** A token that expired in sleep is renewed as soon as the network is back: shorter failures are not announced. */
const PASSING_MS = 30_000;
/** Up to this many services with the same trouble are announced one by one; more become one message. */
const MAX_SERVICES_APART = 2;

type Words = Pick<Notification, 'title' | 'body'>;

export interface SessionAnnouncerOptions {
  readonly clock: Clock;
  readonly notifier: Notifier;
  /** In the order in which a message lists them. */
  readonly sessions: () => readonly Session[];
  readonly sessionOf: (companyId: string) => Session | undefined;
  readonly problemOf: (session: Session) => Problem | undefined;
  readonly recoveryOf: (session: Session) => Words;
  /** Of two or more. */
  readonly groupProblemOf: (cause: Cause, sessions: readonly Session[]) => Words;
  readonly groupRecoveryOf: (sessions: readonly Session[]) => Words;
  readonly wants: () => Pick<Settings, 'notifyOnProblem' | 'notifyOnRecovery'>;
  readonly onClick: (session: Session) => void;
  /** `cause`: undefined for a recovery. */
  readonly onGroupClick: (cause: Cause | undefined) => void;
}

interface Group {
  readonly key: string;
  readonly cause: Cause;
  readonly sessions: readonly Session[];
}

export class SessionAnnouncer {
  readonly #options: SessionAnnouncerOptions;
  readonly #batch: AnnouncementBatch;
  /** The topic that was last announced for each company. */
  readonly #announced = new Map<string, string>();
  /** Since when each company's renewals have failed, on the monotonic clock. */
  readonly #failingSinceMs = new Map<string, number>();
  /** With a request under way, as far as `notice` has seen, by company. One that was deleted is not kept: it may hold a token. */
  readonly #requesting = new Map<string, WeakRef<Session>>();
  /** Causes that were announced, and not disproved since. */
  readonly #standing = new Set<string>();
  /** Companies that have recovered, not yet announced. */
  readonly #recovered = new Set<string>();
  readonly #told = new ToldProblems();

  constructor(options: SessionAnnouncerOptions) {
    this.#options = options;
    this.#batch = new AnnouncementBatch({
      clock: options.clock,
      isMoreOnItsWay: () => this.#isAnyRequesting(),
      tell: () => this.#tell(),
    });
  }

  /** Call on every change of a session. */
  notice(session: Session): void {
    const companyId = session.company.id;
    // Only how it ends counts.
    if (isRequesting(session)) {
      this.#requesting.set(companyId, new WeakRef(session));
      return;
    }
    const hasAnswer = this.#requesting.delete(companyId);
    const { kind } = session.view.status;
    if (hasAnswer && kind === 'ready') this.#noteWayThrough(hostOf(session.company));
    this.#noteFailing(session);
    const trouble = troubleOf(session);
    if (!trouble && !isFailing(session)) this.#told.end(companyId);
    if (trouble) {
      if (this.#isNews(session, trouble) && this.#isRipe(session, trouble)) this.#batch.add();
    } else if (!isFailing(session) && this.#announced.delete(companyId) && kind === 'ready') {
      // An operator who has signed out knows.
      this.#recovered.add(companyId);
      this.#batch.add();
    }
    if (hasAnswer) this.#batch.check();
  }

  /** Something has changed: a company may be gone. Costs next to nothing while no notification is about any. */
  review(): void {
    for (const companyId of this.#told.companyIds)
      if (!this.#options.sessionOf(companyId)) this.#told.end(companyId);
  }

  /** Treats the present state as known: at start, tray and window show it already. */
  markAsAnnounced(session: Session): void {
    const { status, token } = session.view;
    const nowMs = this.#options.clock.now();
    const needsToken = status.kind !== 'signedOut' && status.kind !== 'onDemand';
    const isDead = needsToken && !(token && isAlive({ nowMs, expiry: token.expiry }));
    const topic = troubleOf(session)?.topic ?? (isDead ? deadTokenTopic : undefined);
    if (topic !== undefined) this.#announced.set(session.company.id, topic);
  }

  /** The first of them nearly always is; one that was deleted meanwhile no longer is. */
  #isAnyRequesting(): boolean {
    for (const requesting of this.#requesting.values()) {
      const session = requesting.deref();
      if (session && isRequesting(session)) return true;
    }
    return false;
  }

  #tell(): void {
    const groups = this.#groups();
    const isKnown = new Set(groups.filter(({ key }) => this.#isStanding(key)).map(({ key }) => key));
    for (const { key, cause, sessions } of groups) {
      for (const session of sessions)
        this.#announced.set(session.company.id, troubleOf(session)?.topic ?? '');
      if (isShared(cause)) this.#standing.add(key);
      if (isKnown.has(key)) this.#told.join(key, idsOf(sessions));
    }
    const news = mergedServices(groups.filter(({ key }) => !isKnown.has(key)));
    if (this.#options.wants().notifyOnProblem) for (const group of news) this.#showProblem(group);
    this.#tellRecoveries();
  }

  /** What is to be announced, by cause. Once one company of a group has waited long enough, the others need not wait. */
  #groups(): readonly Group[] {
    const byKey = new Map<string, { cause: Cause; sessions: Session[]; isRipe: boolean }>();
    for (const session of this.#options.sessions()) {
      const trouble = troubleOf(session);
      if (!trouble || !this.#isNews(session, trouble)) continue;
      const key = causeKey(trouble);
      const group = byKey.get(key) ?? { cause: trouble.cause, sessions: [], isRipe: false };
      group.sessions.push(session);
      group.isRipe ||= this.#isRipe(session, trouble);
      byKey.set(key, group);
    }
    return [...byKey].filter(([, { isRipe }]) => isRipe).map(([key, group]) => ({ key, ...group }));
  }

  /** Only for trouble that was announced before. */
  #tellRecoveries(): void {
    const sessions = this.#options
      .sessions()
      .filter(({ company, view }) => this.#recovered.has(company.id) && view.status.kind === 'ready');
    this.#recovered.clear();
    const [first, ...more] = sessions;
    if (!first || !this.#options.wants().notifyOnRecovery) return;
    const { recoveryOf, groupRecoveryOf } = this.#options;
    this.#show(more.length === 0 ? recoveryOf(first) : groupRecoveryOf(sessions), sessions, undefined);
  }

  #showProblem({ cause, sessions }: Group): void {
    const { problemOf, groupProblemOf } = this.#options;
    const [first, ...more] = sessions;
    const problem = first && problemOf(first);
    if (!problem) return;
    const alone = { title: problem.title, body: problem.meaning };
    const words = more.length === 0 ? alone : groupProblemOf(cause, sessions);
    const withdraw = this.#show(words, sessions, cause);
    const troubles = sessions.map(troubleOf).filter((trouble) => trouble !== undefined);
    this.#told.add(idsOf(sessions), { causeKeys: new Set(troubles.map(causeKey)), withdraw });
  }

  /** Returns its withdrawal. */
  #show(words: Words, sessions: readonly Session[], cause: Cause | undefined): () => void {
    const { notifier, onClick, onGroupClick } = this.#options;
    const [first, ...more] = sessions;
    return notifier.show({
      ...words,
      group: 'companies',
      onClick: () => (first && more.length === 0 ? onClick(first) : onGroupClick(cause)),
    });
  }

  #isNews({ company }: Session, { topic }: Trouble): boolean {
    return this.#announced.get(company.id) !== topic;
  }

  #isRipe({ company }: Session, { mayPass }: Trouble): boolean {
    if (!mayPass) return true;
    const sinceMs = this.#failingSinceMs.get(company.id);
    return sinceMs !== undefined && this.#options.clock.monotonic() - sinceMs >= PASSING_MS;
  }

  /** Whether this cause was announced and still affects a company. */
  #isStanding(key: string): boolean {
    const isHeldUp = (session: Session) => {
      const trouble = troubleOf(session);
      return trouble && causeKey(trouble) === key && !this.#isNews(session, trouble);
    };
    return this.#standing.has(key) && this.#options.sessions().some(isHeldUp);
  }

  /** If one company gets through, whatever stops another is something else, or has started anew. */
  #noteWayThrough(host: string): void {
    for (const key of this.#standing) if (isDisproved(key, host)) this.#standing.delete(key);
  }

  #noteFailing(session: Session): void {
    const { id } = session.company;
    if (!isFailing(session)) this.#failingSinceMs.delete(id);
    else if (!this.#failingSinceMs.has(id)) this.#failingSinceMs.set(id, this.#options.clock.monotonic());
  }
}

const isRequesting = ({ view }: Session) => view.isRenewing || view.status.kind === 'signingIn';

const isFailing = ({ view }: Session) => view.status.kind === 'retrying' || view.status.kind === 'expired';

const idsOf = (sessions: readonly Session[]) => sessions.map(({ company }) => company.id);

/** Trouble at many services at once is one message. */
function mergedServices(groups: readonly Group[]): readonly Group[] {
  return groups.flatMap((group) => {
    const alike = groups.filter(({ cause }) => cause === group.cause);
    if (!isOfOneService(group.cause) || alike.length <= MAX_SERVICES_APART) return [group];
    if (alike[0] !== group) return [];
    return [{ ...group, sessions: alike.flatMap(({ sessions }) => sessions) }];
  });
}
