// Sleep and resume, told by a login1 as on a desktop (each signal reaches the app twice): what is copied afterwards
// works, nothing is asked twice, and the network or the service may come back later than the operator.
import type { PracticeServer } from '../../app/practice/practice-server.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { LongSleep } from '../support/app/long-sleep.ts';
import { test as base, expect } from '../support/fixtures.ts';
import { holdNext } from '../support/services/held-request.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry, userIdEntry, whoami } from '../support/window/practice-entries.ts';
import { seeInWindow } from '../support/window/window-text.ts';

const HOURS = 8;
const LONG = { accessTtlS: 900, refreshTtlS: 7 * 86_400 };
const BEFORE = 'what was there before';
const ALLOWED_AT_ONCE = 4;

interface Evening {
  readonly night: LongSleep;
  readonly server: PracticeServer;
  readonly app: AppUnderTest;
  readonly operator: Operator;
}

/** Globex signed in by user ID, at a service whose clock goes on while the computer sleeps. */
const test = base.extend<{ readonly spendEvening: () => Promise<Evening> }>({
  spendEvening: async ({ launch, sleep, startPractice }, use) => {
    await use(async () => {
      const night = new LongSleep(sleep);
      const server = await startPractice({ ...LONG, clock: night.clock });
      const app = await launch({ env: sleep.env });
      const operator = new Operator(await app.window());
      await operator.addCompany(userIdEntry(server));
      return { night, server, app, operator };
    });
  },
});

const asked = (server: PracticeServer, endpoint: string) =>
  server.control.requests.filter((request) => request.endpoint === endpoint).length;
const renewals = (requests: PracticeServer['control']['requests'], statusCode: number) =>
  requests.filter(
    (request) => request.endpoint === 'getaccesstokenfromrefreshtoken' && request.statusCode === statusCode,
  ).length;

test('a token that died asleep is renewed at once, and once, although each signal comes twice', async ({
  spendEvening,
  tray,
  clipboard,
}) => {
  const { night, server, app, operator } = await spendEvening();
  await operator.addCompany(passwordEntry(server));
  await night.begin(app, HOURS);
  const before = server.control.requests.length;

  night.end();
  const since = () => server.control.requests.slice(before);
  // The service refuses a dead bearer and lets a missing one pass: no one has to sign in again.
  await expect.poll(() => renewals(since(), 200)).toBe(2);
  await tray.waitForLabel(/^ACME - copy token \(valid 1[45] min\)$/);
  await seeInWindow(app, /Globex[\s\S]*Valid/);
  await tray.clickOnceSaid(/^Globex - copy token \(valid 1[45] min\)$/);
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  expect([asked(server, 'get_access_token'), asked(server, 'getaccesstokenfromuserid')]).toEqual([1, 1]);
  expect(renewals(since(), 200)).toBe(2);
  expect(renewals(since(), 401)).toBeLessThanOrEqual(2);
});

test('a copy clicked before the app knows that it is awake waits for the renewal, even if a sleep cuts that off', async ({
  spendEvening,
  sleep,
  tray,
  clipboard,
}) => {
  const { night, server, app } = await spendEvening();
  await clipboard.write(BEFORE);
  const refresh = 'getaccesstokenfromrefreshtoken';
  const first = holdNext(server, refresh);
  await night.begin(app, HOURS);
  // The network card wakes with the signal; a click in that moment comes right after it.
  night.end();
  await tray.clickByLabel(/^Globex - /);
  await first.arrived;
  expect(await clipboard.read()).toBe(BEFORE);
  // Closed and opened again: Chromium ends every connection for that.
  const second = holdNext(server, refresh);
  sleep.suspend();
  sleep.resume();
  await second.arrived;
  expect(await clipboard.read()).toBe(BEFORE);
  second.release();
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  expect(asked(server, 'getaccesstokenfromuserid')).toBe(1);
  expect([renewals(server.control.requests, 200), asked(server, refresh)]).toEqual([1, 2]);
});

test('without a network on resume, no dead token is copied, and renewal resumes without a click', async ({
  spendEvening,
  tray,
  clipboard,
  notifications,
}) => {
  const { night, server, app } = await spendEvening();
  await clipboard.write(BEFORE);
  await server.control.pause();
  await night.begin(app, HOURS);
  night.end();
  await tray.clickOnceSaid('Globex - offline, token expired');
  expect((await notifications.waitFor(/^Globex: nothing copied/)).body).toMatch(/cannot be reached/);
  expect(await clipboard.read()).toBe(BEFORE);
  await seeInWindow(app, /Globex[\s\S]*Offline, expired/);

  await server.control.resume();
  await tray.clickOnceSaid(/^Globex - copy token \(valid 1[45] min\)$/, 30_000);
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
});

test('a token that should have left the clipboard in the night is cleared on resume', async ({
  spendEvening,
  tray,
  clipboard,
  notifications,
}) => {
  const { night, app } = await spendEvening();
  await tray.clickByLabel(/^Globex - copy token/);
  await clipboard.waitForText(looksLikeToken);
  // Only now has its time begun: the text is there before the app knows that it is.
  await notifications.waitFor(/token copied/);
  await night.begin(app, HOURS);
  expect(await clipboard.read()).toMatch(/^eyJ/);
  night.end();
  // Its timer of 60 s stood still.
  await clipboard.waitForEmpty(30_000);
});

test('20 companies wake up without a storm: at most 4 requests at once and 2 to a host', async ({
  launch,
  sleep,
  tray,
  startPractice,
}) => {
  const night = new LongSleep(sleep);
  const crowd = new Crowd();
  const servers = await Promise.all(
    Array.from({ length: 5 }, () => startPractice({ ...LONG, clock: night.clock })),
  );
  const app = await launch({ env: sleep.env });
  for (const [index, server] of servers.entries())
    for (let one = 1; one <= 4; one += 1) await addByUserId(app, server, `Company ${index * 4 + one}`);
  for (const server of servers)
    for (const endpoint of ['getaccesstokenfromuserid', 'getaccesstokenfromrefreshtoken'] as const)
      server.control.fail(endpoint, { hold: () => crowd.enter(server.address) });
  await night.begin(app, HOURS);
  const before = servers.map((server) => server.control.requests.length);
  const since = () => servers.map((server, index) => server.control.requests.slice(before[index]));
  night.end();
  await expect
    .poll(() => since().map((requests) => renewals(requests, 200)), { timeout: 30_000 })
    .toEqual(servers.map(() => 4));
  await tray.waitForLabel(/^Company 20 - copy token \(valid 1[45] min\)$/);
  // At most two requests for each, and none by sign-in: a dead bearer may be refused.
  for (const requests of since()) {
    const asked = requests.map(({ endpoint, statusCode }) => `${endpoint} ${statusCode}`);
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(8);
    for (const each of asked) expect(each).toMatch(/^getaccesstokenfromrefreshtoken (200|401)$/);
  }
  expect([crowd.mostAtOnce, crowd.mostAtOneHost]).toEqual([ALLOWED_AT_ONCE, 2]);
});

test('a sleep during a sign-in ends it with a message and stores nothing; during a renewal it is tried again', async ({
  spendEvening,
  tray,
  clipboard,
}) => {
  const { night, server, app, operator } = await spendEvening();
  const arrived: string[] = [];
  for (const endpoint of ['get_access_token', 'getaccesstokenfromrefreshtoken'] as const) {
    const hold = () => {
      arrived.push(endpoint);
      return new Promise<never>(() => {});
    };
    server.control.fail(endpoint, { hold }, 1);
  }
  await operator.page.getByRole('button', { name: 'Renew all' }).click();
  await operator.fillNewCompany(passwordEntry(server));
  await operator.submit('Add and sign in');
  await expect.poll(() => arrived.length).toBe(2);

  await night.begin(app, HOURS);
  night.end();
  await seeInWindow(app, /ACME cannot be reached/);
  expect((await tray.labels()).join('\n')).not.toContain('ACME');
  // What was sent as the computer fell asleep brings a token of before the night: the item goes once more.
  const copy = () => tray.clickByLabel(/^Globex - copy token \(valid 1[45] min\)$/);
  await expect(copy).toPass({ timeout: 30_000 });
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
});

test('a process that really stood still for longer than its token lives copies a new one', async ({
  launch,
  sleep,
  tray,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 10, refreshTtlS: 600 });
  const app = await launch({ env: sleep.env });
  await new Operator(await app.window()).addCompany(userIdEntry(server));
  await tray.waitForLabel(/^Globex - copy token/);
  // Playwright starts the app as the head of a process group.
  const group = -(app.process.pid ?? 0);
  sleep.suspend();
  process.kill(group, 'SIGSTOP');
  await new Promise<void>((resolve) => setTimeout(resolve, 15_000));
  const before = server.control.requests.length;
  process.kill(group, 'SIGCONT');
  sleep.resume();
  await tray.clickByLabel(/^Globex - /);
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  expect(renewals(server.control.requests.slice(before), 200)).toBeGreaterThan(0);
  expect(asked(server, 'getaccesstokenfromuserid')).toBe(1);
});

/**
 * Counts the requests that are being answered at the same time. The first ones wait until there are four, and each stays for a
 * moment more, in which a fifth would show.
 */
class Crowd {
  readonly #inside: string[] = [];
  #meet = () => {};
  readonly #haveMet = new Promise<void>((resolve) => {
    this.#meet = resolve;
  });
  mostAtOnce = 0;
  mostAtOneHost = 0;

  async enter(host: string): Promise<void> {
    this.#inside.push(host);
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#inside.length);
    const here = this.#inside.filter((each) => each === host).length;
    this.mostAtOneHost = Math.max(this.mostAtOneHost, here);
    if (this.#inside.length >= ALLOWED_AT_ONCE) this.#meet();
    await this.#haveMet;
    await new Promise<void>((resolve) => setTimeout(resolve, 100));
    this.#inside.splice(this.#inside.indexOf(host), 1);
  }
}

/** As the window's form would, without the typing. */
async function addByUserId(app: AppUnderTest, { address }: PracticeServer, label: string): Promise<void> {
  const page = await app.window();
  const outcome = await page.evaluate(
    async ({ label, address }) => {
      const draft = {
        ...{ label, address, storePassword: false, copyFormat: 'token' as const },
        providerId: 'klearstack-user-id',
        account: { company_name: 'Practice Company', user_id: 'practice-26' },
      };
      const input = { companyId: null, draft, secrets: {}, signIn: true };
      return (await window.tokenTray.call('saveCompany', input)).outcome;
    },
    { label, address },
  );
  expect(outcome).toBe('saved');
}
