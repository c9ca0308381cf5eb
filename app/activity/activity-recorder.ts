// Writes into the log what happens to companies, sessions and copies. Remembers what it has said of each company.
import type { Company } from '../companies/company.ts';
import type { ImportOutcome } from '../companies/import-outcome.ts';
import type { SyncOutcome } from '../managed/company-sync.ts';
import type { Verdict } from '../shared/contract/questions.ts';
import type { CopyResult } from '../shared/contract/sessions.ts';
import type { Clock } from '../time/clock.ts';
import type { Session } from '../tokens/session.ts';
import type { ActivityKind, Happening } from './activity-entry.ts';
import { activityFromSession, type KnownState, knownFrom, NEW_COMPANY } from './activity-from-session.ts';
import type { ActivityLog } from './activity-log.ts';

export interface ActivityRecorderOptions {
  readonly log: ActivityLog;
  readonly clock: Clock;
  readonly companies: () => readonly Company[];
}

type NewKind = Extract<ActivityKind, 'added' | 'imported' | 'importMoved' | 'managedAdded' | 'managedMoved'>;

type Details = Omit<Happening, 'companyId' | 'companyLabel' | 'kind'>;

export class ActivityRecorder {
  readonly #options: ActivityRecorderOptions;
  readonly #known = new Map<string, KnownState>();
  /** Those that it has seen; one that is gone is not kept, since it may hold a token. */
  readonly #seen = new WeakSet<Session>();
  /** The list when it was last compared. */
  #listed: readonly Company[] = [];
  /** What happened before the log was there; undefined from then on. */
  #early: Happening[] | undefined = [];

  constructor(options: ActivityRecorderOptions) {
    this.#options = options;
  }

  /** Call when the app has started, restored its sessions and loaded the log; what was noted before is in it then. */
  start(sessions: readonly Session[]): void {
    const { log, companies } = this.#options;
    const before = log.byCompany();
    log.add({ kind: 'appStarted', companyId: null, companyLabel: '' });
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#listed = companies();
    for (const company of companies()) this.#known.set(company.id, knownFrom(before.get(company.id) ?? []));
    for (const session of sessions) {
      this.#seen.add(session);
      // A practice company is signed in again automatically after every start.
      if (!session.company.practice) this.noteSession(session);
    }
    for (const happening of early) log.add(happening);
  }

  /** Call when the app quits; resolves once that is saved. An app that never started has nothing to tell. */
  async stop(): Promise<void> {
    if (this.#early) return;
    this.#options.log.add({ kind: 'appStopped', companyId: null, companyLabel: '' });
    await this.#options.log.flush();
  }

  /** Call on every change of the list; does nothing where it is still the same. */
  noteCompanies(): void {
    const before = this.#listed;
    const now = this.#options.companies();
    if (now === before) return;
    this.#listed = now;
    for (const company of missingIn(now, before)) this.#add(company, 'deleted');
    for (const company of missingIn(before, now)) this.#noteCompany(company);
    const former = new Map(before.map((company) => [company.id, company]));
    for (const company of now) this.#noteTrust(former.get(company.id), company);
  }

  /** Call after an import has changed the list, before anything else calls `noteCompanies`. */
  noteImport({ added, changed, replaced }: ImportOutcome): void {
    this.#listed = this.#options.companies();
    for (const company of added) this.#noteNew(company, 'imported');
    for (const { after } of replaced) this.#noteNew(after, 'importMoved');
    for (const { after } of changed) this.#add(after, 'importChanged');
    for (const company of added) this.#noteTrust(undefined, company);
    for (const { before, after } of [...replaced, ...changed]) this.#noteTrust(before, after);
  }

  /** As above, after an import was undone. */
  noteImportUndone(): void {
    this.#listed = this.#options.companies();
    this.#options.log.add({ kind: 'importUndone', companyId: null, companyLabel: '' });
  }

  /** Call after IT's companies have changed the list, before anything else calls `noteCompanies`. */
  noteManaged({ added, adopted, changed, moved, removed }: SyncOutcome): void {
    this.#listed = this.#options.companies();
    for (const company of removed) this.#add(company, 'managedRemoved');
    for (const company of added) this.#noteNew(company, 'managedAdded');
    for (const { after } of moved) this.#noteNew(after, 'managedMoved');
    for (const { after } of adopted) this.#add(after, 'managedAdopted');
    for (const { after } of changed) this.#add(after, 'managedChanged');
    for (const company of added) this.#noteTrust(undefined, company);
    for (const { before, after } of [...moved, ...adopted, ...changed]) this.#noteTrust(before, after);
  }

  /** Call on every change of a session. */
  noteSession(session: Session): void {
    this.noteCompanies();
    const { id } = session.company;
    const signedInAlready = !this.#seen.has(session);
    this.#seen.add(session);
    const { clock } = this.#options;
    const moment = { nowMs: clock.now(), monotonicMs: clock.monotonic() };
    const before = this.#known.get(id) ?? NEW_COMPANY;
    // A new session is signed out before it signs in; the operator did not sign out.
    if (signedInAlready && session.view.status.kind === 'signedOut') return;
    const { known, what } = activityFromSession(before, session.view, moment, { signedInAlready });
    this.#known.set(id, known);
    if (!what) return;
    const { kind, ...details } = what;
    this.#add(session.company, kind, details);
  }

  noteCopy(company: Company, result: CopyResult): void {
    if (result.outcome === 'cancelled') return;
    if (result.outcome === 'nothing') {
      this.#add(company, 'copyFailed');
      return;
    }
    const { validUntilMs, shortLived } = result;
    const validity = validUntilMs === undefined ? {} : { validUntilMs };
    this.#add(company, shortLived ? 'copiedAging' : 'copied', validity);
  }

  #noteTrust(before: Company | undefined, now: Company): void {
    for (const what of ['certificate', 'authority'] as const) {
      const [former, current] = [before?.trust?.[what]?.fingerprint, now.trust?.[what]?.fingerprint];
      if (former !== current) this.#add(now, current === undefined ? `${what}Untrusted` : `${what}Trusted`);
    }
  }

  noteAnswer(company: Company, verdict: Verdict, asked: 'own' | 'pasted'): void {
    this.#add(company, ANSWERS[asked][verdict]);
  }

  noteUserIdUsed(company: Company): void {
    this.#add(company, 'userIdUsed');
  }

  noteUserIdUndone(company: Company): void {
    this.#add(company, 'userIdUndone');
  }

  #noteCompany(company: Company): void {
    if (this.#known.has(company.id)) this.#add(company, 'restored');
    else this.#noteNew(company, 'added');
  }

  #noteNew(company: Company, kind: NewKind): void {
    this.#known.set(company.id, NEW_COMPANY);
    this.#add(company, kind);
  }

  #add({ id, label }: Company, kind: ActivityKind, details: Details = {}): void {
    const happening = { kind, companyId: id, companyLabel: label, ...details };
    if (this.#early) this.#early.push(happening);
    else this.#options.log.add(happening);
  }
}

const ANSWERS = {
  own: { accepted: 'askedAccepted', refused: 'askedRefused', undecided: 'askedUndecided' },
  pasted: { accepted: 'pastedAccepted', refused: 'pastedRefused', undecided: 'pastedUndecided' },
} as const satisfies Record<string, Record<Verdict, ActivityKind>>;

/** The companies of `some` that `others` lacks. */
function missingIn(others: readonly Company[], some: readonly Company[]): readonly Company[] {
  const known = new Set(others.map(({ id }) => id));
  return some.filter(({ id }) => !known.has(id));
}
