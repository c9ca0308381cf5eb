// The copied token while it is on the clipboard, in a whole core: what becomes of it, and what tray and notifications say.
import { describe, expect, it } from 'vitest';
import { passwordDraft, signInAndSave } from '../../support/core/company-inputs.ts';
import { confirmShown, PRODUCTION } from '../../support/core/confirming.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const MINUTE_MS = 60_000;
const HOST = 'acme.example.com';

/** ACME, whose tokens live two minutes, copied where a token stays on the clipboard for ten. */
async function startWithCopy(more: Parameters<typeof passwordDraft>[0] = {}) {
  const core = await startCore();
  const { bench, service, add } = core;
  service.lifetimeS = 120;
  const id = await add(passwordDraft(more));
  await bench.call('changeSettings', { clearClipboardAfterS: 600 });
  const copying = bench.core.backgroundCopy.copy(id);
  await bench.settle();
  if (bench.confirmationId) await confirmShown(bench);
  await copying;
  return { ...core, id, token: bench.clipboard.text };
}

const view = (bench: CoreBench) => bench.snapshot().clipboard;
const bodies = (bench: CoreBench) => [...bench.standing].map(({ body }) => body);

describe('a copied token that expires on the clipboard', () => {
  it('stays while it works, though it was renewed, and then is replaced by the newer one', async () => {
    const { bench, service, token } = await startWithCopy();
    await bench.clock.advance(115_000);
    expect([bench.clipboard.text, service.livesForMs(token) > 0]).toEqual([token, true]);
    await bench.clock.advance(5_000);
    const newer = bench.clipboard.text;
    expect(newer).not.toBe(token);
    expect(service.livesForMs(newer)).toBeGreaterThan(60_000);
    expect(view(bench)).toMatchObject({ kind: 'holds', copyId: 2, isReplacement: true });
    expect(bodies(bench)).toEqual([
      expect.stringMatching(
        /^New ACME token on the clipboard, because .* - valid until \d\d:\d\d\. Paste within/,
      ),
    ]);
  });

  it('always works when it is pasted, until it is cleared at the time of the copy', async () => {
    const { bench, service } = await startWithCopy({ copyFormat: 'bearer' });
    for (let s = 1; s < 600; s += 1) {
      await bench.clock.advance(1_000);
      expect(service.livesForMs(bench.clipboard.text.replace('Bearer ', ''))).toBeGreaterThan(0);
    }
    await bench.clock.advance(1_000);
    expect([bench.clipboard.text, view(bench).kind]).toEqual(['', 'cleared']);
  });

  it('is cleared where it cannot be renewed, and that is said once', async () => {
    const { bench, service, id } = await startWithCopy();
    service.moods.set(HOST, 'offline');
    await bench.clock.advance(120_000);
    expect([bench.clipboard.text, view(bench)]).toMatchObject(['', { kind: 'cleared', because: 'dead' }]);
    const said = bench.notifications.filter(({ group }) => group === 'clipboard').at(-1);
    expect(said).toMatchObject({ title: 'ACME token cleared from the clipboard', isQuiet: true });
    said?.onClick();
    expect(bench.shown).toEqual([{ screen: 'company', companyId: id }]);
    service.moods.set(HOST, 'fine');
    await bench.clock.advance(20 * MINUTE_MS);
    expect(bench.clipboard.text).toBe('');
  });

  it('is cleared where each copy is confirmed: no other reaches the clipboard without', async () => {
    const { bench, token } = await startWithCopy(PRODUCTION);
    expect(token).not.toBe('');
    const written: string[] = [];
    bench.clipboard.onWrite = (text) => written.push(text);
    await bench.clock.advance(120_000);
    expect([bench.clipboard.text, written]).toEqual(['', []]);
  });

  it('asleep is replaced on waking up', async () => {
    const { bench, service, token } = await startWithCopy();
    bench.clock.sleep(5 * MINUTE_MS);
    await bench.core.wake();
    await bench.settle();
    expect(bench.clipboard.text).not.toBe(token);
    expect(service.livesForMs(bench.clipboard.text)).toBeGreaterThan(60_000);
  });

  it('with its time on the clipboard, both asleep, is cleared as any other, and nothing more is said', async () => {
    const { bench, service } = await startWithCopy();
    service.moods.set(HOST, 'offline');
    bench.clock.sleep(8 * 60 * MINUTE_MS);
    await bench.core.wake();
    await bench.clock.advance(1_000);
    expect([bench.clipboard.text, view(bench)]).toMatchObject(['', { because: 'time' }]);
    expect(bench.notifications.filter(({ group }) => group === 'clipboard')).toHaveLength(1);
  });

  it('does not touch what another app has copied since', async () => {
    const { bench } = await startWithCopy();
    bench.clipboard.text = 'their text';
    await bench.clock.advance(20 * MINUTE_MS);
    expect([bench.clipboard.text, view(bench).kind]).toEqual(['their text', 'nothing']);
  });

  it('is cleared where the desktop takes no copy in the background', async () => {
    const { bench } = await startWithCopy();
    bench.clipboard.isWindowOnly = true;
    await bench.clock.advance(120_000);
    expect([bench.clipboard.text, view(bench).kind]).toEqual(['', 'cleared']);
  });
});

describe('a copied token that its service refuses', () => {
  it('is replaced once the service has said so, before its time', async () => {
    const { bench, service, id, token } = await startWithCopy();
    service.revokeAccessTokens();
    await bench.call('renew', { companyId: id });
    await bench.settle();
    expect(bench.clipboard.text).not.toBe(token);
    expect(service.livesForMs(bench.clipboard.text)).toBeGreaterThan(0);
  });

  it('is cleared where only the operator can get another', async () => {
    const { bench, service, id } = await startWithCopy();
    service.moods.set(HOST, 'refusing everybody');
    service.revokeAccessTokens();
    await bench.call('renew', { companyId: id });
    await bench.settle();
    expect([bench.clipboard.text, view(bench)]).toMatchObject(['', { because: 'dead' }]);
  });
});

describe('a copied token goes with its sign-in', () => {
  it.each([
    ['signing out', (bench: CoreBench, companyId: string) => bench.call('signOut', { companyId })],
    [
      'deleting the company',
      (bench: CoreBench, companyId: string) => bench.call('deleteCompany', { companyId }),
    ],
    [
      'another address',
      (bench: CoreBench, companyId: string) =>
        bench.call(
          'saveCompany',
          signInAndSave(passwordDraft({ address: 'https://other.example.com' }), { companyId }),
        ),
    ],
  ] as const)('%s', async (_what, end) => {
    const { bench, id } = await startWithCopy();
    await end(bench, id);
    await bench.clock.advance(1_000);
    expect([bench.clipboard.text, view(bench)]).toMatchObject(['', { because: 'signedOut' }]);
    expect(bench.standing.size).toBe(0);
  });

  it('and stays through another name and another format', async () => {
    const { bench, id, token } = await startWithCopy();
    const draft = passwordDraft({ label: 'ACME Test', copyFormat: 'header' });
    await bench.call('saveCompany', { companyId: id, draft, secrets: {}, signIn: false });
    await bench.clock.advance(1_000);
    expect([bench.clipboard.text, view(bench).kind]).toEqual([token, 'holds']);
  });
});

describe('what is said of a copy', () => {
  it('is one notification, silent, replaced by the next and withdrawn with the token; its click leads to the company', async () => {
    const { bench, add } = await startCore();
    const ids = [await add(passwordDraft()), await add(passwordDraft({ label: 'Globex' }))];
    for (const id of ids) await bench.core.backgroundCopy.copy(id);
    const told = bench.notifications.filter(({ group }) => group === 'clipboard');
    expect(told.map(({ isQuiet }) => isQuiet)).toEqual([true, true]);
    expect(bodies(bench)).toEqual([
      expect.stringMatching(/^Globex token copied - valid until \d\d:\d\d\. Paste within 1 min\.$/),
    ]);
    told.at(-1)?.onClick();
    expect(bench.shown).toEqual([{ screen: 'company', companyId: ids[1] }]);
    await bench.clock.advance(MINUTE_MS);
    expect(bench.standing.size).toBe(0);
  });

  it('leaves the notification that nothing was copied where the earlier token is cleared', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.core.backgroundCopy.copy(id);
    const other = await add(passwordDraft({ label: 'Globex', address: 'https://globex.example.com' }));
    service.moods.set('globex.example.com', 'refusing everybody');
    bench.clock.sleep(20 * MINUTE_MS);
    await bench.core.backgroundCopy.copy(other);
    await bench.core.wake();
    expect(
      [...bench.standing].filter(({ group }) => group === 'clipboard').map(({ title }) => title),
    ).toEqual(['Globex: nothing copied']);
  });

  it('runs down in the tooltip of the tray, where it can be cleared, and is said to be cleared for a minute', async () => {
    const { bench, add } = await startCore();
    await bench.copied(await add(passwordDraft()));
    const toolTip = () => bench.tray().toolTip.split('\n')[0];
    const clear = 'Clear clipboard now (ACME)';
    const canClear = () => bench.tray().items.some((item) => 'label' in item && item.label === clear);
    expect([toolTip(), bench.tray().changesInMs, canClear()]).toEqual([
      'ACME token - paste within 1 min',
      1_000,
      true,
    ]);
    await bench.clock.advance(10_001);
    expect(toolTip()).toBe('ACME token - paste within 50 sec');
    await bench.call('clearClipboard', undefined);
    expect([bench.clipboard.text, canClear(), toolTip()]).toEqual(['', false, 'TokenTray - 1 token ready']);
  });

  it('is in no snapshot with the token itself', async () => {
    const { bench, token } = await startWithCopy();
    await bench.clock.advance(20 * MINUTE_MS);
    expect(token).toMatch(/^canary-access/);
    expect(bench.said.length).toBeGreaterThan(10);
    expect(bench.said.filter((text) => text.includes('canary-access'))).toEqual([]);
  });
});

it('a locked screen clears the clipboard of our token, and of nothing else', async () => {
  const { bench } = await startWithCopy();
  await bench.core.lock();
  expect([bench.clipboard.text, view(bench)]).toMatchObject(['', { because: 'locked' }]);
  expect(bench.tray().toolTip).toMatch(/^ACME token cleared when the screen was locked - copy again/);
  bench.clipboard.text = 'their text';
  await bench.core.lock();
  expect(bench.clipboard.text).toBe('their text');
});

it('the answer to a copy says when it will be cleared', async () => {
  const { bench, id } = await startWithCopy();
  expect(await bench.call('copyToken', { companyId: id, format: null })).toMatchObject({
    outcome: 'copied',
    clearsAtMs: bench.clock.now() + 600_000,
  });
});
