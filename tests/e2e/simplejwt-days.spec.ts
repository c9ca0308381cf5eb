// The whole core before a real Simple JWT, for minutes and for days of their common clock: what is copied is accepted, lives as
// long as the app says, and no password is asked that the service does not ask for.
import { expect, test } from '../support/fixtures.ts';
import { type Copy, SimpleJwtBench } from '../support/services/simplejwt-bench.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_S = 86_400;
/** What KlearStack's documentation gives. */
const USUAL = { accessTtlS: 900, refreshTtlS: DAY_S };
const SHORT = { accessTtlS: 60, refreshTtlS: DAY_S };

type Options = Parameters<typeof SimpleJwtBench.start>[0];

async function withBench(options: Options, use: (bench: SimpleJwtBench) => Promise<void>): Promise<void> {
  const bench = await SimpleJwtBench.start(options);
  try {
    await use(bench);
    expect(bench.bench.bugs).toEqual([]);
  } finally {
    await bench.stop();
  }
}

/** How many were not accepted, how often the app said what is not so, and what it said at first. */
function faultsOf(copies: readonly Copy[]) {
  const untruths = copies.flatMap((copy) => copy.untruths);
  const unaccepted = copies.filter(({ accepted }) => !accepted).length;
  return { unaccepted, untruths: untruths.length, first: untruths.slice(0, 3) };
}

const NONE = { unaccepted: 0, untruths: 0, first: [] };

/** Copies from each company in turn, `everyMs`, for so long. */
async function copyFor(bench: SimpleJwtBench, labels: readonly string[], ms: number, everyMs: number) {
  const copies: Copy[] = [];
  for (let turn = 0; turn * everyMs < ms; turn += 1) {
    await bench.pass(everyMs);
    copies.push(await bench.copy(labels[turn % labels.length] ?? ''));
  }
  return copies;
}

test('copies for 16 minutes from four companies with tokens of a minute: none is refused, nothing is promised that is not there', () =>
  withBench({ ...SHORT, rotateRefreshTokens: true }, async (bench) => {
    const labels = ['ACME', 'Globex', 'Initech', 'Umbrella'];
    await bench.addByPassword('ACME');
    await bench.addByUserId('Globex');
    await bench.addByPassword('Initech');
    await bench.addByUserId('Umbrella');
    const copies = await copyFor(bench, labels, 16 * MINUTE_MS, 15_700);
    expect(faultsOf(copies)).toEqual(NONE);
    // Each is renewed every 48 s, or as it is copied in the last half of its life, and never too late.
    const renewals = (await bench.service.requests()).filter(({ endpoint }) => endpoint !== 'whoami');
    expect(renewals.filter(({ bearer }) => bearer === 'dead')).toEqual([]);
    expect(renewals.length).toBeGreaterThan(4 * 16);
    expect(renewals.length).toBeLessThan(4 * 32);
  }));

for (const [time, hours, serviceAheadMs] of [
  ['a day with a service on the same clock', 23, 0],
  ['hours with a service whose clock is 26 hours ahead', 2, 26 * HOUR_MS],
  ['hours with a service whose clock is 26 hours behind', 2, -26 * HOUR_MS],
] as const)
  test(`${time}: each copy works, and the password is typed once`, () =>
    withBench({ ...USUAL, serviceAheadMs }, async (bench) => {
      await bench.addByPassword('ACME');
      const copies = await copyFor(bench, ['ACME'], hours * HOUR_MS, 47 * MINUTE_MS);
      expect(faultsOf(copies)).toEqual(NONE);
      const [signIns, renewals] = await counts(bench);
      expect(signIns).toBe(1);
      // KlearStack's 10 minutes, asked for up to a tenth earlier.
      expect(renewals).toBeGreaterThan(hours * 5);
      expect(renewals).toBeLessThan(hours * 7 + 2);
    }));

async function counts({ service }: SimpleJwtBench): Promise<readonly [number, number]> {
  const requests = await service.requests();
  const isRenewal = (endpoint: string) => endpoint === 'getaccesstokenfromrefreshtoken';
  const asked = requests.filter(({ endpoint }) => endpoint !== 'whoami');
  const renewals = asked.filter(({ endpoint }) => isRenewal(endpoint)).length;
  return [asked.length - renewals, renewals];
}

for (const [absence, away] of [
  ['a night of sleep', (bench: SimpleJwtBench) => bench.sleep(9 * HOUR_MS)],
  ['a night with the app closed', (bench: SimpleJwtBench) => bench.closeFor(9 * HOUR_MS)],
] as const)
  for (const rotateRefreshTokens of [false, true])
    test(`${absence} costs no password while the refresh token lives, ${rotateRefreshTokens ? 'rotated' : 'kept'}`, () =>
      withBench({ ...USUAL, rotateRefreshTokens }, async (bench) => {
        await bench.addByPassword('ACME');
        const said = bench.bench.company('ACME').passwordAgain;
        await bench.pass(HOUR_MS);
        await away(bench);
        const { outcome } = (await bench.copy('ACME')).result;
        expect([outcome, bench.bench.company('ACME').status]).toEqual(['copied', 'ready']);
        expect((await counts(bench))[0]).toBe(1);
        expect(faultsOf(await copyFor(bench, ['ACME'], 30 * MINUTE_MS, 7 * MINUTE_MS))).toEqual(NONE);
        // What was said on the evening before: not a moment before this is the password asked for.
        expect(said).toMatchObject({ kind: 'notBefore' });
        const byMs = said?.kind === 'notBefore' ? said.atMs : 0;
        await bench.sleep(byMs - bench.bench.clock.now() - MINUTE_MS);
        expect((await bench.copy('ACME')).accepted).toBe(true);
        expect((await counts(bench))[0]).toBe(1);
      }));

test('a service that refuses a renewal without a bearer, too: after a night the password is asked for, and nothing dead is copied', () =>
  withBench({ ...USUAL, bearerRequired: true }, async (bench) => {
    await bench.addByPassword('ACME');
    await bench.addByUserId('Globex');
    await bench.sleep(9 * HOUR_MS);
    expect((await bench.copy('ACME')).result.outcome).toBe('nothing');
    expect(bench.trayLabel('ACME')).toBe('ACME - sign in again…');
    const globex = await bench.copy('Globex');
    expect([globex.accepted, globex.untruths]).toEqual([true, []]);
  }));

test('a changed signing key ends a token at once: it is not copied, and nothing says that it works', () =>
  withBench(USUAL, async (bench) => {
    await bench.addByPassword('ACME');
    await bench.addByUserId('Globex');
    await bench.pass(MINUTE_MS);
    await bench.service.signByAnotherKey();
    for (const label of ['ACME', 'Globex']) {
      const companyId = bench.bench.company(label).id;
      await bench.bench.call('renew', { companyId });
      await bench.quiet();
    }
    expect((await bench.copy('ACME')).result.outcome).toBe('nothing');
    expect(bench.trayLabel('ACME')).toBe('ACME - sign in again…');
    expect(JSON.stringify(bench.bench.company('ACME').problem)).not.toContain('Your token works');
    expect(JSON.stringify(bench.bench.notifications)).not.toContain('Your token works');
    // Needs no password, so it has signed in anew.
    const globex = await bench.copy('Globex');
    expect([globex.accepted, globex.untruths]).toEqual([true, []]);
  }));

test('a user who was blocked, whose refresh token still gives tokens that no service accepts: none of them is called valid', () =>
  withBench(USUAL, async (bench) => {
    await bench.addByPassword('ACME');
    const [account] = bench.service.accounts;
    if (account === undefined) throw new Error('There is an account.');
    await bench.service.deactivate(account);
    // Simple JWT asks whether the user is active where it checks a bearer, and not where it renews one.
    await bench.bench.call('renew', { companyId: bench.bench.company('ACME').id });
    await bench.quiet();
    const copies = await copyFor(bench, ['ACME'], HOUR_MS, 7 * MINUTE_MS);
    expect(copies.flatMap((copy) => copy.untruths).slice(0, 3)).toEqual([]);
    expect(bench.trayLabel('ACME')).toBe('ACME - sign in again…');
  }));

test('a refresh token that another program used up: the current token is copied until it truly expires, and no longer', () =>
  withBench({ ...USUAL, rotateRefreshTokens: true }, async (bench) => {
    await bench.addByPassword('ACME');
    const [refreshToken = ''] = (await bench.service.issuedTokens()).filter(isRefreshToken);
    await bench.service.blacklistRefreshToken(refreshToken);
    const copies = await copyFor(bench, ['ACME'], 16 * MINUTE_MS, 40 * SECOND_MS);
    expect(faultsOf(copies.slice(0, 22))).toEqual(NONE);
    expect(copies.slice(22).map(({ result }) => result.outcome)).toEqual(['nothing', 'nothing']);
    expect(bench.trayLabel('ACME')).toBe('ACME - sign in again…');
  }));

const isRefreshToken = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).token_type === 'refresh';
