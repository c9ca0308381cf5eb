// Random days of a whole core: operators, faults of services and network, time, sleep, set clocks, restarts and a
// keyring that comes and goes. The model of the services knows which tokens live; the app cannot see that.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import { CLEAR_AFTER_CHOICES_S } from '../../../app/shared/contract/settings.ts';
import { CLOCK_SET_TOLERANCE_MS } from '../../../app/time/clock.ts';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  signInAndSave,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { CoreBench } from '../../support/core/core-bench.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { ModelService, type Mood, PASSWORD } from '../../support/services/model-service.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MOODS: readonly Mood[] = [
  'fine',
  'rotating',
  'slow',
  'offline',
  'faulty',
  'busy',
  'misconfigured',
  'refusing refresh tokens',
];
/** The longest wait between two tries, and what the last try may take. */
const RECOVERY_MS = 16 * MINUTE_MS;

const DRAFTS = [
  passwordDraft(),
  passwordDraft({ label: 'Hooli', address: 'https://hooli.example.com', storePassword: true }),
  userIdDraft(),
  generateTokenDraft(),
  generateTokenDraft({ label: 'Umbrella', address: 'https://umbrella.example.com/t', storePassword: true }),
] as const;

class Day {
  readonly bench: CoreBench;
  readonly service: ModelService;
  readonly #disk = new MemoryFiles();
  readonly faults: string[] = [];
  /** Commands that have not answered yet. */
  readonly #open = new Set<Promise<unknown>>();

  constructor(seed: number) {
    let state = seed;
    const random = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
      return (state >>> 1) / 2 ** 31;
    };
    this.bench = new CoreBench({
      fetch: (input, init) => this.service.fetch(input, init),
      files: this.#disk,
      random,
    });
    this.service = new ModelService(this.bench.clock, this.bench.network);
    this.bench.clipboard.onWrite = (text) => {
      const token = text.replace(/^.* /, '');
      if (this.service.livesForMs(token) < -CLOCK_SET_TOLERANCE_MS) this.faults.push(`copied ${token}, dead`);
    };
  }

  async begin(): Promise<void> {
    await this.bench.start();
    for (const draft of DRAFTS) await this.bench.call('saveCompany', signInAndSave(draft));
  }

  get companies(): readonly CompanyView[] {
    return this.bench.snapshot().companies;
  }

  /** Begins something and lets it run on beside what comes next. */
  begun(work: Promise<unknown>): void {
    const open: Promise<unknown> = work.then(
      () => this.#open.delete(open),
      (error: unknown) => {
        this.#open.delete(open);
        // A company may be deleted before its command is read.
        if (!String(error).includes('no such company')) this.faults.push(String(error));
      },
    );
    this.#open.add(open);
  }

  async again(how: 'in order' | 'after a kill'): Promise<void> {
    // A clock that was set while no one looked cannot be told from time that passed.
    this.bench.core.scheduler.noticeClock();
    await settle();
    await (how === 'in order' ? this.bench.restart() : this.bench.start());
  }

  /** What must hold at every moment. */
  look(): void {
    expect(this.faults).toEqual([]);
    expect(this.bench.bugs).toEqual([]);
    for (const company of this.companies) {
      const { status, validity, problem } = company;
      if (status === 'ready' || status === 'retrying') expect(validity.kind).not.toBe('none');
      if (status === 'signedOut') expect(validity.kind).toBe('none');
      if (status === 'needsSignIn' || status === 'retrying') expect(problem?.title).toBeTruthy();
      expect(company.statusText).not.toBe('');
    }
    expect(this.#disk.text()).not.toMatch(/canary|practice-password/);
  }

  /** The faults are over: what can renew by itself is well again, and what cannot says so. */
  async recover(): Promise<void> {
    const { bench, service } = this;
    service.moods.clear();
    bench.network.online = true;
    bench.cipher.kind = 'secure';
    service.lifetimeS = 900;
    await bench.core.wake();
    await bench.clock.advance(RECOVERY_MS);
    expect(bench.tray().items.length).toBeGreaterThan(0);
    for (const company of this.companies) {
      const renewsAlone = company.providerId === 'klearstack-user-id';
      const settled = renewsAlone ? ['signedOut'] : ['signedOut', 'needsSignIn'];
      if (settled.includes(company.status)) continue;
      expect(['ready', 'renewing']).toContain(company.status);
      const copied = await bench.call('copyToken', { companyId: company.id, format: 'token' });
      if (copied.outcome === 'copied')
        expect(service.hostOf(bench.clipboard.text)).toBe(new URL(company.address).host);
    }
    this.look();
    expect(this.#open.size).toBe(0);
  }
}

type Step = fc.AsyncCommand<object, Day>;

const step = (name: string, run: (day: Day) => Promise<void> | void): Step => ({
  check: () => true,
  run: async (_model, day) => {
    await run(day);
    await settle();
    day.look();
  },
  toString: () => name,
});

/** Something that is done to one of the companies, if there is any. */
const toOne = (name: string, act: (day: Day, company: CompanyView) => Promise<unknown>) =>
  fc.nat(9).map((index) =>
    step(`${name} ${index}`, (day) => {
      const company = day.companies[index % Math.max(1, day.companies.length)];
      if (company) day.begun(act(day, company));
    }),
  );

const draftOf = ({ label, providerId, address, account, storePassword, copyFormat }: CompanyView) => ({
  ...{ label, providerId, address, account: { ...account }, storePassword, copyFormat },
});

const secretsOf = ({ providerId }: CompanyView, password: string) =>
  providerId === 'klearstack-user-id' ? {} : { password };

const password = fc.constantFrom(PASSWORD, PASSWORD, 'practice-wrong');
const lastDeleted = new WeakMap<Day, string>();

const steps: fc.Arbitrary<Step>[] = [
  fc
    .integer({ min: 0, max: 8 * MINUTE_MS })
    .map((ms) => step(`advance ${ms}`, (day) => day.bench.clock.advance(ms))),
  fc
    .integer({ min: 0, max: 8 * MINUTE_MS })
    .map((ms) => step(`advance ${ms}`, (day) => day.bench.clock.advance(ms))),
  fc
    .integer({ min: 0, max: 9 * HOUR_MS })
    .map((ms) => step(`sleep ${ms}`, (day) => day.bench.clock.sleep(ms))),
  fc
    .integer({ min: -24 * HOUR_MS, max: 24 * HOUR_MS })
    .map((ms) => step(`set the clock by ${ms}`, (day) => day.bench.clock.jump(ms))),
  fc.constant(step('wake', (day) => day.begun(day.bench.core.wake()))),
  fc.tuple(fc.nat(4), fc.constantFrom(...MOODS)).map(([index, mood]) =>
    step(`service ${index} ${mood}`, (day) => {
      const draft = DRAFTS[index];
      if (draft) day.service.moods.set(new URL(draft.address).host, mood);
    }),
  ),
  fc.boolean().map((online) =>
    step(online ? 'online' : 'offline', (day) => {
      day.bench.network.online = online;
    }),
  ),
  fc.constantFrom(20, 60, 900, 7_200).map((lifetimeS) =>
    step(`tokens live ${lifetimeS} s`, (day) => {
      day.service.lifetimeS = lifetimeS;
    }),
  ),
  fc.constantFrom('secure', 'none').map((kind) =>
    step(`keyring ${kind}`, (day) => {
      day.bench.cipher.kind = kind;
    }),
  ),
  fc.constant(step('restart', (day) => day.again('in order'))),
  fc.constant(step('kill', (day) => day.again('after a kill'))),
  toOne('copy', (day, { id: companyId }) => day.bench.call('copyToken', { companyId, format: null })),
  toOne('copy', (day, { id: companyId }) => day.bench.call('copyToken', { companyId, format: null })),
  toOne('copy by the tray', (day, { id }) => day.bench.core.backgroundCopy.copy(id)),
  toOne('renew', (day, { id: companyId }) => day.bench.call('renew', { companyId })),
  fc.constant(step('renew all', (day) => day.begun(day.bench.call('renewAll', undefined)))),
  toOne('sign out', (day, { id: companyId }) => day.bench.call('signOut', { companyId })),
  password.chain((typed) =>
    toOne(`sign in with ${typed}`, (day, company) => {
      const { id: companyId, storePassword } = company;
      return day.bench.call('signIn', { companyId, secrets: secretsOf(company, typed), storePassword });
    }),
  ),
  toOne('rename', (day, company) =>
    day.bench.call('saveCompany', saveOnly({ ...draftOf(company), label: `${company.label}!` }, company.id)),
  ),
  toOne('toggle the stored password', (day, company) => {
    const draft = { ...draftOf(company), storePassword: !company.storePassword };
    return day.bench.call('saveCompany', saveOnly(draft, company.id));
  }),
  toOne('move elsewhere', (day, company) => {
    const draft = { ...draftOf(company), address: `https://new-${company.id}.example.com/` };
    return day.bench.call('saveCompany', saveOnly(draft, company.id));
  }),
  password.chain((typed) =>
    toOne(`move elsewhere with ${typed}`, (day, company) => {
      const draft = { ...draftOf(company), address: `https://new-${company.id}.example.com/` };
      const input = { companyId: company.id, draft, secrets: secretsOf(company, typed), signIn: true };
      return day.bench.call('saveCompany', input);
    }),
  ),
  toOne('duplicate', (day, { id: companyId }) => day.bench.call('duplicateCompany', { companyId })),
  toOne('move up', (day, { id: companyId }) =>
    day.bench.call('moveCompany', { companyId, beforeId: day.bench.snapshot().companies[0]?.id ?? null }),
  ),
  toOne('delete', (day, { id: companyId }) => {
    lastDeleted.set(day, companyId);
    return day.bench.call('deleteCompany', { companyId });
  }),
  fc.constant(
    step('take back', (day) => {
      const companyId = lastDeleted.get(day);
      if (companyId) day.begun(day.bench.call('restoreCompany', { companyId }));
    }),
  ),
  fc
    .constantFrom(...CLEAR_AFTER_CHOICES_S)
    .map((clearClipboardAfterS) =>
      step(`clear after ${clearClipboardAfterS} s`, (day) =>
        day.begun(day.bench.call('changeSettings', { clearClipboardAfterS })),
      ),
    ),
];

it('whatever happens in a day, no dead token is copied and all is well when all is well again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.commands(steps, { maxCommands: 18, size: 'max' }),
      async (seed, commands) => {
        const day = new Day(seed);
        try {
          await day.begin();
          await fc.asyncModelRun(() => ({ model: {}, real: day }), commands);
          await day.recover();
        } finally {
          await day.bench[Symbol.asyncDispose]();
        }
      },
    ),
    { numRuns: randomCases(1_000) },
  );
}, 300_000);
