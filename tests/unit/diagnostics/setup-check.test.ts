import { describe, expect, it } from 'vitest';
import { UnreachableClipboard } from '../../../app/clipboard/system-clipboard.ts';
import { TokenClipboard } from '../../../app/clipboard/token-clipboard.ts';
import type { Company } from '../../../app/companies/company.ts';
import type { SetupSystem } from '../../../app/diagnostics/host-system.ts';
import { SetupCheck } from '../../../app/diagnostics/setup-check.ts';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import { MemoryClipboard } from '../../support/core/memory-clipboard.ts';
import { SwitchedCipher } from '../../support/core/switched-cipher.ts';

const MINUTE_MS = 60_000;

function company(label: string, address: string): Company {
  const fixed = {
    providerId: 'generate-token',
    account: {},
    storePassword: false,
    copyFormat: 'token',
  } as const;
  return { id: label, label, address, practice: false, ...fixed };
}

function setUp() {
  const clock = new ManualClock();
  const clipboard = new MemoryClipboard();
  const cipher = new SwitchedCipher();
  const network = { online: true, isOnline: () => network.online };
  const system = {
    lookForTray: async () => true,
    showTestNotification: async () => 'shown',
    proxyFor: async () => 'DIRECT',
  } as { -readonly [Part in keyof SetupSystem]: SetupSystem[Part] };
  const companies: Company[] = [];
  const requests: Request[] = [];
  const service = {
    aheadMs: 0,
    answer: async (url: URL): Promise<Response> => {
      const date = new Date(clock.now() + service.aheadMs).toUTCString();
      return new Response('not read', {
        status: url.host.startsWith('missing') ? 404 : 200,
        headers: { date },
      });
    },
  };
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    return service.answer(new URL(request.url));
  };
  const tokens = new TokenClipboard({ clipboard, clock, clearAfterS: () => 60, onPutBack: () => {} });
  const check = new SetupCheck({
    ...{ clock, cipher, network, system, clipboard: tokens, platform: 'linux' },
    texts: new Texts(),
    http: new HttpClient({ fetch, clock }),
    companies: { all: () => companies },
    newProbe: () => 'practice-probe',
  });
  const run = async () => {
    const results = check.run();
    await settle();
    await clock.advance(10_000);
    return Object.fromEntries((await results).map((result) => [result.id, result]));
  };
  return { clock, clipboard, tokens, cipher, network, system, companies, requests, service, check, run };
}

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

describe('the clipboard', () => {
  it('of a desktop that takes copies from its window alone is left as it is, and the fix is named', async () => {
    const { run, clipboard } = setUp();
    clipboard.isWindowOnly = true;
    clipboard.text = 'what the operator copied';
    const { clipboard: result } = await run();
    expect([result?.outcome, clipboard.text]).toEqual(['warning', 'what the operator copied']);
    expect([result?.meaning, result?.fix].join(' ')).toMatch(
      /only from the window in front.*Install XWayland/,
    );
  });

  it('whose copy no other program could read does not work', async () => {
    const { run, clipboard } = setUp();
    clipboard.text = 'what the operator copied';
    clipboard.writeSecret = () => Promise.reject(new UnreachableClipboard());
    const { clipboard: result } = await run();
    expect([result?.outcome, clipboard.text]).toEqual(['problem', 'what the operator copied']);
    expect(result?.meaning).toContain('other apps could not paste it');
  });

  it.each(['', 'what the operator copied', '  \n'])('holds "%s" again afterwards', async (text) => {
    const { run, clipboard } = setUp();
    clipboard.text = text;
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual(['ok', text]);
  });

  it('with a picture on it is not touched', async () => {
    const { run, clipboard } = setUp();
    clipboard.picture = 'a picture';
    clipboard.text = 'its caption';
    clipboard.writeSecret = () => Promise.reject(new Error('it was touched'));
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual(['skipped', 'its caption']);
  });

  it('gives a token back that is still cleared in its time', async () => {
    const { check, clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token');
    await check.run();
    expect(clipboard.text).toBe('practice-token');
    await clock.advance(MINUTE_MS);
    expect(clipboard.text).toBe('');
  });

  it('lets a copy wait that comes in the middle, and keeps it', async () => {
    const { check, clipboard, tokens } = setUp();
    clipboard.text = 'what the operator copied';
    const results = check.run();
    const put = tokens.put('practice-token');
    await Promise.all([results, put]);
    expect(clipboard.text).toBe('practice-token');
  });

  it('keeps what another program copies in the middle', async () => {
    const { run, clipboard } = setUp();
    clipboard.text = 'what the operator copied';
    let calls = 0;
    clipboard.meanwhile = () => {
      calls += 1;
      if (calls === 3) clipboard.text = 'something newer';
    };
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual(['warning', 'something newer']);
  });

  it('that refuses for a moment gets back what was there', async () => {
    const { run, clipboard } = setUp();
    clipboard.text = 'what the operator copied';
    let calls = 0;
    clipboard.meanwhile = () => {
      calls += 1;
      clipboard.refuses = calls >= 3 && calls <= 5;
    };
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual([
      'problem',
      'what the operator copied',
    ]);
  });
});
