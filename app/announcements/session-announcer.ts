// Tells the operator once, in a notification, what a session needs of them. Silent about what heals by itself.
import type { Problem, Settings } from '../contract.ts';
import type { Clock } from '../tokens/clock.ts';
import { isAlive } from '../tokens/refresh-policy.ts';
import type { Session } from '../tokens/session.ts';
import type { SessionStatus } from '../tokens/session-status.ts';
import type { Notification, Notifier } from './notifier.ts';

/** A network that is just waking up heals a token that died in sleep: a shorter failure is nobody's worry. */
const PASSING_MS = 30_000;

export interface SessionAnnouncerOptions {
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly problemOf: (session: Session) => Problem | undefined;
  readonly recoveryOf: (session: Session) => Omit<Notification, 'onClick'>;
  readonly wants: () => Pick<Settings, 'notifyOnProblem' | 'notifyOnRecovery'>;
  readonly onClick: (session: Session) => void;
}

export class SessionAnnouncer {
  readonly #options: SessionAnnouncerOptions;
  /** What was said last about each company. */
  readonly #said = new Map<string, string>();
  /** Since when each company's renewals have failed, on the monotonic clock. */
  readonly #failingSinceMs = new Map<string, number>();

  constructor(options: SessionAnnouncerOptions) {
    this.#options = options;
  }

  /** Call on every change of a session. */
  notice(session: Session): void {
    const companyId = session.company.id;
    const { status, isRenewing } = session.view;
    // How it ends is what counts.
    if (isRenewing || status.kind === 'signingIn') return;
    const isFailing = status.kind === 'retrying' || status.kind === 'expired';
    const failingForMs = this.#noteFailing(companyId, isFailing);
    const topic = topicOf(status);
    if (topic === undefined) {
      if (!isFailing && this.#said.delete(companyId)) this.#noteRecovery(session);
      return;
    }
    if (topic === EXPIRED && failingForMs < PASSING_MS) return;
    if (this.#said.get(companyId) === topic) return;
    this.#said.set(companyId, topic);
    const problem = this.#options.problemOf(session);
    if (!problem || !this.#options.wants().notifyOnProblem) return;
    this.#show(session, { title: problem.title, body: problem.meaning });
  }

  /** Takes the present state as known: at start, the tray and the window say it already. */
  takeAsSaid(session: Session): void {
    const { status, token } = session.view;
    const nowMs = this.#options.clock.now();
    const isDead = status.kind !== 'signedOut' && !(token && isAlive({ nowMs, expiry: token.expiry }));
    const topic = topicOf(status) ?? (isDead ? EXPIRED : undefined);
    if (topic !== undefined) this.#said.set(session.company.id, topic);
  }

  /** Only of what was said before; and whoever signed out knows. */
  #noteRecovery(session: Session): void {
    if (session.view.status.kind !== 'ready' || !this.#options.wants().notifyOnRecovery) return;
    this.#show(session, this.#options.recoveryOf(session));
  }

  #show(session: Session, words: Omit<Notification, 'onClick'>): void {
    this.#options.notifier.show({ ...words, onClick: () => this.#options.onClick(session) });
  }

  /** For how long already. */
  #noteFailing(companyId: string, isFailing: boolean): number {
    if (!isFailing) this.#failingSinceMs.delete(companyId);
    if (!isFailing) return 0;
    const nowMs = this.#options.clock.monotonic();
    const sinceMs = this.#failingSinceMs.get(companyId) ?? nowMs;
    this.#failingSinceMs.set(companyId, sinceMs);
    return nowMs - sinceMs;
  }
}

const EXPIRED = 'expired';

/** What is worth interrupting for; the same topic is not said twice in a row. */
function topicOf(status: SessionStatus): string | undefined {
  switch (status.kind) {
    case 'needsSignIn':
      return `needsSignIn ${status.reason}`;
    case 'retrying':
    case 'expired':
      if (status.failure && needsSomebody(status.failure.kind)) return `failure ${status.failure.kind}`;
      return status.kind === 'expired' && status.failure ? EXPIRED : undefined;
    case 'signedOut':
    case 'signingIn':
    case 'ready':
    case 'refreshing':
      return undefined;
  }
}

const needsSomebody = (kind: string) => kind === 'misconfigured' || kind === 'insecure' || kind === 'proxy';
