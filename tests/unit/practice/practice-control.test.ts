import { jwtDecode } from 'jwt-decode';
import { describe, expect, it } from 'vitest';
import { PracticeDesk } from '../../../app/practice/practice-control.ts';
import { DOCUMENTED_SETTINGS } from '../../../app/practice/practice-settings.ts';
import {
  badGateway,
  droppedConnection,
  htmlPage,
  serverError,
  tooManyRequests,
  typographicQuotes,
} from '../../support/practice/fault-samples.ts';
import {
  multipart,
  PRACTICE_SIGN_IN,
  signIn,
  startPractice,
} from '../../support/practice/practice-under-test.ts';

const postSignIn = (practice: Awaited<ReturnType<typeof startPractice>>) =>
  practice.klearStack('get_access_token', multipart(PRACTICE_SIGN_IN));

const AN_HOUR_MS = 3_600_000;

/** Something that one side of a test waits for and the other gives. */
function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

describe('forcing faults', () => {
  it('fails as often as asked, in the order given, and then works again', async () => {
    const practice = await startPractice();
    practice.control.fail('get_access_token', serverError, 2);
    practice.control.fail('get_access_token', tooManyRequests(7), 1);
    const statuses = [];
    let retryAfter = null;
    for (let call = 0; call < 4; call += 1) {
      const answer = await postSignIn(practice);
      statuses.push(answer.status);
      retryAfter ??= answer.headers.get('Retry-After');
    }
    expect(statuses).toEqual([500, 500, 429, 200]);
    expect(retryAfter).toBe('7');
  });

  it('fails until cleared, at that endpoint only', async () => {
    const practice = await startPractice();
    const takeBack = practice.control.fail('whoami', serverError);
    const { access_token } = await signIn(practice);
    expect((await practice.whoami(access_token)).status).toBe(500);
    expect((await practice.whoami(access_token)).status).toBe(500);
    takeBack();
    expect((await practice.whoami(access_token)).status).toBe(200);
    practice.control.fail('whoami', serverError);
    practice.control.clearFaults();
    expect((await practice.whoami(access_token)).status).toBe(200);
  });

  it.each([
    ['HTML where JSON is expected', htmlPage, 200],
    ['the typographic quotes of the documentation', typographicQuotes, 200],
    ['the error page of a gateway', badGateway, 502],
  ])('can answer with %s, which is not JSON', async (_, fault, status) => {
    const practice = await startPractice();
    practice.control.fail('get_access_token', fault, 1);
    const answer = await postSignIn(practice);
    expect(answer.status).toBe(status);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });

  it('can drop the connection, and records that nothing was answered', async () => {
    const practice = await startPractice();
    practice.control.fail('get_access_token', droppedConnection, 1);
    await expect(postSignIn(practice)).rejects.toThrow(TypeError);
    expect(practice.control.requests.at(-1)).toMatchObject({ statusCode: null });
  });

  it('holds an answer until the test lets it go', async () => {
    const practice = await startPractice();
    const arrival = signal();
    const release = signal();
    practice.control.fail(
      'whoami',
      {
        hold: () => {
          arrival.give();
          return release.given;
        },
      },
      1,
    );
    const { access_token } = await signIn(practice);
    const events: string[] = [];
    const answer = practice.whoami(access_token).then(({ status }) => events.push(`answered ${status}`));
    await arrival.given;
    await signIn(practice);
    events.push('released');
    release.give();
    await answer;
    expect(events).toEqual(['released', 'answered 200']);
  });

  it('forgets a delayed answer when the caller goes away', async () => {
    const practice = await startPractice();
    const arrival = signal();
    practice.control.fail('whoami', { hold: async () => arrival.give(), delayMs: AN_HOUR_MS }, 1);
    const caller = new AbortController();
    const call = fetch(`${practice.address}/whoami`, { signal: caller.signal });
    await arrival.given;
    caller.abort();
    await expect(call).rejects.toThrow('aborted');
    await expect
      .poll(() => practice.control.requests.at(-1), { timeout: 8_000 })
      .toMatchObject({ statusCode: null });
  });

  it('lets the server close while an answer is delayed', async () => {
    const practice = await startPractice();
    const arrival = signal();
    practice.control.fail('whoami', { hold: async () => arrival.give(), delayMs: AN_HOUR_MS }, 1);
    const refused = expect(practice.whoami('practice.made.up')).rejects.toThrow(TypeError);
    await arrival.given;
    await practice.close();
    await refused;
  });
});

describe('changing the answers', () => {
  it('can give opaque access tokens that work all the same', async () => {
    const practice = await startPractice();
    practice.control.change({ opaqueAccessTokens: true });
    const { access_token } = await signIn(practice);
    expect(() => jwtDecode(access_token)).toThrow();
    expect((await practice.whoami(access_token)).status).toBe(200);
  });

  it('can leave out the time of issue', async () => {
    const practice = await startPractice();
    practice.control.change({ omitIssuedAt: true });
    expect(jwtDecode((await signIn(practice)).access_token)).not.toHaveProperty('iat');
  });

  it('can change lifetimes while it runs', async () => {
    const practice = await startPractice();
    practice.control.change({ accessTtlS: 5 });
    const { exp = 0, iat = 0 } = jwtDecode((await signIn(practice)).access_token);
    expect(exp - iat).toBe(5);
  });

  it('can tell a wrong time in the Date header', async () => {
    const practice = await startPractice();
    practice.control.change({ dateHeaderSkewMs: -86_400_000 });
    const answer = await postSignIn(practice);
    expect(Date.parse(answer.headers.get('Date') ?? '')).toBe(practice.clock.now() - 86_400_000);
  });
});

describe('the record of requests', () => {
  it('tells what was asked and answered, with names of fields', async () => {
    const practice = await startPractice();
    await signIn(practice);
    expect(practice.control.requests).toEqual([
      {
        endpoint: 'get_access_token',
        contentType: 'multipart/form-data',
        statusCode: 200,
        atMs: practice.clock.now(),
        fieldNames: ['username', 'password', 'company_name'],
        authorizationPresent: false,
      },
    ]);
  });

  it('never holds the value of a secret', async () => {
    const practice = await startPractice();
    const { access_token, refresh_token } = await signIn(practice);
    const body = multipart({ refresh_token, company_name: 'Practice Company' });
    await practice.klearStack('getaccesstokenfromrefreshtoken', body, access_token);
    await practice.generateToken({ username: 'practice-api', password: 'practice-password' });
    const record = JSON.stringify(practice.control.requests);
    expect(practice.control.requests).toHaveLength(3);
    for (const secret of [access_token, refresh_token, 'practice-password'])
      expect(record).not.toContain(secret);
  });

  it('keeps the last 1,000', () => {
    const desk = new PracticeDesk(DOCUMENTED_SETTINGS);
    const request = {
      endpoint: 'whoami',
      contentType: '',
      statusCode: 200,
      fieldNames: [],
      authorizationPresent: true,
    } as const;
    for (let atMs = 1; atMs <= 1_001; atMs += 1) desk.record({ ...request, atMs });
    expect(desk.requests).toHaveLength(1_000);
    expect(desk.requests[0]?.atMs).toBe(2);
  });
});
