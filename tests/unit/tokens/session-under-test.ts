// A session with a scripted service, a scripted vault and a clock that the test drives.
import type { Company } from '../../../app/companies/company.ts';
import { RequestGate } from '../../../app/tokens/request-gate.ts';
import { Session } from '../../../app/tokens/session.ts';
import { writeSecret } from '../../../app/tokens/session-secret.ts';
import type { CopyableToken, HeldToken, SessionStatus } from '../../../app/tokens/session-status.ts';
import { StoredSecretTrials } from '../../../app/tokens/stored-secret-trials.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import {
  granted,
  ScriptedProvider,
  type ScriptedProviderOptions,
} from '../../support/services/scripted-provider.ts';
import { ScriptedVault } from './scripted-vault.ts';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const PASSWORD = { password: 'practice-password' };

export const acme: Company = {
  id: 'acme',
  label: 'ACME',
  providerId: 'scripted',
  address: 'https://tokens.example.com/',
  account: { username: 'operator' },
  storePassword: false,
  copyFormat: 'token',
  practice: false,
};

export class SessionUnderTest {
  readonly clock: ManualClock;
  readonly service: ScriptedProvider;
  readonly vault = new ScriptedVault();
  readonly bugs: unknown[] = [];
  /** Each status that the session announced, repetitions left out. */
  readonly statuses: SessionStatus['kind'][] = [];
  readonly session: Session;

  constructor(
    company: Partial<Company> = {},
    service: Partial<ScriptedProviderOptions> = {},
    clock = new ManualClock(),
    trials = new StoredSecretTrials(clock),
  ) {
    this.clock = clock;
    this.service = new ScriptedProvider({ clock, ...service });
    this.session = new Session({ ...acme, ...company }, this.service.provider, {
      clock,
      gate: new RequestGate(),
      trials,
      vault: this.vault,
      random: () => 0.5,
      onChange: ({ view }) => {
        if (this.statuses.at(-1) !== view.status.kind) this.statuses.push(view.status.kind);
      },
      onBug: (error) => this.bugs.push(error),
    });
  }

  get status(): SessionStatus['kind'] {
    return this.session.view.status.kind;
  }

  /** Signs in with a token of one hour and a refresh token. */
  async signIn(grant: Parameters<typeof granted>[0] = {}): Promise<void> {
    this.service.queue(
      granted({ accessToken: 'practice-first', refreshToken: 'practice-refresh', ...grant }),
    );
    const outcome = await this.session.signIn(PASSWORD);
    if (outcome.kind !== 'signedIn') throw new Error(`The sign-in ended as ${outcome.kind}.`);
  }

  /** What a copy would put on the clipboard: the kind, and the access token where there is one. */
  async copy(): Promise<readonly [CopyableToken['kind'], string?]> {
    const copyable = await this.session.copyableToken();
    return copyable.kind === 'none' ? ['none'] : [copyable.kind, copyable.token.accessToken];
  }

  stored() {
    return this.vault.secretOf('acme');
  }
}

/** The text that an earlier run of the app left in the vault. */
export function secretText(
  receivedAtMs: number,
  { lifetimeMs = HOUR_MS, typed }: { lifetimeMs?: number; typed?: Readonly<Record<string, string>> } = {},
  more: Partial<HeldToken> = { refreshToken: 'practice-refresh' },
): string {
  const expiry = { kind: 'until', expiresAtMs: receivedAtMs + lifetimeMs, lifetimeMs } as const;
  const token = { accessToken: 'practice-stored', receivedAtMs, expiry, ...more };
  return writeSecret({ token, ...(typed ? { typed } : {}) });
}

/** Signed in with the token and the refresh token of `SessionUnderTest.signIn`. */
export async function signedIn(
  company: Partial<Company> = {},
  service: Partial<ScriptedProviderOptions> = {},
  grant: Parameters<typeof granted>[0] = {},
): Promise<SessionUnderTest> {
  const test = new SessionUnderTest(company, service);
  await test.signIn(grant);
  return test;
}

/** What the scheduler would do: lets time pass to the session's next due time. */
export async function untilDue({ clock, session }: SessionUnderTest): Promise<void> {
  clock.sleep(Math.max(0, (session.dueAtMs() ?? 0) - clock.now()));
  session.onDue();
  await settle();
}
