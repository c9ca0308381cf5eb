// An operator, and anyone else who can reach the mouse, on a busy day with production companies: clicks on tray, shortcut and
// window, answers that come too soon, too late or for something else, time that passes, sleeps and is set. The ledger knows
// which copies were allowed, and counts every token that reaches the clipboard without.
import { ARMS_AFTER_MS } from '../../../app/commands/copy-confirmations.ts';
import { PAUSES, type Pause } from '../../../app/shared/contract/confirmation.ts';
import { COPY_FORMATS } from '../../../app/shared/contract/sessions.ts';
import { generateTokenDraft, passwordDraft, saveOnly, signInAndSave, userIdDraft } from './company-inputs.ts';
import { confirmShown, shownConfirmation } from './confirming.ts';
import type { CoreUnderTest } from './core-under-test.ts';

const MINUTE_MS = 60_000;
const PAUSE_MS: Readonly<Record<Pause, number>> = {
  none: 0,
  quarter: 15 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
  quit: Number.POSITIVE_INFINITY,
};

const DRAFTS = [
  passwordDraft({ environment: 'production', askBeforeCopy: true }),
  userIdDraft({ environment: 'production', askBeforeCopy: true }),
  generateTokenDraft({ environment: { name: 'Live EU' }, askBeforeCopy: true }),
  passwordDraft({ label: 'Test', address: 'https://test.example.com', environment: 'test' }),
];
type Draft = (typeof DRAFTS)[number];

const hostOf = ({ address }: Pick<Draft, 'address'>) => new URL(address).host;

interface Attempt {
  readonly host: string;
}

export class Misclicks {
  /** Copies that were asked for from companies whose copies are confirmed, while no pause was on. */
  asked = 0;
  confirmed = 0;
  /** Tokens on the clipboard, all of them and those that no one allowed. */
  copied = 0;
  readonly unconfirmed: string[] = [];
  readonly #test: CoreUnderTest;
  readonly #random: () => number;
  readonly #ids = new Map<string, string>();
  readonly #drafts = new Map<string, Draft>();
  /** By host, until when on the clock that no one can set. */
  readonly #pausedUntilMs = new Map<string, number>();
  /** Attempts that may copy; and those whose permit was used while they go on, perhaps by another one of the same company. */
  readonly #permits: Attempt[] = [];
  readonly #used: Attempt[] = [];
  readonly #waiting: Attempt[] = [];
  #lastConfirmation = 'none';

  constructor(test: CoreUnderTest, random: () => number) {
    this.#test = test;
    this.#random = random;
  }

  async begin(): Promise<void> {
    const { bench, add } = this.#test;
    for (const draft of DRAFTS) {
      this.#ids.set(hostOf(draft), await add(draft));
      this.#drafts.set(hostOf(draft), draft);
    }
    bench.clipboard.onWrite = (text) => this.#onWrite(text);
  }

  async step(): Promise<void> {
    await this.#pick<() => unknown>([
      ...Array<() => unknown>(6).fill(() => this.#click()),
      ...Array<() => unknown>(2).fill(() => this.#doubleClick()),
      () => this.#staleAnswer(),
      () => this.#answer('cancel'),
      () => this.#test.bench.core.confirmations.dismiss(this.#lastConfirmation),
      () => this.#confirm(),
      () => this.#test.bench.clock.advance(this.#random() * 2_000),
      () => this.#passTime(),
      () => this.#changeCompany(),
    ])();
    await this.#test.bench.settle();
  }

  /** A tray entry, the shortcut, the window's button, or quick copy, at random. */
  #click(): void {
    const { bench } = this.#test;
    const host = this.#pick([...this.#ids.keys()]);
    const companyId = this.#ids.get(host) ?? '';
    const format = this.#pick([...COPY_FORMATS, null]);
    const first = bench.snapshot().companies[0];
    this.#pick<() => unknown>([
      () => this.#attempt(host, bench.core.backgroundCopy.copy(companyId)),
      () => first && this.#attempt(hostOf(first), bench.core.backgroundCopy.copyFirst()),
      () => this.#attempt(host, bench.call('copyToken', { companyId, format })),
      () => this.#attempt(host, bench.core.quickCopy.copy({ companyId, format })),
    ])();
  }

  #attempt(host: string, copy: Promise<unknown>): void {
    const attempt: Attempt = { host };
    this.#waiting.push(attempt);
    const isAsked = this.#drafts.get(host)?.askBeforeCopy === true && !this.#isPaused(host);
    if (isAsked) this.asked += 1;
    else this.#permits.push(attempt);
    // A company that has just been deleted has no token.
    void copy.catch(() => undefined).then(() => this.#end(attempt));
  }

  #end(attempt: Attempt): void {
    take(this.#waiting, attempt);
    if (take(this.#used, attempt) || !take(this.#permits, attempt)) return;
    // It may have copied by the permit of another one, which then still has its own to use.
    const other = this.#used.find(({ host }) => host === attempt.host);
    if (other && take(this.#used, other)) this.#permits.push(other);
  }

  #isPaused(host: string): boolean {
    return this.#test.bench.clock.monotonic() < (this.#pausedUntilMs.get(host) ?? 0);
  }

  #onWrite(text: string): void {
    const host = this.#test.service.hostOf(text.replace(/^(Authorization: )?Bearer /, '')) ?? 'unknown';
    const permit = this.#permits.find((each) => each.host === host);
    this.copied += 1;
    if (permit && take(this.#permits, permit)) this.#used.push(permit);
    else this.unconfirmed.push(host);
  }

  /** The second click, or an Enter that was meant for another app, where the button to copy has just appeared. */
  async #doubleClick(): Promise<void> {
    const { bench } = this.#test;
    const before = bench.confirmationId;
    this.#click();
    await bench.settle();
    if (bench.confirmationId === before) return;
    if (this.#random() < 0.5) this.#remember();
    await bench.clock.advance(this.#random() * (ARMS_AFTER_MS - 1));
    this.#answer('confirm');
  }

  #remember(): void {
    this.#lastConfirmation = shownConfirmation(this.#test.bench)?.confirmationId ?? this.#lastConfirmation;
  }

  /** For a question that was asked before, or never. */
  #staleAnswer(): void {
    const { core, confirmationId } = this.#test.bench;
    const stale = this.#lastConfirmation === confirmationId ? 'never' : this.#lastConfirmation;
    const input = { confirmationId: stale, answer: 'confirm', pause: this.#pick(PAUSES) };
    core.confirmations.answer(this.#pick([input, { ...input, confirmationId: '' }, null, 'copy']));
  }

  #answer(answer: 'confirm' | 'cancel'): void {
    const { core, confirmationId = 'none' } = this.#test.bench;
    core.confirmations.answer({ confirmationId, answer, pause: this.#pick(PAUSES) });
  }

  /** In earnest: for what the window shows at that moment. */
  async #confirm(): Promise<void> {
    const { bench } = this.#test;
    const { confirmationId } = bench;
    const host = shownConfirmation(bench)?.host;
    const attempt = this.#waiting.find((each) => each.host === host && !this.#permits.includes(each));
    if (host === undefined || !attempt) return;
    const pause = this.#random() < 0.2 ? this.#pick(PAUSES) : 'none';
    await bench.clock.advance(ARMS_AFTER_MS);
    // It may have run out while it was read.
    if (bench.confirmationId !== confirmationId) return;
    this.#permits.push(attempt);
    const { outcome } = await confirmShown(bench, pause);
    if (outcome !== 'taken') this.#end(attempt);
    else {
      this.confirmed += 1;
      if (pause !== 'none') this.#pausedUntilMs.set(host, bench.clock.monotonic() + PAUSE_MS[pause]);
    }
    this.#remember();
  }

  async #passTime(): Promise<void> {
    const { bench } = this.#test;
    await this.#pick<() => unknown>([
      () => bench.clock.advance(61_000),
      () => bench.clock.sleep(this.#random() * 120 * MINUTE_MS),
      () => bench.clock.jump((this.#random() - 0.5) * 96 * 60 * MINUTE_MS),
      () => bench.core.wake(),
      () => bench.clock.advance(this.#random() * 30 * MINUTE_MS),
    ])();
  }

  async #changeCompany(): Promise<void> {
    const { bench, service } = this.#test;
    const host = this.#pick([...this.#ids.keys()]);
    const companyId = this.#ids.get(host) ?? '';
    const draft = this.#drafts.get(host);
    if (!draft) return;
    // A slow service answers in its own time.
    const signIn = () => void bench.call('saveCompany', signInAndSave(draft, { companyId }));
    await this.#pick<() => unknown>([
      () => bench.call('signOut', { companyId }),
      () => signIn(),
      () => signIn(),
      () => void bench.call('renew', { companyId }),
      () => bench.call('setFavourite', { companyId, isFavourite: true }),
      // A script in the window would like the app to stop asking; no one confirms that here.
      () => this.#tryToStopAsking(companyId, draft),
      () => void service.moods.set(host, this.#pick(['slow', 'fine', 'fine', 'faulty'] as const)),
      async () => {
        await bench.call('deleteCompany', { companyId });
        await bench.call('restoreCompany', { companyId });
      },
      async () => {
        await bench.call('endPause', { companyId });
        this.#pausedUntilMs.delete(host);
      },
    ])();
  }

  #tryToStopAsking(companyId: string, { askBeforeCopy: _asks, ...draft }: Draft): void {
    void this.#test.bench.call('saveCompany', saveOnly(draft, companyId));
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

/** Takes it out of the list; false where it was not there. */
function take<Item>(list: Item[], item: Item): boolean {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}
