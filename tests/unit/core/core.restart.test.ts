import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';

describe('after a restart', () => {
  it('the token is there at once, then it is renewed', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    const arrived = service.hold();
    const restarted = bench.restart();
    const release = await arrived;
    await restarted;
    expect(bench.company('ACME')).toMatchObject({ status: 'renewing', validity: { kind: 'until' } });
    expect(await bench.copied(id)).toBe(token);
    release();
    await bench.settle();
    expect(bench.company('ACME').status).toBe('ready');
    expect(await bench.copied(id)).not.toBe(token);
  });

  it('no company that renews by itself is said to need its operator, not even before the first renewal', async () => {
    const { bench, add } = await startCore();
    await add(passwordDraft());
    await add(passwordDraft({ label: 'Hooli', renewalMode: 'onCopy', storePassword: true }));
    await add(userIdDraft());
    await add(generateTokenDraft());
    await bench.core.finish();
    bench.clock.sleep(12 * 60 * 60_000);
    const core = await bench.create();
    const shown = () => {
      const { icon, count, toolTip, items } = bench.tray();
      const labels = items.slice(0, 4).map((item) => (item.kind === 'separator' ? '-' : item.label));
      return { icon, count, toolTip, labels };
    };
    let first: unknown;
    await core.start({
      onRestored: async () => {
        first = shown();
      },
    });
    expect(first).toEqual({
      ...{ icon: 'attention', count: 1, toolTip: 'TokenTray - 1 ready, Initech needs you' },
      labels: [
        'Initech - sign in again…',
        ...['ACME - renewing…', 'Hooli - copy token (renewed when you copy)', 'Globex - renewing…'],
      ],
    });
    await bench.settle();
    expect(shown()).toMatchObject({ icon: 'attention', count: 1 });
  });

  it('a password company without a way to renew keeps its token to the end and says so before', async () => {
    const { bench, add } = await startCore();
    const id = await add(generateTokenDraft());
    const token = await bench.copied(id);
    await bench.restart();
    expect(bench.company('Initech').status).toBe('ready');
    expect(await bench.copied(id)).toBe(token);
    await bench.clock.advance(14 * 60_000);
    expect(bench.company('Initech')).toMatchObject({ status: 'needsSignIn', problem: { remedy: 'signIn' } });
  });

  it('without a keyring nothing was kept but the companies', async () => {
    const { bench, add } = await startCore(({ cipher }) => {
      cipher.kind = 'none';
    });
    await add(passwordDraft());
    expect(bench.snapshot()).toMatchObject({ secretStorage: 'memory', notices: [{ id: 'memoryOnly' }] });
    await bench.restart();
    expect([bench.company('ACME').status, bench.stored()]).toEqual(['signedOut', []]);
  });

  it('with a locked keyring the sign-in is kept, and taken up when the keyring is back', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.core.finish();
    bench.cipher.kind = 'none';
    await bench.start();
    expect(bench.company('ACME')).toMatchObject({ status: 'needsSignIn', validity: { kind: 'none' } });
    expect(bench.stored()).toEqual([id]);
    bench.cipher.kind = 'secure';
    await bench.core.wake();
    await bench.until(() => bench.company('ACME').status === 'ready');
    expect(service.livesForMs(await bench.copied(id))).toBeGreaterThan(0);
  });

  it('a keyring that is unlocked during a sign-in is of use where that fails', async () => {
    const { bench, service, add } = await startCore();
    const companyId = await add(passwordDraft());
    await bench.core.finish();
    bench.cipher.kind = 'none';
    await bench.start();
    const arrived = service.hold();
    const signIn = bench.call('signIn', { companyId, secrets: { password: 'wrong' }, storePassword: false });
    const release = await arrived;
    bench.cipher.kind = 'secure';
    await bench.core.wake();
    expect(bench.company('ACME').status).toBe('signingIn');
    release();
    expect(await signIn).toMatchObject({ outcome: 'notSignedIn' });
    expect(bench.company('ACME').status).toBe('ready');
    expect(service.livesForMs(await bench.copied(companyId))).toBeGreaterThan(0);
  });

  it('what memory held goes into the vault when the keyring comes', async () => {
    const { bench, add } = await startCore(({ cipher }) => {
      cipher.kind = 'none';
    });
    const id = await add(passwordDraft());
    bench.cipher.kind = 'secure';
    await bench.core.wake();
    expect([bench.stored(), bench.snapshot().secretStorage]).toEqual([[id], 'secure']);
  });
});

describe('secrets without a company', () => {
  const damage = (bench: CoreUnderTest['bench'], ...names: readonly string[]) => {
    for (const name of names) fs.writeFileSync(path.join(bench.folder, name), '{"half');
  };

  it('stay while a list that could not be read lies set aside, at this start and at the next', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.core.finish();
    damage(bench, 'profiles.json', 'profiles.last-good.json');
    await bench.start();
    expect([bench.labels(), bench.stored()]).toEqual([[], [id]]);
    expect(bench.snapshot().notices).toMatchObject([{ id: 'reset-profiles' }]);
    await bench.call('saveCompany', saveOnly(userIdDraft()));
    await bench.restart();
    await bench.restart();
    expect([bench.labels(), bench.stored()]).toEqual([['Globex'], [id]]);
  });

  it('stay where the list is gone without a trace, until there is another', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.core.finish();
    for (const name of ['profiles.json', 'profiles.last-good.json']) fs.rmSync(path.join(bench.folder, name));
    await bench.start();
    expect([bench.labels(), bench.stored()]).toEqual([[], [id]]);
  });

  it('stay where the list cannot be opened', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.core.finish();
    bench.files.refuse = (operation, file) =>
      operation === 'read' && file.includes('profiles') ? 'EACCES' : undefined;
    await bench.start();
    expect([bench.labels(), bench.stored()]).toEqual([[], [id]]);
    bench.files.refuse = () => undefined;
    await bench.start();
    expect(bench.company('ACME').status).not.toBe('signedOut');
  });

  it('stay where the folder cannot be looked through', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.call('deleteCompany', { companyId: id });
    bench.files.refuse = (operation) => (operation === 'list' ? 'EIO' : undefined);
    await bench.start();
    expect(bench.stored()).toEqual([id]);
  });

  it('belong to companies again when only one copy of the list was damaged', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.core.finish();
    damage(bench, 'profiles.json');
    await bench.start();
    expect([bench.labels(), bench.stored()]).toEqual([['ACME'], [id]]);
  });
});

describe('weak storage', () => {
  const allowed = async () => {
    const test = await startCore(({ cipher }) => {
      cipher.kind = 'weak';
    });
    const id = await test.add(passwordDraft());
    return { ...test, id };
  };

  it('is used after the operator allowed it, and left again when that is withdrawn', async () => {
    const { bench, id } = await allowed();
    expect([bench.stored(), bench.snapshot().secretStorage]).toEqual([[], 'memory']);
    await bench.call('changeSettings', { allowWeakStorage: true });
    expect([bench.stored(), bench.snapshot().secretStorage]).toEqual([[id], 'weak']);
    await bench.restart();
    expect(bench.company('ACME').status).not.toBe('signedOut');
    await bench.call('changeSettings', { allowWeakStorage: false });
    expect([bench.stored(), bench.snapshot().secretStorage]).toEqual([[], 'memory']);
    await bench.settle();
    expect(await bench.copied(id)).toMatch(/^canary-access/);
  });

  it('is cleaned up at the next start when a kill came right after the withdrawal', async () => {
    const { bench } = await allowed();
    await bench.call('changeSettings', { allowWeakStorage: true });
    await bench.core.settings.change({ allowWeakStorage: false });
    await bench.start();
    expect(bench.stored()).toEqual([]);
  });

  it('is not withdrawn by settings that could not be read', async () => {
    const { bench, id } = await allowed();
    await bench.call('changeSettings', { allowWeakStorage: true });
    await bench.core.finish();
    for (const name of ['settings.json', 'settings.last-good.json'])
      fs.writeFileSync(path.join(bench.folder, name), '');
    await bench.start();
    expect([bench.stored(), bench.snapshot().settings.allowWeakStorage]).toEqual([[id], false]);
    expect(bench.company('ACME').status).not.toBe('signedOut');
  });
});
