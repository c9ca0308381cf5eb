// Starts the practice server: both token services on loopback, for trying the app out and for testing it.
// It must not know about electron or the rest of the app; it is loaded only when asked for.
import { GENERATE_TOKEN_PATH } from './generate-token-routes.ts';
import { LoopbackListener } from './loopback-listener.ts';
import { AccountBook, type PracticeAccount, practiceAccounts } from './practice-accounts.ts';
import { practiceApp } from './practice-app.ts';
import { type PracticeControl, PracticeDesk } from './practice-control.ts';
import { type PracticeClock, PracticeTokens } from './practice-tokens.ts';

export interface PracticeServerOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly accessTtlS?: number;
  readonly refreshTtlS?: number;
  readonly accounts?: readonly PracticeAccount[];
  readonly clock?: PracticeClock;
}

export interface PracticeServer {
  /** `http://127.0.0.1:<port>`: the `URL` of KlearStack's documentation. */
  readonly address: string;
  readonly generateTokenAddress: string;
  readonly accounts: readonly PracticeAccount[];
  readonly control: PracticeControl;
  close(): Promise<void>;
}

const DEFAULT_ACCESS_TTL_S = 15 * 60;
const DEFAULT_REFRESH_TTL_S = 24 * 60 * 60;

/** Rejects with the code `EADDRINUSE` when the port is taken. */
export async function startPracticeServer(options: PracticeServerOptions = {}): Promise<PracticeServer> {
  const clock = options.clock ?? { now: Date.now };
  const accounts = new AccountBook(options.accounts ?? practiceAccounts);
  const desk = new PracticeDesk({
    accessTtlS: options.accessTtlS ?? DEFAULT_ACCESS_TTL_S,
    refreshTtlS: options.refreshTtlS ?? DEFAULT_REFRESH_TTL_S,
    rotateRefreshTokens: false,
    bearerRequired: false,
    opaqueAccessTokens: false,
    omitIssuedAt: false,
    dateHeaderSkewMs: 0,
  });
  const tokens = new PracticeTokens({ clock, settings: () => desk.settings });
  const app = practiceApp({ accounts, tokens, desk, clock, issuer: () => listener.address });
  const listener: LoopbackListener = new LoopbackListener(app.fetch);
  await listener.listen(options.port ?? 0);
  return {
    address: listener.address,
    generateTokenAddress: `${listener.address}${GENERATE_TOKEN_PATH}`,
    accounts: accounts.accounts,
    control: controlOf({ desk, tokens, accounts, listener }),
    close: () => listener.close(),
  };
}

interface ControlledParts {
  readonly desk: PracticeDesk;
  readonly tokens: PracticeTokens;
  readonly accounts: AccountBook;
  readonly listener: LoopbackListener;
}

function controlOf({ desk, tokens, accounts, listener }: ControlledParts): PracticeControl {
  return {
    get settings() {
      return desk.settings;
    },
    get requests() {
      return desk.requests;
    },
    get issuedTokens() {
      return tokens.everIssued;
    },
    change: (settings) => desk.change(settings),
    fail: (endpoint, fault, times) => desk.fail(endpoint, fault, times),
    clearFaults: () => desk.clearFaults(),
    pause: () => listener.close(),
    resume: () => listener.listen(),
    revokeAccessTokens: () => tokens.revokeAll('access'),
    revokeRefreshTokens: () => tokens.revokeAll('refresh'),
    changePassword: (account, password) => accounts.changePassword(account, password),
  };
}
