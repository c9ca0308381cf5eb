// The app ends while a renewal is at its service, which may have used up the refresh token that it was sent.
import { describe, expect, it } from 'vitest';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const HOST = 'acme.example.com';
const HOUR_MS = 3_600_000;

/** ACME, whose token has expired, and whose renewal the service holds, its answer made. */
async function renewing({ wantsBearer = false } = {}) {
  const { bench, service, add } = await startCore();
  const id = await add(passwordDraft());
  await bench.copied(id);
  service.moods.set(HOST, 'rotating');
  service.wantsBearer = wantsBearer;
  bench.clock.sleep(HOUR_MS);
  const arrived = service.hold();
  const renewal = bench.call('renew', { companyId: id });
  const release = await arrived;
  let isOver = false;
  const finish = () =>
    bench.core.finish().then(() => {
      isOver = true;
    });
  return { bench, service, id, renewal, release, finish, isOver: () => isOver };
}

describe('quitting while a renewal is at its service', () => {
  it('waits for its refresh token, which renews after the next start', async () => {
    const { bench, service, id, release, finish, isOver } = await renewing();
    const finished = finish();
    await bench.clock.advance(900);
    expect(isOver()).toBe(false);
    release();
    await finished;
    expect(await bench.secretOf(id)).toContain('canary-refresh-4');
    expect(bench.clipboard.text).toBe('');
    const asked = service.requests.length;
    await bench.start();
    await bench.until(() => service.requests.length > asked);
    await bench.settle();
    expect(bench.company('ACME').status).toBe('ready');
    expect(service.livesForMs(await bench.copied(id))).toBeGreaterThan(0);
  });

  it('waits for a second and no longer, and clears the clipboard in time', async () => {
    const { bench, release, finish, isOver } = await renewing();
    const token = 'canary-access-1';
    expect(bench.clipboard.text).toBe(token);
    const finished = finish();
    await bench.clock.advance(999);
    expect([isOver(), bench.clipboard.text]).toEqual([false, token]);
    await bench.clock.advance(1);
    await finished;
    expect(bench.clipboard.text).toBe('');
    release();
  });

  it('sends no other request, and does not say that the renewal failed', async () => {
    const { bench, service, id, renewal, release, finish } = await renewing({ wantsBearer: true });
    const asked = service.requests.length;
    const finished = finish();
    release();
    await finished;
    expect(service.requests.length).toBe(asked);
    expect(await renewal).toMatchObject({ outcome: 'notRenewed' });
    expect(await bench.secretOf(id)).toContain('canary-refresh-2');
    await bench.start();
    const { entries } = await bench.call('readActivity', { companyId: null, group: null, limit: 100 });
    expect(entries.map(({ text }) => text).join('\n')).not.toMatch(/could not/i);
  });

  it('lets a copy ask for nothing', async () => {
    const { bench, service, id, release, finish } = await renewing();
    release();
    await bench.settle();
    bench.clock.sleep(HOUR_MS);
    const asked = service.requests.length;
    const finished = finish();
    expect(await bench.call('copyToken', { companyId: id, format: null })).toMatchObject({
      outcome: 'nothing',
    });
    await finished;
    expect(service.requests.length).toBe(asked);
  });
});
