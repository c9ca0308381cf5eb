// The whole core before a real Simple JWT, on one clock that the test drives: a day takes seconds. What is copied is shown to
// the service in the same moment, and what the app says of it is held against the token's true end.
import { setTimeout as delay } from 'node:timers/promises';
import type { CommandInput } from '../../../app/shared/contract/bridge.ts';
import type { CopyResult } from '../../../app/shared/contract/sessions.ts';
import { passwordDraft, signInAndSave, userIdDraft } from '../core/company-inputs.ts';
import { CoreBench } from '../core/core-bench.ts';
import { settle } from '../core/manual-clock.ts';
import { MemoryFiles } from '../core/memory-files.ts';
import { promisedMs } from '../window/tray-promise.ts';
import { type SimpleJwtOptions, SimpleJwtService } from './simplejwt-service.ts';

type Draft = CommandInput<'saveCompany'>['draft'];

interface BenchOptions extends SimpleJwtOptions {
  /** How far the service's clock is ahead of the app's. */
  readonly serviceAheadMs?: number;
}

export interface Copy {
  readonly result: CopyResult;
  /** What the service said of it in the same moment; undefined where nothing was copied. */
  readonly accepted?: boolean;
  /** What the app said that is not so. */
  readonly untruths: readonly string[];
}

/** A token's times are whole seconds, in its claims and in the service's Date header. */
const WHOLE_SECOND_MS = 1_000;

export class SimpleJwtBench {
  readonly service: SimpleJwtService;
  readonly bench: CoreBench;
  readonly #startMs: number;
  readonly #serviceAheadMs: number;
  #underWay = 0;

  private constructor(service: SimpleJwtService, serviceAheadMs: number) {
    this.service = service;
    this.#serviceAheadMs = serviceAheadMs;
    this.bench = new CoreBench({ fetch: this.#fetch, files: new MemoryFiles() });
    this.#startMs = this.bench.clock.now();
    this.bench.clock.settle = () => this.quiet();
  }

  static async start({ serviceAheadMs = 0, ...options }: BenchOptions = {}): Promise<SimpleJwtBench> {
    const service = await SimpleJwtService.start(options);
    const started = new SimpleJwtBench(service, serviceAheadMs);
    await started.bench.start();
    return started;
  }

  async addByPassword(label: string): Promise<void> {
    await this.#add(passwordDraft({ label, address: this.service.address }));
  }

  async addByUserId(label: string): Promise<void> {
    const account = { company_name: 'Practice Company', user_id: '26' };
    await this.#add(userIdDraft({ label, address: this.service.address, account }));
  }

  /** Time passes for the app and the service; each request is answered before it goes on. */
  async pass(ms: number): Promise<void> {
    await this.bench.clock.advance(ms);
  }

  /** The computer sleeps, and the app is told when it is awake. */
  async sleep(ms: number): Promise<void> {
    this.bench.clock.sleep(ms);
    await this.bench.core.wake();
    await this.quiet();
  }

  /** The app is closed for a while, and started again. */
  async closeFor(ms: number): Promise<void> {
    await this.bench.core.finish();
    this.bench.clock.sleep(ms);
    await this.bench.start();
    await this.quiet();
  }

  /** Resolves when no request is under way and its answer has been taken in. */
  async quiet(): Promise<void> {
    do {
      while (this.#underWay > 0) await delay(1);
      await settle();
    } while (this.#underWay > 0);
  }

  async copy(label: string): Promise<Copy> {
    const { bench, service } = this;
    const { id: companyId } = bench.company(label);
    const result = await bench.call('copyToken', { companyId, format: null });
    await this.quiet();
    if (result.outcome !== 'copied') return { result, untruths: [] };
    const token = bench.clipboard.text;
    this.#setServiceClock();
    const verdict = await service.judge(token);
    const nowMs = Math.floor(bench.clock.now() / WHOLE_SECOND_MS) * WHOLE_SECOND_MS;
    const endMs = verdict.kind === 'accepted' ? nowMs + verdict.secondsLeft * 1_000 : nowMs;
    const inspected = await bench.call('inspectToken', { text: token });
    const state = inspected.kind === 'empty' ? undefined : inspected.state;
    const { validity } = bench.company(label);
    const promises = {
      'the copy': result.validUntilMs,
      'the window': validity.kind === 'until' ? validity.untilMs : undefined,
      'the inspector': state?.kind === 'valid' ? state.untilMs : undefined,
      'the tray': bench.clock.now() + (promisedMs(this.trayLabel(label)) ?? 0),
    };
    const broken = Object.entries(promises).filter(([, untilMs = 0]) => untilMs >= endMs + WHOLE_SECOND_MS);
    const tooMuch = broken.map(
      ([who, untilMs = 0]) => `${who} promised ${(untilMs - endMs) / 1_000} s too much`,
    );
    const refused = verdict.kind === 'refused' ? [`refused, and the app said: ${result.message}`] : [];
    return { result, accepted: verdict.kind === 'accepted', untruths: [...refused, ...tooMuch] };
  }

  trayLabel(company: string): string {
    const item = this.bench.tray().items.find((each) => 'label' in each && each.label.startsWith(company));
    return item && 'label' in item ? item.label : '';
  }

  async stop(): Promise<void> {
    await this.bench[Symbol.asyncDispose]();
    await this.service.stop();
  }

  /** The service has the true time, whatever someone does to the app's clock. */
  #setServiceClock(): void {
    this.service.stopClockAt(this.#startMs + this.bench.clock.monotonic() + this.#serviceAheadMs);
  }

  readonly #fetch: typeof globalThis.fetch = async (input, init) => {
    this.#underWay += 1;
    try {
      this.#setServiceClock();
      const { status, headers, ...answer } = await whole(await fetch(input, init));
      return new Response(answer.body, { status, headers });
    } finally {
      this.#underWay -= 1;
    }
  };

  async #add(draft: Draft): Promise<void> {
    const saved = await this.bench.call('saveCompany', signInAndSave(draft));
    if (saved.outcome !== 'saved') throw new Error(`the bench could not sign in: ${saved.outcome}`);
  }
}

/** Read to its end, so that nothing is under way when it is handed on. */
async function whole(response: Response) {
  return { status: response.status, headers: response.headers, body: await response.arrayBuffer() };
}
