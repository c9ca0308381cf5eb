// Starts the practice server: both token services on loopback, for trying the app out and for testing it.
// It must not know about electron or the rest of the app; it is loaded only when asked for.
import { GENERATE_TOKEN_PATH } from './generate-token-routes.ts';
import { LastSeen } from './last-seen.ts';
import { LoopbackListener, type ServerCertificate } from './loopback-listener.ts';
import { AccountBook, type PracticeAccount, practiceAccounts } from './practice-accounts.ts';
import { practiceApp } from './practice-app.ts';
import { type PracticeControl, PracticeDesk } from './practice-control.ts';
import { DOCUMENTED_SETTINGS, type PracticeSettings } from './practice-settings.ts';
import { type PracticeClock, PracticeTokens } from './practice-tokens.ts';

/** Settings that are not given are as documented. */
export interface PracticeServerOptions extends Partial<PracticeSettings> {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly accounts?: readonly PracticeAccount[];
  /** With it, the server answers by https alone. */
  readonly certificate?: ServerCertificate;
  /** Whether anyone who reaches it may revoke its tokens; `control` always can. */
  readonly canRevoke?: boolean;
  readonly clock?: PracticeClock;
}

export interface PracticeServer {
  /** `http://127.0.0.1:<port>`, or `https:`: the `URL` of KlearStack's documentation. */
  readonly address: string;
  readonly generateTokenAddress: string;
  readonly accounts: readonly PracticeAccount[];
  readonly control: PracticeControl;
  close(): Promise<void>;
}

/** Rejects with the code `EADDRINUSE` when the port is taken. */
export async function startPracticeServer(options: PracticeServerOptions = {}): Promise<PracticeServer> {
  const { port = 0, accounts: known = practiceAccounts, clock = { now: Date.now }, ...others } = options;
  const { certificate, canRevoke = false, ...settings } = others;
  const accounts = new AccountBook(known);
  const desk = new PracticeDesk({ ...DOCUMENTED_SETTINGS, ...settings });
  const tokens = new PracticeTokens({ clock, settings: () => desk.settings });
  const app = practiceApp({
    ...{ accounts, tokens, desk, clock, canRevoke },
    ...{ seen: new LastSeen(), address: () => listener.address },
  });
  const listener: LoopbackListener = new LoopbackListener(app.fetch, certificate);
  await listener.listen(port);
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
