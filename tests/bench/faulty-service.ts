// The handle of soak and night on their practice server, which is a process of its own so that its work is not counted as the app's.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { killChild } from '../../build/waiting/child-exit.ts';

export interface FaultyServiceState {
  readonly address: string;
  /** `gone`: no one listens. `failing`: every answer is a 503. */
  readonly outage: 'none' | 'gone' | 'failing';
  readonly counts: {
    readonly requests: number;
    readonly failed: number;
    readonly dropped: number;
    readonly slow: number;
    readonly outages: number;
    /** Answered 503 during an outage. */
    readonly refused: number;
  };
}

export class FaultyService {
  readonly #process: ChildProcess;
  #state: FaultyServiceState;
  /** When an outage last ended, Unix milliseconds. */
  #lastOutageEndMs = 0;

  private constructor(child: ChildProcess, state: FaultyServiceState) {
    this.#process = child;
    this.#state = state;
    child.on('message', (message) => this.#take(message as FaultyServiceState));
  }

  static async start(accessTtlS: number): Promise<FaultyService> {
    const script = join(import.meta.dirname, 'faulty-service-process.ts');
    const child = fork(script, [String(accessTtlS)], { stdio: 'inherit' });
    const [state] = await once(child, 'message');
    return new FaultyService(child, state as FaultyServiceState);
  }

  get address(): string {
    return this.#state.address;
  }

  get outage(): FaultyServiceState['outage'] {
    return this.#state.outage;
  }

  /** Milliseconds since it last was away; 0 while it is. */
  get upForMs(): number {
    return this.outage === 'none' ? Date.now() - this.#lastOutageEndMs : 0;
  }

  /** From now on it fails as the soak wants it to. */
  misbehave(): void {
    this.#process.send('misbehave');
  }

  /** From now on requests are counted, and answered well. */
  count(): void {
    this.#process.send('count');
  }

  async counts(): Promise<FaultyServiceState['counts']> {
    this.#process.send('tell');
    await once(this.#process, 'message');
    return this.#state.counts;
  }

  /** What the service says of a token. `silent`: it cannot be asked just now. */
  async judge(token: string): Promise<'good' | 'refused' | 'silent'> {
    const headers = { authorization: `Bearer ${token}` };
    try {
      const answer = await fetch(`${this.address}/whoami`, { headers, signal: AbortSignal.timeout(2_000) });
      return answer.ok ? 'good' : 'refused';
    } catch {
      return 'silent'; // an outage: no one listens
    }
  }

  async stop(): Promise<void> {
    await killChild(this.#process, 'SIGTERM');
  }

  #take(state: FaultyServiceState): void {
    if (this.#state.outage !== 'none' && state.outage === 'none') this.#lastOutageEndMs = Date.now();
    this.#state = state;
  }
}
