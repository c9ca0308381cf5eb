// What the activity says of real sessions, on a core before a model of the services.
import { describe, expect, it } from 'vitest';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

async function page({ bench }: CoreUnderTest, companyId: string | null = null, limit = 200) {
  return bench.call('readActivity', { companyId, group: null, limit });
}

/** Oldest first, without the moment until which a token is valid. */
async function words(test: CoreUnderTest, companyId: string | null): Promise<readonly string[]> {
  const { entries } = await page(test, companyId);
  return entries.map(({ text }) => text.replace(/, valid until .*/, '')).reverse();
}

async function until(test: CoreUnderTest, mood: 'offline' | 'faulty' | 'fine' | 'refusing everybody') {
  for (const host of ['acme', 'globex']) test.service.moods.set(`${host}.example.com`, mood);
}

describe('the activity', () => {
  it('tells a morning in order: sign in, renew, offline, recover, copy', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    await test.bench.clock.advance(10 * MINUTE_MS);
    await until(test, 'offline');
    await test.bench.clock.advance(10 * MINUTE_MS);
    await until(test, 'fine');
    await test.bench.clock.advance(4 * MINUTE_MS);
    await test.bench.copied(id);
    const told = await words(test, id);
    expect(told.slice(0, 3)).toEqual(['Added', 'Signed in', 'Renewed']);
    expect(told.slice(3).join()).toMatch(/^Offline for (\d+) min,Recovered after \1 min,Copied$/);
  });

  it('says an outage of days once, and when the token died', async () => {
    const test = await startCore();
    const id = await test.add(userIdDraft());
    await until(test, 'offline');
    await test.bench.clock.advance(3 * DAY_MS + 20 * MINUTE_MS);
    await until(test, 'fine');
    await test.bench.clock.advance(20 * MINUTE_MS);
    const told = await words(test, id);
    expect(told.slice(2, 5)).toEqual(['Offline for 3 days', 'Token expired', 'Recovered after 3 days']);
  });

  it('says each cause of one outage once, however often they alternate', async () => {
    const test = await startCore();
    const id = await test.add(userIdDraft());
    for (let turn = 0; turn < 6; turn += 1) {
      await until(test, turn % 2 ? 'offline' : 'faulty');
      await test.bench.clock.advance(40 * MINUTE_MS);
    }
    expect(await words(test, id)).toEqual([
      'Added',
      'Signed in',
      'Could not renew: the service reported an error',
      'Token expired',
      'Offline',
    ]);
  });

  it('goes on with an outage after a restart in the middle of it', async () => {
    const test = await startCore();
    const id = await test.add(userIdDraft());
    await until(test, 'offline');
    await test.bench.clock.advance(12 * MINUTE_MS);
    await test.bench.restart();
    await test.bench.clock.advance(12 * MINUTE_MS);
    await test.bench.restart();
    await until(test, 'fine');
    await test.bench.clock.advance(20 * MINUTE_MS);
    const told = await words(test, id);
    expect(told.filter((text) => text.startsWith('Offline'))).toHaveLength(1);
    expect(told.find((text) => text.startsWith('Recovered'))).toMatch(/^Recovered after (1\d|2\d|3\d) min$/);
  });

  it('counts an outage right although the clock is set meanwhile', async () => {
    const test = await startCore();
    const id = await test.add(userIdDraft());
    await until(test, 'offline');
    await test.bench.clock.advance(12 * MINUTE_MS);
    test.bench.clock.jump(-5 * DAY_MS);
    await until(test, 'fine');
    await test.bench.clock.advance(12 * MINUTE_MS);
    const told = await words(test, id);
    expect(told.find((text) => text.startsWith('Recovered'))).toMatch(/^Recovered after (\d|1\d) min$/);
  });

  it('says once what a service of tokens that live for a second makes of ten minutes', async () => {
    const test = await startCore(undefined, { files: new MemoryFiles() });
    await test.add(userIdDraft());
    test.service.lifetimeS = 1;
    const id = await test.add(generateTokenDraft({ storePassword: true }));
    await test.bench.clock.advance(10 * MINUTE_MS);
    const told = await words(test, id);
    expect(told.slice(0, 2)).toEqual(['Added', 'Signed in']);
    const { entries, total } = await page(test, id);
    expect(entries[0]?.text).toMatch(/ \(\d+ times since \d\d:\d\d\)$/);
    expect(total).toBe(3);
  });

  it('takes a clock that is set for no renewal', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    for (const jumpMs of [DAY_MS, -2 * DAY_MS, DAY_MS]) {
      test.bench.clock.jump(jumpMs);
      await test.bench.clock.advance(MINUTE_MS);
    }
    expect(await words(test, id)).toEqual(['Added', 'Signed in']);
  });

  it('takes a failed sign-in beside a good token for no sign-in', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    await test.bench.clock.advance(MINUTE_MS);
    const secrets = { password: 'mistyped' };
    const answer = await test.bench.call('signIn', { companyId: id, secrets, storePassword: false });
    expect(answer.outcome).toBe('notSignedIn');
    expect(await words(test, id)).toEqual(['Added', 'Signed in']);
  });

  it('says that a sign-in is needed, once, and that it was done', async () => {
    const test = await startCore();
    const id = await test.add(generateTokenDraft());
    await test.bench.clock.advance(200 * MINUTE_MS);
    await test.bench.call('signIn', {
      companyId: id,
      secrets: { password: 'mistyped' },
      storePassword: false,
    });
    await test.bench.call('signIn', { companyId: id, secrets: { password: PASSWORD }, storePassword: false });
    expect(await words(test, id)).toEqual([
      'Added',
      'Signed in',
      'Sign-in needed: your sign-in is not stored',
      'Signed in',
    ]);
  });

  it('tells of a company that is added without a sign-in, signed out of, deleted and brought back', async () => {
    const test = await startCore();
    const id = await test.add(userIdDraft());
    await test.bench.call('saveCompany', saveOnly(passwordDraft({ label: 'Later' })));
    await test.bench.call('signOut', { companyId: id });
    await test.bench.call('copyToken', { companyId: id, format: null });
    await test.bench.call('deleteCompany', { companyId: id });
    await test.bench.call('restoreCompany', { companyId: id });
    const { entries } = await page(test);
    expect(entries.map(({ company, text }) => `${company}: ${text.replace(/,.*/, '')}`).reverse()).toEqual([
      ': TokenTray started',
      'Globex: Added',
      'Globex: Signed in',
      'Later: Added',
      'Globex: Signed out',
      'Globex: Nothing copied: no valid token',
      'Globex: Deleted',
      'Globex: Restored',
    ]);
  });

  it('says nothing new of a restart but that it happened', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    await test.bench.clock.advance(MINUTE_MS);
    await test.bench.restart();
    await test.bench.clock.advance(MINUTE_MS);
    const { entries } = await page(test);
    expect(entries.slice(0, 3).map(({ text }) => text.replace(/,.*/, ''))).toEqual([
      'Renewed',
      'TokenTray started',
      'TokenTray quit',
    ]);
    expect((await words(test, id)).slice(0, 2)).toEqual(['Added', 'Signed in']);
  });

  it('is read by group, the newest first, and counts what it leaves out', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    for (let copies = 0; copies < 5; copies += 1) await test.bench.copied(id);
    const read = await test.bench.call('readActivity', { companyId: id, group: 'copies', limit: 2 });
    expect([read.entries.length, read.total]).toEqual([2, 5]);
    expect(read.entries[0]?.id).toBeGreaterThan(read.entries[1]?.id ?? 0);
  });

  it('draws the day of each company, those in trouble first', async () => {
    const test = await startCore();
    await test.add(passwordDraft());
    await test.add(userIdDraft());
    test.service.moods.set('globex.example.com', 'faulty');
    await test.bench.clock.advance(60 * MINUTE_MS);
    const { days } = await page(test);
    expect(days.map(({ company, segments }) => [company, segments.map(({ state }) => state)])).toEqual([
      ['Globex', ['unknown', 'valid', 'risk', 'gone']],
      ['ACME', ['unknown', 'valid']],
    ]);
  });

  it('tells the window that there is more to read', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    const before = test.bench.snapshot().activityRevision;
    await test.bench.copied(id);
    expect(test.bench.snapshot().activityRevision).toBeGreaterThan(before);
  });

  it('is exported and cleared', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft({ label: '=ACME' }));
    await test.add(userIdDraft());
    const answer = await test.bench.call('exportActivity', { companyId: id });
    expect(answer).toEqual({ outcome: 'saved', path: 'TokenTray activity.csv' });
    expect(test.bench.savedFiles[0]?.text).toMatch(
      /^\uFEFF"Time",.*\r\n.*,"'=ACME","Added","","added","1",.*\r\n/,
    );
    expect(test.bench.savedFiles[0]?.text).not.toContain('Globex');
    await test.bench.call('clearActivity', undefined);
    expect((await page(test)).total).toBe(0);
  });
});
