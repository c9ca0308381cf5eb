import { afterEach, describe, expect, it } from 'vitest';
import { passwordDraft, signInAndSave, userIdDraft } from '../../support/core/company-inputs.ts';
import { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { jwt } from '../../support/tokens/jwt.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('a token that its service refused', () => {
  it('is not called valid any more, neither in the tray nor in the window, and is not copied', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    service.moods.set('acme.example.com', 'refusing everybody');
    await bench.call('renew', { companyId: id });
    expect(bench.tray().items[0]).toMatchObject({ label: 'ACME - sign in again…' });
    const { problem } = bench.company('ACME');
    expect(problem?.meaning).not.toMatch(/works until/);
    expect(await bench.call('copyToken', { companyId: id, format: null })).toMatchObject({
      outcome: 'nothing',
    });
    expect(bench.clipboard.text).toBe('');
  });
});

describe('a break with the app closed', () => {
  it('that is longer than a token lives costs no password while the refresh token lives', async () => {
    const { bench, service, add } = await startCore();
    service.lifetimeS = 20;
    const id = await add(passwordDraft());
    await bench.core.finish();
    bench.clock.sleep(9 * HOUR_MS);
    await bench.start();
    const token = await bench.copied(id);
    expect(service.livesForMs(token)).toBeGreaterThan(10_000);
    expect(bench.company('ACME').status).toBe('ready');
    const refused = service.requests.filter(({ bearer }) => bearer !== undefined);
    expect(refused).toEqual([]);
  });
});

describe('a service that gives JSON Web Tokens', () => {
  const benches: CoreBench[] = [];
  afterEach(async () => {
    for (const bench of benches.splice(0)) await bench[Symbol.asyncDispose]();
  });

  /** `answer`: the next answer's fields, given the moment in Unix seconds. */
  async function started(answer: (nowS: number) => Readonly<Record<string, unknown>>) {
    const bench: CoreBench = new CoreBench({
      fetch: async () => {
        const nowMs = bench.clock.now();
        const headers = { date: new Date(nowMs).toUTCString() };
        return Response.json(answer(Math.floor(nowMs / 1_000)), { headers });
      },
    });
    benches.push(bench);
    await bench.start();
    return bench;
  }

  const idOf = async (bench: CoreBench) => {
    const saved = await bench.call('saveCompany', signInAndSave(userIdDraft()));
    if (saved.outcome !== 'saved') throw new Error(`the bench could not sign in: ${saved.outcome}`);
    return saved.companyId;
  };

  it('asks whose token to use where a renewal brings another user’s, and settles it by a sign-in', async () => {
    let user = 'user-26';
    const bench = await started((nowS) => ({
      access_token: jwt({ user_id: user, iat: nowS, exp: nowS + 900, jti: String(nowS) }),
      refresh_token: 'practice-refresh',
    }));
    const companyId = await idOf(bench);
    const mine = await bench.copied(companyId);
    user = 'user-27';
    bench.clock.sleep(MINUTE_MS);
    await bench.call('renew', { companyId });
    const { status, problem } = bench.company('Globex');
    expect(status).toBe('needsSignIn');
    expect(problem?.title).toBe('Globex sent another user’s token');
    expect(problem?.meaning).toMatch(/“user-26”\. The new one is for “user-27”/);
    expect(await bench.copied(companyId)).toBe(mine);
    await bench.call('signIn', { companyId, secrets: {}, storePassword: false });
    expect(bench.company('Globex')).toMatchObject({ status: 'ready', claims: { subject: 'user-27' } });
    expect(await bench.copied(companyId)).not.toBe(mine);
  });

  it('copies a token of another type alone, and never with the word Bearer', async () => {
    const bench = await started(() => ({ access_token: 'practice', token_type: 'DPoP', expires_in: 900 }));
    const companyId = await idOf(bench);
    for (const format of ['bearer', 'header'] as const) {
      const answer = await bench.call('copyToken', { companyId, format });
      expect(answer).toMatchObject({ outcome: 'nothing', problem: { title: 'This is not a bearer token' } });
    }
    expect(bench.clipboard.text).toBe('');
    expect(await bench.call('copyToken', { companyId, format: 'token' })).toMatchObject({
      outcome: 'copied',
    });
    expect(bench.clipboard.text).toBe('practice');
  });

  it('promises no minute more a day after the sign-in, whose iat every token carries', async () => {
    let signedInAtS: number | undefined;
    const bench = await started((nowS) => {
      signedInAtS ??= nowS;
      return {
        access_token: jwt({ user_id: 'user-26', iat: signedInAtS, exp: nowS + 300, jti: String(nowS) }),
        refresh_token: 'practice-refresh',
      };
    });
    const companyId = await idOf(bench);
    bench.clock.sleep(24 * HOUR_MS);
    const copied = await bench.call('copyToken', { companyId, format: null });
    expect(copied).toMatchObject({ outcome: 'copied', validUntilMs: bench.clock.now() + 5 * MINUTE_MS });
    expect(bench.tray().items[0]).toMatchObject({ label: 'Globex - copy token (valid 5 min)' });
    const seen = await bench.call('inspectToken', { text: bench.clipboard.text });
    expect(seen).toMatchObject({ state: { kind: 'valid', untilMs: bench.clock.now() + 5 * MINUTE_MS } });
  });
});
