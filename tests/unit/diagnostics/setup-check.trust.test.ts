// A service whose certificate the app refuses, and other programs on this computer may not.
import { expect, it } from 'vitest';
import { company, setUp } from './setup-check-under-test.ts';

const ACME = 'service https://acme.example.com';
const UNKNOWN_ISSUER = 'net::ERR_CERT_AUTHORITY_INVALID';

/** A check in which the service fails, and the computer says what it is told to. */
function refused(netError = UNKNOWN_ISSUER, platform = 'linux') {
  const bench = setUp(platform);
  bench.companies.push(company('ACME', 'https://acme.example.com/access'));
  bench.service.answer = () => Promise.reject(new Error(netError));
  const looks: string[] = [];
  const answers = (answer: () => Promise<boolean>) => {
    bench.system.isAcceptedElsewhere = (url) => {
      looks.push(url);
      return answer();
    };
  };
  answers(async () => true);
  return { ...bench, looks, answers };
}

it('is named in words, with what to do', async () => {
  const { run, looks } = refused();
  const result = (await run())[ACME];
  expect(result).toMatchObject({
    outcome: 'problem',
    meaning: expect.stringMatching(
      /^This computer trusts the certificate of acme\.example\.com, but TokenTray does not, so nothing is sent/,
    ),
    fix: expect.stringMatching(/compare it with IT\. .* update-ca-certificates or update-ca-trust\.$/),
  });
  expect(looks).toEqual(['https://acme.example.com/']);
});

it.each<[string, () => Promise<boolean>]>([
  ['that refuses it, too', async () => false],
  ['whose look fails', () => Promise.reject(new Error('practice fault'))],
  ['whose look never ends', () => new Promise(() => {})],
])('says no more than that it was refused on a computer %s', async (_what, answer) => {
  const { run, answers, looks, clock } = refused();
  answers(answer);
  expect((await run())[ACME]).toMatchObject({
    outcome: 'problem',
    meaning: 'The certificate of acme.example.com was not accepted, so nothing is sent there.',
  });
  expect([looks.length, clock.pending]).toEqual([1, 0]);
});

it.each([
  ['another fault', 'net::ERR_CERT_DATE_INVALID', 'linux'],
  ['no network', 'net::ERR_NAME_NOT_RESOLVED', 'linux'],
  ['a system whose certificates Chromium reads', UNKNOWN_ISSUER, 'win32'],
])('is not looked for with %s', async (_what, netError, platform) => {
  const { run, looks } = refused(netError, platform);
  expect((await run())[ACME]?.meaning).not.toMatch(/This computer trusts/);
  expect(looks).toEqual([]);
});

it('is looked for at ten services and no more', async () => {
  const { run, looks, companies } = refused();
  for (let at = 0; at < 20; at += 1) companies.push(company(`${at}`, `https://a${at}.example.com/`));
  const results = Object.values(await run()).filter(({ about }) => about === 'service');
  expect([results.length, looks.length]).toEqual([21, 10]);
});
