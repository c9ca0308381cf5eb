// The practice server signs in and renews as the library does that KlearStack's tokens point to: a real Simple JWT and the
// practice server are asked the same at the same moments, and their answers must not differ.
import { jwtDecode } from 'jwt-decode';
import { startPracticeServer } from '../../app/practice/practice-server.ts';
import { expect, test } from '../support/fixtures.ts';
import { SimpleJwtService } from '../support/services/simplejwt-service.ts';

const NOON_MS = Date.UTC(2026, 10, 26, 12);
const TTL = { accessTtlS: 60, refreshTtlS: 86_400 };
const COMPANY = { company_name: 'Practice Company' };

/** Seconds after noon at which something is asked of both. */
type Moment = number;

class Peer {
  readonly answers: string[] = [];
  readonly #address: string;
  readonly #setTime: (atMs: number) => void;

  constructor(address: string, setTime: (atMs: number) => void) {
    this.#address = address;
    this.#setTime = setTime;
  }

  /** Notes the status and what the tokens of the answer say of their times, in seconds after noon. */
  async ask(at: Moment, endpoint: string, fields: Readonly<Record<string, string>>, authorization?: string) {
    this.#setTime(NOON_MS + at * 1_000);
    const response = await fetch(`${this.#address}/access/klearstack/${endpoint}`, {
      method: 'POST',
      body: new URLSearchParams({ ...COMPANY, ...fields }),
      headers: authorization === undefined ? {} : { authorization },
    });
    const { access_token = '', refresh_token = '' } = await response.json();
    this.#note(at, `${endpoint} ${response.status}`, access_token, refresh_token);
    return { access: access_token as string, refresh: refresh_token as string };
  }

  async whoami(at: Moment, token: string): Promise<void> {
    this.#setTime(NOON_MS + at * 1_000);
    const response = await fetch(`${this.#address}/whoami`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await response.body?.cancel();
    this.#note(at, `whoami ${response.status}`);
  }

  #note(at: Moment, what: string, ...tokens: readonly string[]): void {
    const times = tokens.filter((token) => token !== '').map(timesOf);
    this.answers.push([`${at} s:`, what, ...times].join(' '));
  }
}

function timesOf(token: string): string {
  const {
    iat = 0,
    exp = 0,
    token_type,
  } = jwtDecode<{ iat?: number; exp?: number; token_type: string }>(token);
  const afterNoon = (seconds: number) => seconds - NOON_MS / 1_000;
  return `${token_type} ${afterNoon(iat)}-${afterNoon(exp)}`;
}

const USER_ID = 'getuserid';
const RENEW = 'getaccesstokenfromrefreshtoken';

/** A sign-in, renewals by living, dead, missing and foreign bearers, and a day later the refresh token's end. */
async function aDayWith(peer: Peer, userId: string): Promise<readonly string[]> {
  const password = { username: 'practice', password: 'practice-password' };
  const first = await peer.ask(0, 'get_access_token', password);
  const bearer = `Bearer ${first.access}`;
  await peer.whoami(59, first.access);
  await peer.whoami(60, first.access);
  const second = await peer.ask(59, RENEW, { refresh_token: first.refresh }, bearer);
  await askForUserId(peer, first, second.access);
  const newest = { ...first, ...(second.refresh === '' ? {} : { refresh: second.refresh }) };
  await peer.ask(59, RENEW, { refresh_token: first.refresh }, bearer);
  await peer.whoami(118, second.access);
  await peer.whoami(119, second.access);
  await peer.ask(3_600, RENEW, { refresh_token: newest.refresh }, bearer);
  await peer.ask(3_600, RENEW, { refresh_token: newest.refresh }, 'Bearer practice.made.up');
  await peer.ask(3_600, RENEW, { refresh_token: newest.refresh }, 'Bearer');
  await peer.ask(3_600, RENEW, { refresh_token: newest.refresh }, `Bearer ${newest.refresh}`);
  const { access } = await peer.ask(3_600, RENEW, { refresh_token: newest.refresh });
  if (access !== '') await peer.whoami(3_659, access);
  if (access !== '') await peer.whoami(3_660, access);
  await peer.ask(7_200, RENEW, { refresh_token: 'practice.made.up' });
  await peer.ask(7_200, RENEW, {}, 'Bearer practice.made.up');
  await peer.ask(7_200, RENEW, {});
  await peer.ask(86_399, RENEW, { refresh_token: first.refresh });
  await peer.ask(86_400, RENEW, { refresh_token: first.refresh });
  await peer.ask(86_400, 'getaccesstokenfromuserid', { user_id: userId });
  await peer.ask(86_400, 'getaccesstokenfromuserid', { user_id: 'nobody' });
  await peer.ask(86_400, 'get_access_token', { ...password, password: 'wrong-password' });
  await peer.ask(86_400, 'get_access_token', { ...password, password: '' });
  return peer.answers;
}

const USER_ID_STATUSES = ['200', '401', '401', '401', '401', '500', '404', '403'];

/** By a living, a dead, a made-up and no bearer, and with each fault in what is asked. */
async function askForUserId(peer: Peer, first: { access: string; refresh: string }, living: string) {
  const asked = { username: 'practice' };
  const bearer = `Bearer ${living}`;
  await peer.ask(59, USER_ID, asked, bearer);
  await peer.ask(60, USER_ID, asked, `Bearer ${first.access}`);
  await peer.ask(60, USER_ID, asked, `Bearer ${first.refresh}`);
  await peer.ask(60, USER_ID, asked, 'Bearer practice.made.up');
  await peer.ask(60, USER_ID, asked);
  await peer.ask(60, USER_ID, {}, bearer);
  await peer.ask(60, USER_ID, { username: 'nobody' }, bearer);
  await peer.ask(60, USER_ID, { ...asked, company_name: 'Another company' }, bearer);
}

for (const { title, rotates, bearerRequired, renewedAtHour } of [
  { title: 'as it comes', rotates: false, bearerRequired: false, renewedAtHour: '200 access 0-3660' },
  // Rotated: the new token says the time of the refresh token that is given up, the new refresh token its own.
  {
    title: 'with rotation',
    rotates: true,
    bearerRequired: false,
    renewedAtHour: '200 access 59-3660 refresh 3600-90000',
  },
  { title: 'where a bearer is required', rotates: false, bearerRequired: true, renewedAtHour: '401' },
])
  test(`the practice server answers as Simple JWT does ${title}`, async () => {
    const real = await SimpleJwtService.start({ ...TTL, bearerRequired, rotateRefreshTokens: rotates });
    let nowMs = NOON_MS;
    const practice = await startPracticeServer({ ...TTL, clock: { now: () => nowMs } });
    practice.control.change({ bearerRequired, rotateRefreshTokens: rotates });
    const setPracticeTime = (atMs: number) => {
      nowMs = atMs;
    };
    try {
      const said = await aDayWith(new Peer(real.address, (atMs) => real.stopClockAt(atMs)), '26');
      expect(said.filter((answer) => answer.startsWith(`3600 s: ${RENEW}`)).at(-1)).toBe(
        `3600 s: ${RENEW} ${renewedAtHour}`,
      );
      const userIds = said.filter((answer) => answer.includes(USER_ID));
      expect(userIds.map((answer) => answer.slice(-3))).toEqual(USER_ID_STATUSES);
      expect(await aDayWith(new Peer(practice.address, setPracticeTime), 'practice-26')).toEqual(said);
    } finally {
      await practice.close();
      await real.stop();
    }
  });
