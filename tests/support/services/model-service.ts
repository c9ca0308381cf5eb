// Both token services behind a fetch, with no network in between: it knows which of its tokens live, and fails as a
// test says. Each host is a service of its own; every secret that it gives holds the word `canary`.
import type { ManualClock } from '../core/manual-clock.ts';

export type Mood =
  | 'fine'
  | 'rotating'
  /** A renewal brings the newest access token once more. */
  | 'reusing'
  /** The answer is made at once and comes `SLOW_MS` later. */
  | 'slow'
  | 'offline'
  | 'faulty'
  | 'busy'
  | 'misconfigured'
  | 'refusing refresh tokens'
  | 'refusing everybody';

export interface ServiceRequest {
  readonly host: string;
  readonly endpoint: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly bearer: string | undefined;
}

export const PASSWORD = 'practice-password';
const SLOW_MS = 7_000;
const DEFAULT_LIFETIME_S = 900;

export class ModelService {
  readonly requests: ServiceRequest[] = [];
  readonly moods = new Map<string, Mood>();
  /** By host: the error of Chromium that stops every request on its way, such as `net::ERR_CERT_DATE_INVALID`. */
  readonly netErrors = new Map<string, string>();
  lifetimeS = DEFAULT_LIFETIME_S;
  /** Its refresh endpoint refuses a request without the header. */
  wantsBearer = false;
  /** What it says when it refuses a sign-in. */
  refusal = 'Invalid user name or password';
  /** What `getuserid` answers to a bearer that lives. */
  userIdAnswer: () => Response = () => Response.json({ user_id: 'practice-26' });
  readonly #clock: ManualClock;
  readonly #network: { readonly online: boolean };
  /** Access token -> where it works, and until when on the clock that no one can set. */
  readonly #alive = new Map<string, { readonly host: string; readonly diesAtMs: number }>();
  readonly #refreshTokens = new Map<string, string>();
  #held: { readonly arrived: () => void; readonly released: Promise<void> } | undefined;
  #given = 0;

  constructor(clock: ManualClock, network: { readonly online: boolean } = { online: true }) {
    this.#clock = clock;
    this.#network = network;
  }

  /** For how much longer the service takes this token; negative once it is dead. */
  livesForMs(accessToken: string): number {
    const token = this.#alive.get(accessToken);
    return token ? token.diesAtMs - this.#clock.monotonic() : Number.NEGATIVE_INFINITY;
  }

  /** Where the token works. */
  hostOf(accessToken: string): string | undefined {
    return this.#alive.get(accessToken)?.host;
  }

  /** The next request waits, its answer made at once; resolves when it has arrived, with the way to let it go on. */
  hold(): Promise<() => void> {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    return new Promise((resolve) => {
      this.#held = { arrived: () => resolve(release), released };
    });
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = await readRequest(new Request(input, init));
    this.requests.push(request);
    const answer = this.#answer(request);
    const held = this.#held;
    this.#held = undefined;
    held?.arrived();
    await held?.released;
    if (this.moods.get(request.host) === 'slow')
      await new Promise<void>((resolve) => void this.#clock.setTimer(SLOW_MS, resolve));
    const netError = this.netErrors.get(request.host);
    if (netError) throw new Error(netError);
    if (!answer) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    return answer;
  };

  #answer(request: ServiceRequest): Response | undefined {
    const mood = this.#network.online ? (this.moods.get(request.host) ?? 'fine') : 'offline';
    switch (mood) {
      case 'offline':
        return undefined;
      case 'faulty':
        return new Response('out of order', { status: 503 });
      case 'busy':
        return new Response('', { status: 429, headers: { 'retry-after': '20' } });
      case 'misconfigured':
        return new Response('<html>hello</html>', { headers: { 'content-type': 'text/html' } });
      case 'refusing everybody':
        return Response.json({ error: this.refusal }, { status: 401 });
      case 'fine':
      case 'rotating':
      case 'reusing':
      case 'slow':
      case 'refusing refresh tokens':
        if (request.endpoint === 'getuserid') return this.#userId(request);
        return request.endpoint === 'getaccesstokenfromrefreshtoken'
          ? this.#refresh(request, mood)
          : this.#signIn(request);
    }
  }

  #signIn({ host, fields }: ServiceRequest): Response {
    if ('password' in fields && fields.password !== PASSWORD)
      return Response.json({ error: this.refusal }, { status: 401 });
    return Response.json({ ...this.#newAccess(host), ...this.#newRefresh(host), release_version: '7.8.9' });
  }

  #userId({ host, bearer = '' }: ServiceRequest): Response {
    const isAlive = this.hostOf(bearer) === host && this.livesForMs(bearer) > 0;
    return isAlive ? this.userIdAnswer() : Response.json({ detail: 'Token is invalid' }, { status: 401 });
  }

  /** From now on it takes none of the access tokens that it has given. */
  revokeAccessTokens(): void {
    this.#alive.clear();
  }

  #refresh({ host, fields, bearer }: ServiceRequest, mood: Mood): Response {
    const isKnown = this.#refreshTokens.get(fields.refresh_token ?? '') === host;
    // As frameworks do that check a bearer before the endpoint: a missing one passes.
    const isRefused =
      bearer === undefined
        ? this.wantsBearer
        : !(this.hostOf(bearer) === host && this.livesForMs(bearer) > 0);
    if (!isKnown || isRefused || mood === 'refusing refresh tokens')
      return Response.json({ error: 'Unauthorized' }, { status: 401 });
    if (mood === 'reusing') return Response.json(this.#newestAccess());
    if (mood !== 'rotating') return Response.json(this.#newAccess(host));
    this.#refreshTokens.delete(fields.refresh_token ?? '');
    return Response.json({ ...this.#newAccess(host), ...this.#newRefresh(host) });
  }

  #newAccess(host: string) {
    this.#given += 1;
    const token = `canary-access-${this.#given}`;
    this.#alive.set(token, { host, diesAtMs: this.#clock.monotonic() + this.lifetimeS * 1_000 });
    return { access_token: token, expires_in: this.lifetimeS };
  }

  #newestAccess() {
    const token = [...this.#alive.keys()].at(-1) ?? '';
    return { access_token: token, expires_in: Math.floor(this.livesForMs(token) / 1_000) };
  }

  #newRefresh(host: string) {
    this.#given += 1;
    const token = `canary-refresh-${this.#given}`;
    this.#refreshTokens.set(token, host);
    return { refresh_token: token };
  }
}

async function readRequest(request: Request): Promise<ServiceRequest> {
  const url = new URL(request.url);
  const isJson = request.headers.get('content-type')?.startsWith('application/json');
  const fields = isJson ? await request.json() : Object.fromEntries(await request.formData());
  return {
    host: url.host,
    endpoint: url.pathname.split('/').at(-1) ?? '',
    fields: fields as Record<string, string>,
    bearer: request.headers.get('authorization')?.replace('Bearer ', ''),
  };
}
