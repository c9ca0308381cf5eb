// The practice server's routes and house rules as one hono app: who may call, which methods, which addresses.
// It must not know how it is listened to.
import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { ACCOUNT_HEADERS, GENERATE_TOKEN_PATH, generateTokenRoutes } from './generate-token-routes.ts';
import { klearStackRoutes } from './klearstack-routes.ts';
import type { LastSeen } from './last-seen.ts';
import type { AccountBook } from './practice-accounts.ts';
import type { PracticeDesk, PracticeEndpoint } from './practice-control.ts';
import { type PracticeEnv, practiceEndpoint } from './practice-endpoint.ts';
import type { PracticeClock, PracticeTokens } from './practice-tokens.ts';
import type { BodyEncoding } from './request-fields.ts';
import { revokeRoutes } from './revoke-routes.ts';
import type { PageContent } from './start-page.ts';
import { START_PAGE, startPageRoute } from './start-page-route.ts';
import { userIdRoute } from './user-id-route.ts';
import { whoamiRoute } from './whoami-route.ts';

interface PracticeAppParts {
  readonly accounts: AccountBook;
  readonly tokens: PracticeTokens;
  readonly desk: PracticeDesk;
  readonly clock: PracticeClock;
  readonly seen: LastSeen;
  readonly address: () => string;
  readonly canRevoke: boolean;
}

const KLEARSTACK_PATH = '/access/klearstack';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

const ENCODINGS: Readonly<Record<PracticeEndpoint, BodyEncoding>> = {
  get_access_token: 'form',
  getaccesstokenfromuserid: 'form',
  getaccesstokenfromrefreshtoken: 'form',
  getuserid: 'formOrJson',
  'generate-token': 'json',
  whoami: 'none',
};

export const PRACTICE_ENDPOINTS = [
  { path: `${KLEARSTACK_PATH}/get_access_token`, method: 'POST' },
  { path: `${KLEARSTACK_PATH}/getaccesstokenfromuserid`, method: 'POST' },
  { path: `${KLEARSTACK_PATH}/getaccesstokenfromrefreshtoken`, method: 'POST' },
  { path: `${KLEARSTACK_PATH}/getuserid`, method: 'POST' },
  { path: GENERATE_TOKEN_PATH, method: 'POST' },
  { path: '/whoami', method: 'GET' },
] as const;

export function practiceApp(parts: PracticeAppParts): Hono<PracticeEnv> {
  const { accounts, tokens, desk, seen, clock, address, canRevoke } = parts;
  const observe = (endpoint: PracticeEndpoint) =>
    practiceEndpoint({ endpoint, encoding: ENCODINGS[endpoint], desk, seen, clock });
  const rotatesRefreshTokens = () => desk.settings.rotateRefreshTokens;
  const bearerRequired = () => desk.settings.bearerRequired;
  const settings = () => desk.settings;
  const app = new Hono<PracticeEnv>();
  app.use(dateAndCaching(desk, clock), loopbackOnly, loopbackPages);
  app.route(
    KLEARSTACK_PATH,
    klearStackRoutes({ accounts, tokens, observe, rotatesRefreshTokens, bearerRequired }),
  );
  app.route(KLEARSTACK_PATH, userIdRoute({ accounts, tokens, observe }));
  app.route('/', generateTokenRoutes({ accounts, tokens, observe, settings, issuer: address }));
  app.route('/', whoamiRoute({ tokens, observe }));
  app.route(
    '/',
    startPageRoute(() => pageContent(parts)),
  );
  if (canRevoke) app.route('/', revokeRoutes(tokens));
  for (const { path, method } of [START_PAGE, ...PRACTICE_ENDPOINTS]) {
    app.all(path, (c) => c.json({ error: `Use ${method} here.` }, 405, { Allow: method }));
  }
  const addresses = PRACTICE_ENDPOINTS.map(({ path, method }) => `${method} ${path}`);
  return app.notFound((c) => c.json({ error: 'The practice server has no such address.', addresses }, 404));
}

function pageContent({ accounts, desk, seen, address, canRevoke }: PracticeAppParts): PageContent {
  const { token, signIn } = seen;
  return {
    address: address(),
    accounts: accounts.accounts,
    settings: desk.settings,
    canRevoke,
    token,
    signIn,
  };
}

function dateAndCaching(desk: PracticeDesk, clock: PracticeClock): MiddlewareHandler<PracticeEnv> {
  return async (c, next) => {
    await next();
    c.header('Date', new Date(clock.now() + desk.settings.dateHeaderSkewMs).toUTCString());
    c.header('Cache-Control', 'no-store');
  };
}

/** A page on the internet may point its own name at 127.0.0.1 (DNS rebinding); its name still stands in `Host`. */
const loopbackOnly: MiddlewareHandler<PracticeEnv> = async (c, next) =>
  isLoopback(`http://${c.req.header('Host')}`) ? next() : c.json({ error: 'Only for this machine.' }, 403);

/** The documented browser callers (XMLHttpRequest) work from pages that this machine serves. */
const loopbackPages = cors({
  origin: (origin) => (isLoopback(origin) ? origin : null),
  allowHeaders: ['Authorization', 'Content-Type', ...ACCOUNT_HEADERS],
  allowMethods: ['GET', 'POST'],
  credentials: true,
});

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK_NAMES.includes(new URL(address).hostname);
}
