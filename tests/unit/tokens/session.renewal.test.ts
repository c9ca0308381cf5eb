import { describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { granted } from '../../support/services/scripted-provider.ts';
import { HOUR_MS, MINUTE_MS, PASSWORD, signedIn, untilDue } from './session-under-test.ts';

const renewed = granted({ accessToken: 'practice-renewed' });

describe('renewing', () => {
  it('uses the refresh token, and keeps it where no new one comes', async () => {
    const test = await signedIn();
    test.service.queue(renewed, granted({ accessToken: 'practice-again' }));
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    await test.session.renew();
    await settle();
    expect(test.service.asked.slice(1)).toMatchObject([
      { kind: 'refresh', accessToken: 'practice-first', refreshToken: 'practice-refresh' },
      { kind: 'refresh', accessToken: 'practice-renewed', refreshToken: 'practice-refresh' },
    ]);
    expect(test.stored()?.token).toMatchObject({
      accessToken: 'practice-again',
      refreshToken: 'practice-refresh',
    });
  });

  it('happens once for all who ask at the same time, a copy too', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const answer = test.service.hold();
    const asked = [test.session.renew(), test.session.renew({ urgent: true })];
    const copies = [test.copy(), test.copy()];
    test.session.onDue();
    await settle();
    expect(test.status).toBe('renewing');
    answer.answer(renewed);
    expect(await Promise.all(asked)).toEqual([{ kind: 'renewed' }, { kind: 'renewed' }]);
    expect(await Promise.all(copies)).toEqual([
      ['fresh', 'practice-renewed'],
      ['fresh', 'practice-renewed'],
    ]);
    expect(test.service.kinds).toEqual(['signIn', 'refresh']);
  });

  it('stores a rotated refresh token durably before it shows the new access token', async () => {
    const test = await signedIn();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-renewed', refreshToken: 'practice-refresh-2' }));
    const renewal = test.session.renew();
    await settle();
    expect(test.status).toBe('renewing');
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    open();
    expect(await renewal).toEqual({ kind: 'renewed' });
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
    expect(test.stored()?.token?.refreshToken).toBe('practice-refresh-2');
  });

  it('asks no one a second time while the vault takes long', async () => {
    const test = await signedIn();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-renewed', refreshToken: 'practice-refresh-2' }));
    const renewal = test.session.renew();
    await settle();
    test.clock.sleep(2 * HOUR_MS);
    test.session.onDue();
    await settle();
    expect(test.service.kinds).toEqual(['signIn', 'refresh']);
    open();
    await renewal;
    // The token aged meanwhile, and the session knows.
    expect(test.session.dueAtMs()).toBeLessThan(test.clock.now());
  });

  it('shows a token without a new refresh token at once, however slow the vault', async () => {
    const test = await signedIn();
    test.vault.hold();
    test.service.queue(renewed);
    void test.session.renew();
    await settle();
    expect(test.status).toBe('ready');
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('keeps no copy waiting for a vault that stands still', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    test.vault.hold();
    test.service.queue(renewed);
    const copied: unknown[] = [];
    void test.copy().then((copy) => copied.push(copy));
    await settle();
    expect(copied).toEqual([['fresh', 'practice-renewed']]);
  });

  it('waits ten seconds for a rotated refresh token to be stored, and no longer', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-renewed', refreshToken: 'practice-refresh-2' }));
    const copied: unknown[] = [];
    void test.copy().then((copy) => copied.push(copy));
    await test.clock.advance(9_999);
    expect([copied, test.status]).toEqual([[], 'renewing']);
    await test.clock.advance(1);
    expect([copied, test.status]).toEqual([[['fresh', 'practice-renewed']], 'ready']);
    open();
    await settle();
    expect(test.stored()?.token?.refreshToken).toBe('practice-refresh-2');
  });

  it('goes on from memory when the vault breaks, and reports it', async () => {
    const test = await signedIn();
    test.vault.fault = new Error('a broken vault');
    test.service.queue(
      granted({ accessToken: 'practice-renewed', refreshToken: 'practice-refresh-2' }),
      renewed,
    );
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    await test.session.renew();
    expect(test.service.asked.at(-1)?.refreshToken).toBe('practice-refresh-2');
    await settle();
    expect(test.bugs).toHaveLength(2);
  });

  it('never shows a secret', async () => {
    const test = await signedIn({ storePassword: true });
    const seen = JSON.stringify(test.session.view);
    for (const secret of ['practice-first', 'practice-refresh', 'practice-password'])
      expect(seen).not.toContain(secret);
  });
});

describe('a token that cannot be renewed without the password', () => {
  it('is used until it nears its end; then the operator is asked, once, while it still lives', async () => {
    const test = await signedIn({}, { refreshes: false, renewEveryMs: 10 * MINUTE_MS });
    expect(await test.session.renew({ urgent: true })).toEqual({
      kind: 'needsSignIn',
      reason: 'passwordNotStored',
    });
    expect(test.status).toBe('ready');
    await untilDue(test);
    expect(test.session.view.status).toEqual({ kind: 'needsSignIn', reason: 'passwordNotStored' });
    expect(test.service.asked).toHaveLength(1);
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    test.clock.sleep(11 * MINUTE_MS);
    expect(await test.copy()).toEqual(['aging', 'practice-first']);
  });
});

describe('a session that was put to rest', () => {
  it('drops the late answer, copies nothing and asks no one', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const answer = test.service.hold();
    const copy = test.copy();
    await settle();
    const written = test.vault.written.length;
    test.session.dispose();
    answer.answer(granted({ accessToken: 'practice-late', refreshToken: 'practice-refresh-late' }));
    expect(await copy).toEqual(['none']);
    expect(await test.session.renew()).toEqual({ kind: 'dropped' });
    expect(await test.session.signIn(PASSWORD)).toEqual({ kind: 'dropped' });
    test.session.onDue();
    await settle();
    expect(test.session.dueAtMs()).toBeUndefined();
    expect(test.service.asked).toHaveLength(2);
    expect(test.vault.written).toHaveLength(written);
  });

  it('copies nothing, though its new token has just come', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const answer = test.service.hold();
    const copy = test.copy();
    await settle();
    answer.answer(renewed);
    test.session.dispose();
    expect(await copy).toEqual(['none']);
  });

  it('and taken up again lets a copy of before end with nothing', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const answer = test.service.hold();
    const copy = test.copy();
    await settle();
    test.session.dispose();
    test.session.resume();
    answer.answer(renewed);
    expect(await copy).toEqual(['none']);
  });

  it('is taken up again where it rested, and renews what is due', async () => {
    const test = await signedIn();
    test.service.hold();
    void test.session.renew();
    await settle();
    test.session.dispose();
    test.clock.sleep(HOUR_MS);
    test.session.resume();
    expect(test.status).toBe('ready');
    test.service.queue(renewed);
    await untilDue(test);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });
});
