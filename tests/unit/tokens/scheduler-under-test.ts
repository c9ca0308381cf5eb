// A running scheduler over some companies, each with a scripted service of its own.
import type { TokenProvider } from '../../../app/providers/provider.ts';
import { RenewalScheduler } from '../../../app/tokens/renewal-scheduler.ts';
import { RequestGate } from '../../../app/tokens/request-gate.ts';
import type { Session } from '../../../app/tokens/session.ts';
import { Sessions } from '../../../app/tokens/sessions.ts';
import { StoredSecretTrials } from '../../../app/tokens/stored-secret-trials.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import {
  granted,
  ScriptedProvider,
  type ScriptedProviderOptions,
} from '../../support/services/scripted-provider.ts';
import { ScriptedVault } from './scripted-vault.ts';
import { acme, PASSWORD } from './session-under-test.ts';

/** A clock that notes how long its timers were to wait. */
class WatchedClock extends ManualClock {
  readonly delaysMs: number[] = [];

  constructor() {
    super();
    const { setTimer } = this;
    this.setTimer = (delayMs, run) => {
      this.delaysMs.push(delayMs);
      return setTimer(delayMs, run);
    };
  }
}

export interface Company {
  readonly service: ScriptedProvider;
  readonly session: Session;
}

export class SchedulerUnderTest {
  readonly clock = new WatchedClock();
  readonly network = { online: true, isOnline: () => this.network.online };
  readonly vault = new ScriptedVault();
  readonly scheduler: RenewalScheduler;
  readonly sessions: Sessions;
  ticks = 0;
  onTick = () => {};
  readonly #providers = new Map<string, TokenProvider>();

  constructor(random: () => number = () => 0.5) {
    const { clock, network, vault } = this;
    const trials = new StoredSecretTrials(clock);
    this.sessions = new Sessions(this.#providers, { clock, gate: new RequestGate(), vault, trials, random });
    const onTick = () => {
      this.ticks += 1;
      this.onTick();
    };
    this.scheduler = new RenewalScheduler({ clock, sessions: this.sessions, network, onTick });
  }

  /** A company that no one has signed in to; its service gives tokens of an hour until told otherwise. */
  add(
    id: string,
    options: Partial<ScriptedProviderOptions> = {},
    address = `https://${id}.example.com/`,
  ): Company {
    const service = new ScriptedProvider({ clock: this.clock, ...options });
    service.otherwise = granted();
    this.#providers.set(id, service.provider);
    const session = this.sessions.prepare({ ...acme, id, providerId: id, address });
    if (!session) throw new Error('The provider was just registered.');
    this.sessions.keep(session);
    return { service, session };
  }

  async addSignedIn(
    id: string,
    options: Partial<ScriptedProviderOptions> = {},
    address?: string,
  ): Promise<Company> {
    const company = this.add(id, options, address);
    company.service.queue(granted({ refreshToken: 'practice-refresh' }));
    await company.session.signIn(PASSWORD);
    return company;
  }

  async wake(): Promise<void> {
    this.scheduler.wake();
    await settle();
  }
}
