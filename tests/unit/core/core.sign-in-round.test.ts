import { describe, expect, it } from 'vitest';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';

const at = (label: string, host: string) => passwordDraft({ label, address: `https://${host}.example.com` });

/** Three companies whose services have ended their sign-ins. */
async function monday(): Promise<CoreUnderTest & { readonly ids: readonly string[] }> {
  const test = await startCore();
  const ids: string[] = [];
  for (const label of ['Acme', 'Hooli', 'Initrode']) ids.push(await test.add(at(label, label.toLowerCase())));
  for (const host of ['acme', 'hooli', 'initrode'])
    test.service.moods.set(`${host}.example.com`, 'refusing refresh tokens');
  await test.bench.call('renewAll', undefined);
  await test.bench.settle();
  return { ...test, ids };
}

const statuses = ({ bench }: CoreUnderTest) => bench.snapshot().companies.map(({ status }) => status);
const commands = ({ bench }: CoreUnderTest) =>
  bench.tray().items.flatMap((item) => (item.kind === 'command' ? [[item.label, item.command]] : []));

describe('a Monday on which three companies need a sign-in', () => {
  it('is offered as one round, first in the tray and by the one notification', async () => {
    const test = await monday();
    expect(statuses(test)).toEqual(['needsSignIn', 'needsSignIn', 'needsSignIn']);
    expect(commands(test)[0]).toEqual(['Sign in to 3 companies…', { do: 'signInRound' }]);
    test.bench.notifications.at(-1)?.onClick?.();
    expect(test.bench.shown.at(-1)).toEqual({ screen: 'signInRound' });
  });

  it('is over with one password, where it is ticked for the others', async () => {
    const test = await monday();
    const { results } = await test.bench.call('signInTogether', {
      companyIds: test.ids,
      secrets: { password: 'practice-password' },
      storePassword: true,
    });
    expect(results.map(({ result }) => result.outcome)).toEqual(['signedIn', 'signedIn', 'signedIn']);
    expect(statuses(test)).toEqual(['ready', 'ready', 'ready']);
    expect(test.bench.snapshot().companies.map(({ storePassword }) => storePassword)).toEqual([
      true,
      true,
      true,
    ]);
    expect(commands(test).map(([label]) => label)).not.toContain('Sign in to 3 companies…');
    expect(test.bench.said.join()).not.toContain('practice-password');
  });

  it('sends a wrong password to the first company alone', async () => {
    const test = await monday();
    const before = test.service.requests.length;
    const { results } = await test.bench.call('signInTogether', {
      companyIds: test.ids,
      secrets: { password: 'practice-wrong' },
      storePassword: false,
    });
    expect(results).toMatchObject([{ companyId: test.ids[0], result: { outcome: 'notSignedIn' } }]);
    expect(test.service.requests.slice(before).map(({ host }) => host)).toEqual(['acme.example.com']);
  });
});

describe('a stored password that is refused', () => {
  it('is said as such, in card, notification and sign-in', async () => {
    const test = await startCore();
    await test.add({ ...at('Acme', 'acme'), storePassword: true });
    test.service.moods.set('acme.example.com', 'refusing everybody');
    await test.bench.call('renewAll', undefined);
    await test.bench.settle();
    expect(test.bench.company('Acme').problem).toMatchObject({
      title: 'Your stored password for Acme was refused',
      remedy: 'signIn',
    });
    expect(test.bench.company('Acme').problem?.meaning).toMatch(/^Was it changed\? TokenTray tried it once/);
    const sent = test.service.requests.filter(({ endpoint }) => endpoint === 'get_access_token').length;
    await test.bench.core.wake();
    await test.bench.clock.advance(24 * 60 * 60_000);
    expect(test.service.requests.filter(({ endpoint }) => endpoint === 'get_access_token')).toHaveLength(
      sent,
    );
  });
});
