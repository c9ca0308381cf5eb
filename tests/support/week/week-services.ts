// The practice server's own code as four services without a network in between, which fail as a plan says. Knows when each
// account got its last token, so that it can tell of every renewal how late it was.
import { GENERATE_TOKEN_PATH } from '../../../app/practice/generate-token-routes.ts';
import { LastSeen } from '../../../app/practice/last-seen.ts';
import { AccountBook, type PracticeAccount } from '../../../app/practice/practice-accounts.ts';
import { practiceApp } from '../../../app/practice/practice-app.ts';
import { PracticeDesk } from '../../../app/practice/practice-control.ts';
import { DOCUMENTED_SETTINGS } from '../../../app/practice/practice-settings.ts';
import { PracticeTokens } from '../../../app/practice/practice-tokens.ts';
import type { ManualClock } from '../core/manual-clock.ts';

export type Outage = 'refused' | 'faulty' | 'silent';

export const SERVICES = 4;
const isRotating = (service: number) => service % 2 === 0;

export const addressOf = (service: number, kind: PracticeAccount['service']) =>
  `https://s${service}.example.com${kind === 'generate-token' ? GENERATE_TOKEN_PATH : ''}`;

export interface WeekServicesOptions {
  readonly clock: ManualClock;
  readonly network: { readonly online: boolean };
  readonly accounts: readonly PracticeAccount[];
  readonly onToken: (account: PracticeAccount) => void;
}

type App = ReturnType<typeof practiceApp>;

export class WeekServices {
  readonly outages = new Map<string, Outage>();
  requests = 0;
  readonly #options: WeekServicesOptions;
  readonly #rotating: { readonly app: App; readonly tokens: PracticeTokens };
  readonly #lasting: { readonly app: App; readonly tokens: PracticeTokens };
  #underWay = 0;

  constructor(options: WeekServicesOptions) {
    this.#options = options;
    this.#rotating = serviceOf(options, true);
    this.#lasting = serviceOf(options, false);
  }

  /** Every request has its answer. */
  get isQuiet(): boolean {
    return this.#underWay === 0;
  }

  /** For how much longer it is valid; negative for one that is not. */
  livesForMs(accessToken: string): number {
    for (const { tokens } of [this.#rotating, this.#lasting]) {
      const check = tokens.check('access', accessToken);
      if (check.kind !== 'unknown') return check.token.expiresAtMs - this.#options.clock.now();
    }
    return Number.NEGATIVE_INFINITY;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { hostname } = new URL(request.url);
    this.requests += 1;
    if (!this.#options.network.online) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    switch (this.outages.get(hostname)) {
      case 'refused':
        throw new Error('net::ERR_CONNECTION_REFUSED');
      case 'faulty':
        return new Response('out of order', { status: 503 });
      case 'silent':
        return new Promise((_resolve, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true }),
        );
      case undefined:
        return this.#answer(request, Number(/\d+/.exec(hostname)));
    }
  };

  async #answer(request: Request, service: number): Promise<Response> {
    request.headers.set('host', '127.0.0.1');
    this.#underWay += 1;
    try {
      return await (isRotating(service) ? this.#rotating : this.#lasting).app.fetch(request);
    } finally {
      this.#underWay -= 1;
    }
  }
}

function serviceOf({ clock, accounts: known, onToken }: WeekServicesOptions, rotateRefreshTokens: boolean) {
  const desk = new PracticeDesk({ ...DOCUMENTED_SETTINGS, rotateRefreshTokens });
  const tokens = new WatchedTokens({ clock, settings: () => desk.settings }, onToken);
  const app = practiceApp({
    ...{ accounts: new AccountBook(known), tokens, desk, clock, canRevoke: false },
    ...{ seen: new LastSeen(), address: () => 'https://practice.example.com' },
  });
  return { app, tokens };
}

class WatchedTokens extends PracticeTokens {
  readonly #onToken: WeekServicesOptions['onToken'];

  constructor(
    options: ConstructorParameters<typeof PracticeTokens>[0],
    onToken: WeekServicesOptions['onToken'],
  ) {
    super(options);
    this.#onToken = onToken;
  }

  override async issueKlearStackToken(
    ...args: Parameters<PracticeTokens['issueKlearStackToken']>
  ): Promise<string> {
    const [kind, account] = args;
    if (kind === 'access') this.#onToken(account);
    return super.issueKlearStackToken(...args);
  }

  override async issueGenerateToken(
    ...args: Parameters<PracticeTokens['issueGenerateToken']>
  ): Promise<string> {
    this.#onToken(args[0]);
    return super.issueGenerateToken(...args);
  }
}
