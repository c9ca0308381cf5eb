// "Renew when I copy": what tray, window and notifications say of an idle company, and how the choice travels.
import { describe, expect, it } from 'vitest';
import { companyFile, offered, sharedEntry, usualChoices } from '../../support/core/company-files.ts';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const onCopy = { renewalMode: 'onCopy', storePassword: true } as const;

/** Initech with 2-minute tokens, left alone for an hour. */
async function idle(): Promise<CoreUnderTest & { readonly id: string }> {
  const test = await startCore();
  test.service.lifetimeS = 120;
  const id = await test.add(generateTokenDraft(onCopy));
  await test.bench.clock.advance(HOUR_MS);
  return { ...test, id };
}

const trayOf = ({ bench }: CoreUnderTest) => {
  const { icon, toolTip, items } = bench.tray();
  const [first] = items;
  return [icon, toolTip, first?.kind === 'command' ? first.label : first?.kind];
};

const IDLE = ['ok', 'TokenTray - 1 token ready', 'Initech - copy token (renewed when you copy)'];

describe('an idle company that is renewed when it is copied', () => {
  it('looks well, names no time, and asks for nothing all night, over a sleep and a restart too', async () => {
    const test = await idle();
    const { bench, service } = test;
    expect(trayOf(test)).toEqual(IDLE);
    expect(bench.company('Initech')).toMatchObject({
      ...{ status: 'onDemand', statusText: 'Renewed when you copy', offline: false },
    });
    expect(bench.company('Initech')).not.toHaveProperty('nextTryMs');
    bench.clock.sleep(8 * HOUR_MS);
    await bench.core.wake();
    await bench.restart();
    await bench.clock.advance(HOUR_MS);
    expect(trayOf(test)).toEqual(IDLE);
    expect([service.requests.length, bench.notifications]).toEqual([1, []]);
    // No timer runs for it.
    expect(bench.clock.pending).toBe(0);
  });

  it('is renewed for a copy by one request, with the tray saying so, and no word of a recovery', async () => {
    const test = await idle();
    const { bench, service, id } = test;
    await bench.call('changeSettings', { notifyOnRecovery: true, notifyOnCopy: false });
    await bench.restart();
    const held = service.hold();
    const copying = bench.core.backgroundCopy.copy(id);
    const release = await held;
    expect(trayOf(test)[2]).toBe('Initech - renewing…');
    release();
    await copying;
    expect(service.livesForMs(bench.clipboard.text)).toBe(120_000);
    const [icon, toolTip] = IDLE;
    const pasted = `Initech token - paste within 1 min\n${toolTip}`;
    expect(trayOf(test)).toEqual([icon, pasted, 'Initech - copy token (valid 2 min)']);
    expect(service.requests).toHaveLength(2);
    await bench.clock.advance(10 * MINUTE_MS);
    expect([trayOf(test), service.requests.length]).toEqual([IDLE, 2]);
    expect(bench.notifications).toEqual([]);
  });

  it('says why a copy is not possible offline, once, and is well again with the network', async () => {
    const test = await idle();
    const { bench, id } = test;
    bench.network.online = false;
    await bench.core.backgroundCopy.copy(id);
    expect(bench.notifications.map(({ title }) => title)).toEqual(['Initech: nothing copied']);
    await bench.clock.advance(5 * MINUTE_MS);
    expect(trayOf(test)).toEqual([
      'offline',
      'TokenTray - Initech unreachable',
      'Initech - offline, token expired',
    ]);
    expect(bench.notifications).toHaveLength(1);
    bench.network.online = true;
    await bench.clock.advance(10 * MINUTE_MS);
    expect(trayOf(test)).toEqual(IDLE);
    expect(bench.notifications).toHaveLength(1);
  });

  it('wants a sign-in after one refusal of the stored password', async () => {
    const test = await idle();
    const { bench, service, id } = test;
    service.moods.set('initech.example.com', 'refusing everybody');
    for (let copies = 0; copies < 3; copies += 1) await bench.core.backgroundCopy.copy(id);
    await bench.clock.advance(HOUR_MS);
    expect(service.requests).toHaveLength(2);
    expect(trayOf(test)[2]).toBe('Initech - sign in again…');
  });

  it('is drawn as idle in the picture of its day', async () => {
    const { bench, id } = await idle();
    const { days } = await bench.call('readActivity', { companyId: id, group: null, limit: 10 });
    expect(days[0]?.segments.map(({ state }) => state)).toEqual(['unknown', 'valid', 'idle']);
  });
});

describe('the choice', () => {
  it('is suggested where tokens live for minutes, taken up by saving, and undone', async () => {
    const test = await startCore();
    test.service.lifetimeS = 120;
    const id = await test.add(generateTokenDraft({ storePassword: true }));
    const { bench, service } = test;
    expect(bench.company('Initech').renewalAdvice).toBe('renewOnCopy');
    await bench.call('saveCompany', saveOnly(generateTokenDraft(onCopy), id));
    await bench.clock.advance(HOUR_MS);
    expect([bench.company('Initech').status, service.requests.length]).toEqual(['onDemand', 1]);
    expect(bench.company('Initech')).not.toHaveProperty('renewalAdvice');
    await bench.call('saveCompany', saveOnly(generateTokenDraft({ storePassword: true }), id));
    await bench.clock.advance(5_000);
    expect([bench.company('Initech').status, service.requests.length]).toEqual(['ready', 2]);
  });

  it.each([
    ['long-lived tokens', 3_600, generateTokenDraft({ storePassword: true })],
    ['tokens that only the typed password renews', 120, generateTokenDraft()],
  ])('is not suggested for %s', async (_what, lifetimeS, draft) => {
    const test = await startCore();
    test.service.lifetimeS = lifetimeS;
    await test.add(draft);
    expect(test.bench.company('Initech')).not.toHaveProperty('renewalAdvice');
  });

  it('leaves a token fresh, and says so, where the service renews only valid ones', async () => {
    const { bench, service, add } = await startCore();
    service.lifetimeS = 120;
    service.wantsBearer = true;
    await add(passwordDraft({ renewalMode: 'onCopy' }));
    await bench.clock.advance(HOUR_MS);
    expect(bench.company('ACME')).toMatchObject({ status: 'ready', renewalAdvice: 'keptFresh' });
    expect(service.requests.length).toBeGreaterThan(30);
  });

  it('travels in company files, which say nothing where it is the usual one', async () => {
    const { bench, add } = await startCore();
    await add(passwordDraft({ renewalMode: 'onCopy' }));
    await add(userIdDraft());
    const companyIds = bench.snapshot().companies.map(({ id }) => id);
    await bench.call('exportCompanies', { companyIds });
    const { companies } = JSON.parse(bench.savedFiles[0]?.text ?? '');
    expect(
      companies.map((company: object) => ('renewalMode' in company ? company.renewalMode : null)),
    ).toEqual(['onCopy', null]);
    const other = await startCore();
    const preview = await offered(other.bench, bench.savedFiles[0]?.text ?? '');
    await other.bench.call('applyImport', { importId: preview.importId, choices: usualChoices(preview) });
    expect(other.bench.company('ACME').renewalMode).toBe('onCopy');
    expect(other.bench.company('Globex')).not.toHaveProperty('renewalMode');
  });

  it('is shown where an import changes it, both ways, takes effect, and is undone', async () => {
    const test = await startCore();
    const { bench } = test;
    await test.add(userIdDraft());
    const bring = async (more: object) => {
      const entry = sharedEntry({ ...userIdDraft(), storePassword: undefined, ...more });
      const preview = await offered(bench, companyFile([entry]));
      const { importId } = preview;
      await bench.call('applyImport', { importId, choices: usualChoices(preview) });
      return preview.entries[0]?.changes;
    };
    const changes = await bring({ renewalMode: 'onCopy' });
    const [always, when] = ['Always keep fresh', 'Renew when I copy'];
    const change = { field: 'renewalMode', name: 'Renewal', signsOut: false };
    expect(changes).toEqual([{ ...change, from: always, to: when }]);
    expect(bench.company('Globex').renewalMode).toBe('onCopy');
    await bench.clock.advance(HOUR_MS);
    expect(bench.company('Globex').status).toBe('onDemand');
    const changesBack = await bring({});
    expect(changesBack).toEqual([{ ...change, from: when, to: always }]);
    await bench.clock.advance(MINUTE_MS);
    expect(bench.company('Globex').status).toBe('ready');
  });

  it('is undone with the import that made it', async () => {
    const { bench, add } = await startCore();
    await add(userIdDraft());
    const entry = sharedEntry({ ...userIdDraft(), storePassword: undefined, renewalMode: 'onCopy' });
    const preview = await offered(bench, companyFile([entry]));
    const { importId } = preview;
    await bench.call('applyImport', { importId, choices: usualChoices(preview) });
    expect(await bench.call('undoImport', { importId })).toEqual({ undone: true });
    expect(bench.company('Globex')).not.toHaveProperty('renewalMode');
  });
});
