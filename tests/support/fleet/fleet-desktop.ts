// One installation of a fleet: the app's own sessions, scheduler and gate, on the morning after.
import type { Company } from '../../../app/companies/company.ts';
import type { TokenProvider } from '../../../app/providers/provider.ts';
import type { Clock } from '../../../app/time/clock.ts';
import { type Network, RenewalScheduler } from '../../../app/tokens/renewal-scheduler.ts';
import { RequestGate } from '../../../app/tokens/request-gate.ts';
import { type SessionVault, writeSecret } from '../../../app/tokens/session-secret.ts';
import { Sessions } from '../../../app/tokens/sessions.ts';
import { StoredSecretTrials } from '../../../app/tokens/stored-secret-trials.ts';

const HOUR_MS = 3_600_000;
const LAST_USED_MS = 15 * HOUR_MS;

const NOTHING_KEPT: SessionVault = { put: () => Promise.resolve(), remove: () => Promise.resolve() };

export interface DesktopOptions {
  readonly clock: Clock;
  readonly network: Network;
  readonly random: () => number;
  readonly provider: TokenProvider;
  /** The service's accounts that this operator works with. */
  readonly accounts: readonly number[];
}

/** The app starts: what the last run left is restored, and renewed by the app's own rules. */
export function startDesktop({ clock, network, random, provider, accounts }: DesktopOptions): void {
  const providers = new Map([[provider.id, provider]]);
  const sessions = new Sessions(providers, {
    clock,
    random,
    vault: NOTHING_KEPT,
    gate: new RequestGate(),
    trials: new StoredSecretTrials(clock),
    onBug,
  });
  const scheduler = new RenewalScheduler({ clock, sessions, network, onTick: () => undefined });
  const secret = secretOfYesterday(clock.now(), provider);
  for (const account of accounts) {
    const session = sessions.prepare(companyOf(account, provider));
    if (!session) throw new Error('the provider was just registered');
    session.restore(secret);
    sessions.keep(session);
  }
  scheduler.start();
}

function onBug(error: unknown): void {
  throw error;
}

function companyOf(account: number, provider: TokenProvider): Company {
  return {
    id: `company-${account}`,
    label: `Company ${account}`,
    providerId: provider.id,
    address: 'https://tokens.example.com/',
    account: { username: String(account) },
    storePassword: true,
    copyFormat: 'token',
    practice: false,
  };
}

function secretOfYesterday(nowMs: number, provider: TokenProvider): string {
  const receivedAtMs = nowMs - LAST_USED_MS;
  const expiry = { kind: 'until', expiresAtMs: receivedAtMs + HOUR_MS, lifetimeMs: HOUR_MS } as const;
  const refreshToken = provider.refresh ? { refreshToken: 'practice-refresh' } : {};
  return writeSecret({
    token: { accessToken: 'practice-token-0', receivedAtMs, expiry, ...refreshToken },
    typed: { password: 'practice-password' },
  });
}
