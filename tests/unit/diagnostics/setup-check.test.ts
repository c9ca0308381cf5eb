import { describe, expect, it } from 'vitest';
import { company, setUp } from './setup-check-under-test.ts';

const MINUTE_MS = 60_000;
const ACME = 'service https://acme.example.com';

describe('on a computer in order', () => {
  it('everything works, and every word is there', async () => {
    const { run, companies } = setUp();
    companies.push(company('ACME', 'https://acme.example.com/access'));
    const results = await run();
    expect(Object.keys(results)).toEqual([
      'storage',
      'tray',
      'notifications',
      'clipboard',
      'network',
      'proxy',
      'clock',
      ACME,
    ]);
    for (const { outcome, title, meaning } of Object.values(results)) {
      expect(outcome).toBe('ok');
      expect(`${title} ${meaning}`).not.toMatch(/\{\{|setup\.|undefined/);
    }
  });

  it('with no company yet, says that there is no service to ask', async () => {
    const { run } = setUp();
    const results = await run();
    expect(results.services).toMatchObject({ outcome: 'skipped', title: 'No company yet' });
    expect(results).not.toHaveProperty('clock');
  });

  it('runs once where it is asked for twice', async () => {
    const { check, companies, requests } = setUp();
    companies.push(company('ACME', 'https://acme.example.com/access'));
    const [one, other] = await Promise.all([check.run(), check.run()]);
    expect([one === other, requests.length]).toEqual([true, 1]);
  });
});

describe('what does not answer', () => {
  it('ends the check within ten seconds all the same', async () => {
    const { clock, check, cipher, clipboard, system, service, companies } = setUp();
    companies.push(company('ACME', 'https://acme.example.com/access'));
    const never = () => new Promise<never>(() => {});
    cipher.prepare = never;
    clipboard.meanwhile = never;
    Object.assign(system, { lookForTray: never, showTestNotification: never, proxyFor: never });
    service.answer = never;
    let results: Awaited<ReturnType<typeof check.run>> = [];
    void check.run().then((all) => {
      results = all;
    });
    await clock.advance(10_000);
    expect(results.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'storage problem',
      'tray warning',
      'notifications warning',
      'clipboard problem',
      'network ok',
      'proxy warning',
      'clock skipped',
      `${ACME} problem`,
    ]);
    expect(clock.pending).toBe(0);
  });

  it('or throws is a result too', async () => {
    const { run, system } = setUp();
    const broken = () => Promise.reject(new Error('practice fault'));
    Object.assign(system, { lookForTray: broken, showTestNotification: broken });
    const results = await run();
    expect([results.tray?.outcome, results.notifications?.outcome]).toEqual(['warning', 'warning']);
  });
});

it('says of a tray icon that was there what happened, and what brings it back', async () => {
  const { run, system } = setUp();
  system.lookForTray = async () => 'unavailable';
  expect((await run()).tray?.meaning).toMatch(/^This desktop does not show tray icons\./);
  system.lookForTray = async () => 'lost';
  const { tray } = await run();
  expect([tray?.outcome, tray?.fix]).toEqual([
    'warning',
    'Restart the panel, or log out of this computer and back in.',
  ]);
  expect(tray?.meaning).toMatch(/^The tray icon was there, but is gone:/);
});

describe('secure storage', () => {
  it.each([
    ['secure', 'ok'],
    ['weak', 'warning'],
    ['none', 'warning'],
  ] as const)('that is %s: %s', async (kind, outcome) => {
    const { run, cipher } = setUp();
    cipher.kind = kind;
    expect((await run()).storage?.outcome).toBe(outcome);
  });

  it('that gives back something else does not work', async () => {
    const { run, cipher } = setUp();
    cipher.decrypt = async () => ({ text: 'something else', isOutdated: false });
    expect((await run()).storage).toMatchObject({
      outcome: 'problem',
      fix: expect.stringMatching(/Keyring/),
    });
  });
});

describe('a clock', () => {
  it.each([
    [119_000, 'ok', /agrees/],
    [5 * MINUTE_MS, 'warning', /5 min behind/],
    [-5 * MINUTE_MS, 'warning', /[45] min ahead/],
  ])('with services %i ms ahead: %s', async (aheadMs, outcome, words) => {
    const { run, companies, service } = setUp();
    service.aheadMs = aheadMs;
    companies.push(company('ACME', 'https://acme.example.com/access'));
    expect((await run()).clock).toMatchObject({ outcome, meaning: expect.stringMatching(words) });
  });

  it('is not blamed for one service that is wrong by itself', async () => {
    const { run, companies, service, clock } = setUp();
    companies.push(company('ACME', 'https://acme.example.com'), company('Odd', 'https://odd.example.com'));
    service.answer = async ({ host }) => {
      const date = new Date(clock.now() + (host.startsWith('odd') ? 86_400_000 : 0)).toUTCString();
      return new Response('', { headers: { date } });
    };
    expect((await run()).clock?.outcome).toBe('ok');
  });

  it('is not judged where no service tells its time', async () => {
    const { run, companies, service } = setUp();
    companies.push(company('ACME', 'https://acme.example.com'));
    service.answer = async () => new Response('', { headers: { date: 'yesterday' } });
    expect((await run()).clock?.outcome).toBe('skipped');
  });
});

describe('a service', () => {
  it('is asked at its origin, without path, credentials or a body', async () => {
    const { run, companies, requests } = setUp();
    companies.push(company('ACME', 'https://acme.example.com:8443/access?x'));
    await run();
    const [request] = requests;
    expect([request?.url, request?.method, request?.credentials]).toEqual([
      'https://acme.example.com:8443/',
      'GET',
      'omit',
    ]);
    expect(request?.headers.get('authorization')).toBeNull();
  });

  it('that answers 404 is reachable, and so is one that redirects', async () => {
    const { run, companies, service } = setUp();
    companies.push(company('Missing', 'https://missing.example.com'));
    const answer = service.answer;
    service.answer = ({ host, ...url }) =>
      host.startsWith('moved')
        ? Promise.reject(new Error('Attempted to redirect'))
        : answer({ host, ...url } as URL);
    companies.push(company('Moved', 'https://moved.example.com'));
    const results = await run();
    expect(results['service https://missing.example.com']?.outcome).toBe('ok');
    expect(results['service https://moved.example.com']?.outcome).toBe('ok');
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', /cannot be reached/],
    ['net::ERR_CERT_AUTHORITY_INVALID', /certificate/],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', /proxy/],
    ['net::ERR_TIMED_OUT', /did not respond/],
    ['net::ERR_EMPTY_RESPONSE', /not send a web response/],
    ['net::ERR_UNSAFE_PORT', /cannot be contacted/],
  ])('that fails with %s is a problem, said in words, with a fix', async (error, words) => {
    const { run, companies, service } = setUp();
    companies.push(company('ACME', 'https://acme.example.com'));
    service.answer = () => Promise.reject(new Error(error));
    const result = (await run())[ACME];
    expect(result).toMatchObject({ outcome: 'problem', meaning: expect.stringMatching(words) });
    expect(result?.fix).toMatch(/^[A-Z].*\.$/);
  });

  it('of five companies is asked once and named by three of them', async () => {
    const { run, companies, requests } = setUp();
    for (const label of ['A', 'B', 'C', 'D', 'E'])
      companies.push(company(label, `https://acme.example.com/${label}`));
    expect([(await run())[ACME]?.title, requests.length]).toEqual(['A, B, C and 2 more', 1]);
  });
});

describe('a proxy', () => {
  it.each([
    ['DIRECT', /directly/],
    ['PROXY proxy.example:8080;DIRECT', /1 service is reached through the proxy proxy\.example:8080/],
    ['HTTPS secure.example:443', /secure\.example:443/],
    ['', /directly/],
  ])('said as "%s"', async (directives, words) => {
    const { run, companies, system } = setUp();
    companies.push(company('ACME', 'https://acme.example.com'));
    system.proxyFor = async () => directives;
    expect((await run()).proxy?.meaning).toMatch(words);
  });
});

it('says that the computer is offline', async () => {
  const { run, network } = setUp();
  network.online = false;
  expect((await run()).network?.outcome).toBe('problem');
});
