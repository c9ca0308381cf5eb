// Asks the operator before a copy where that is demanded, and before a company stops asking. One confirmation is open at a time; its answer is taken once, for the
// company and the copy that it is about, while neither has changed, and not after its time. Knows no token and copies nothing.
import { z } from 'zod';
import { type Company, idSchema } from '../companies/company.ts';
import { mustConfirm } from '../companies/must-confirm.ts';
import type { CopyAsking } from '../shared/contract/companies.ts';
import {
  type ConfirmationAnswer,
  type ConfirmationPurpose,
  type ConfirmationView,
  PAUSES,
} from '../shared/contract/confirmation.ts';
import type { CopyFormat } from '../shared/contract/sessions.ts';
import { fitting } from '../shared/fitting.ts';
import type { Clock } from '../time/clock.ts';
import type { Handlers } from './command-dispatcher.ts';
import { CopyPauses, meaningOf } from './copy-pauses.ts';

/** From when it is shown: a question that was forgotten must not be answered by a stray click an hour later. */
export const CONFIRMATION_EXPIRES_MS = 60_000;
/** From when the window can be seen and read: the second click of a double-click, or a key that was meant for something else. */
export const ARMS_AFTER_MS = 700;

/** The small window in front of all others, as a role. */
export interface ConfirmationScreen {
  /** In place of an earlier one; the same one again is brought to the front. */
  show(confirmationId: string): void;
  close(): void;
}

export type Confirmation =
  | 'confirmed'
  /** By the operator, or for a later copy: there is nothing to report. */
  | 'cancelled'
  | 'unanswered'
  /** The company was changed, signed out or deleted meanwhile. */
  | 'overtaken';

export interface CopyConfirmationsOptions {
  readonly clock: Clock;
  readonly screen: ConfirmationScreen;
  readonly newId: () => string;
  readonly companyOf: (companyId: string) => Company | undefined;
  readonly isSignedOut: (companyId: string) => boolean;
  /** Whether IT demands a confirmation for each copy from production. Read at each copy. */
  readonly isForced: () => boolean;
  /** What the window shows of the company. */
  readonly describe: (company: Company) => Pick<ConfirmationView, DescribedPart>;
  readonly onChange: () => void;
}

type DescribedPart = 'language' | 'company' | 'environment' | 'host' | 'account';

interface OpenConfirmation {
  readonly confirmationId: string;
  readonly company: Company;
  readonly purpose: ConfirmationPurpose;
  readonly wasSignedOut: boolean;
  readonly expiresAtMs: number;
  readonly cancelTimer: () => void;
  readonly resolve: (confirmation: Confirmation) => void;
  /** When the window was brought to the front, and when its page read what it shows; infinite until then. */
  shownAtMs: number;
  readAtMs: number;
}

const answerSchema = z.strictObject({
  confirmationId: idSchema,
  answer: z.enum(['confirm', 'cancel']),
  pause: z.enum(PAUSES),
});

export class CopyConfirmations {
  readonly #options: CopyConfirmationsOptions;
  readonly #pauses: CopyPauses;
  #open: OpenConfirmation | undefined;
  #isClosed = false;

  constructor(options: CopyConfirmationsOptions) {
    this.#options = options;
    this.#pauses = new CopyPauses(options);
  }

  readonly handlers: Handlers<'endPause'> = {
    endPause: ({ companyId }) => {
      this.#pauses.end(companyId);
      return undefined;
    },
  };

  /** What the operator can see of it beforehand; undefined where copies need no confirmation. */
  askingOf(company: Company): CopyAsking | undefined {
    const isForced = this.#must(company, true);
    if (!this.#must(company, false)) return undefined;
    const pausedUntil = isForced ? undefined : this.#pauses.endOf(company);
    return { isForced, ...(pausedUntil === undefined ? {} : { pausedUntil }) };
  }

  /** Whether a copy would wait for its confirmation now. */
  isDemanded(company: Company): boolean {
    return this.#must(company, this.#pauses.isPaused(company));
  }

  /** Resolves with `confirmed` at once where nothing demands it. */
  confirm(company: Company, format: CopyFormat): Promise<Confirmation> {
    if (!this.isDemanded(company)) return Promise.resolve('confirmed');
    return this.#ask(company, { kind: 'copy', format });
  }

  /** Before a company is saved that would no longer ask: else a script in the window could do so, and copy. */
  async mayChange(before: Company, after: Company): Promise<boolean> {
    if (!this.#must(before, false) || this.#must(after, false)) return true;
    const confirmation = await this.#ask(before, { kind: 'stopAsking' });
    // What was changed meanwhile, though the window shows nothing of it, is not saved over.
    return confirmation === 'confirmed' && this.#options.companyOf(before.id) === before;
  }

  /** For the window, which shows it now; null where it is no longer open. */
  read(confirmationId: string): ConfirmationView | null {
    const open = this.#open;
    if (open?.confirmationId !== confirmationId) return null;
    const { clock, describe } = this.#options;
    if (!Number.isFinite(open.readAtMs)) open.readAtMs = clock.monotonic();
    const { company, purpose } = open;
    const canPause = purpose.kind === 'copy' && !this.#must(company, true);
    return { ...describe(company), confirmationId, purpose, canPause, armsAfterMs: ARMS_AFTER_MS };
  }

  /** The window is in front from now on. */
  shown(confirmationId: string): void {
    const open = this.#open;
    if (open?.confirmationId === confirmationId) open.shownAtMs = this.#options.clock.monotonic();
  }

  answer(input: unknown): { readonly outcome: 'taken' | 'tooSoon' | 'over' } {
    const answer = fitting(answerSchema, input)?.data;
    this.review();
    const open = this.#open;
    if (!answer || open?.confirmationId !== answer.confirmationId) return { outcome: 'over' };
    if (answer.answer === 'cancel') {
      this.#end('cancelled');
      return { outcome: 'taken' };
    }
    const armsAtMs = Math.max(open.shownAtMs, open.readAtMs) + ARMS_AFTER_MS;
    if (this.#options.clock.monotonic() < armsAtMs) return { outcome: 'tooSoon' };
    if (open.purpose.kind === 'copy') this.#pause(open.company, answer);
    this.#end('confirmed');
    return { outcome: 'taken' };
  }

  /** The operator closed the window. */
  dismiss(confirmationId: string): void {
    if (this.#open?.confirmationId === confirmationId) this.#end('cancelled');
  }

  /** Something has changed, or the computer woke up: what can no longer be answered is closed. */
  review(): void {
    const open = this.#open;
    if (!open) return;
    const { companyOf, isSignedOut } = this.#options;
    const { id } = open.company;
    const isAsShown = isSame(shownOf(companyOf(id)), shownOf(open.company));
    if (!isAsShown || (isSignedOut(id) && !open.wasSignedOut)) this.#end('overtaken');
    else if (this.#isOverdue(open)) this.#end('unanswered');
  }

  /** The app is quitting: nothing can be confirmed any more. */
  finish(): void {
    this.#isClosed = true;
    this.#end('cancelled');
    this.#pauses.endAll();
  }

  #must(company: Company, isPaused: boolean): boolean {
    return mustConfirm({ company, isPaused, isForced: this.#options.isForced() });
  }

  #ask(company: Company, purpose: ConfirmationPurpose): Promise<Confirmation> {
    if (this.#isClosed) return Promise.resolve('cancelled');
    const open = this.#open;
    const isOpen = open && isSame([shownOf(open.company), open.purpose], [shownOf(company), purpose]);
    if (isOpen && !this.#isOverdue(open)) {
      // A second click asks for nothing more.
      this.#options.screen.show(open.confirmationId);
      return Promise.resolve('cancelled');
    }
    this.#end('cancelled');
    return new Promise((resolve) => this.#begin({ company, purpose, resolve }));
  }

  #begin({ company, purpose, resolve }: Pick<OpenConfirmation, 'company' | 'purpose' | 'resolve'>): void {
    const { clock, newId, screen, isSignedOut } = this.#options;
    const confirmationId = newId();
    this.#open = {
      ...{ confirmationId, company, purpose, resolve },
      wasSignedOut: isSignedOut(company.id),
      expiresAtMs: clock.monotonic() + CONFIRMATION_EXPIRES_MS,
      cancelTimer: clock.setTimer(CONFIRMATION_EXPIRES_MS, () => this.#end('unanswered')),
      shownAtMs: Number.POSITIVE_INFINITY,
      readAtMs: Number.POSITIVE_INFINITY,
    };
    screen.show(confirmationId);
  }

  #end(confirmation: Confirmation): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    open.cancelTimer();
    this.#options.screen.close();
    open.resolve(confirmation);
  }

  #pause(company: Company, { pause }: ConfirmationAnswer): void {
    if (!this.#must(company, true)) this.#pauses.begin(company, pause);
  }

  #isOverdue({ expiresAtMs }: OpenConfirmation): boolean {
    return this.#options.clock.monotonic() >= expiresAtMs;
  }
}

/** What the operator agrees to. */
const shownOf = (company: Company | undefined) =>
  company && [company.id, company.label, company.copyFormat, meaningOf(company)];

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
