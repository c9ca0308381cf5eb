// An update that was downloaded waits for the next start, which installs it before anything else, or says why not.
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../app/storage/disk-files.ts';
import { readLoose } from '../../../app/storage/loose-document.ts';
import { LAST_PICTURE } from '../../../app/tray/last-picture-schema.ts';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startWithFeed } from '../../support/updates/core-with-feed.ts';
import { NEWER } from '../../support/updates/scripted-update-source.ts';

describe('the next start', () => {
  /** Downloaded, then quit; the bench starts the app no further than to the moment in which an update is installed. */
  async function downloadAndQuit() {
    const test = await startWithFeed((created) => {
      created.checkOutcome = NEWER;
    });
    keepPicture(test.bench);
    await test.add(passwordDraft());
    await test.bench.call('checkForUpdates', undefined);
    await test.bench.call('downloadUpdate', undefined);
    await test.bench.core.finish();
    return test;
  }

  const pictured = ({ folder }: CoreBench) => readLoose(LAST_PICTURE, folder, { read: readFile });

  /** From a first snapshot on, as the app does it. */
  function keepPicture({ core }: CoreBench) {
    core.keepPicture();
    core.snapshots.publish();
  }

  it('installs it before any session is there, and the app leaves', async () => {
    const { bench, source } = await downloadAndQuit();
    const core = await bench.create();
    expect(await core.updates.installWaiting(true)).toBe(true);
    expect(source.asked).toEqual(['check', 'download', 'install 1.1.0']);
    expect(bench.snapshot().companies).toMatchObject([{ status: 'signedOut' }]);
  });

  it('is told in the picture that it shows meanwhile, until no update waits any more', async () => {
    const { bench, source } = await downloadAndQuit();
    expect(pictured(bench)?.update?.version).toBe('1.1.0');
    source.installOutcome = { kind: 'failed', failure: 'noAccess' };
    await bench.start();
    keepPicture(bench);
    await bench.core.finish();
    expect(pictured(bench)?.update).toBeUndefined();
  });

  it('shows that picture once, also where the app left and the old version comes up again', async () => {
    const { bench } = await downloadAndQuit();
    const before = pictured(bench);
    const core = await bench.create();
    core.usePicture(before);
    expect(await core.updates.installWaiting(false)).toBe(true);
    const { update, ...rest } = before ?? {};
    expect([update?.version, pictured(bench)]).toEqual(['1.1.0', rest]);
  });

  it('of the new version shows no window where that start would not have, and forgets the update', async () => {
    const { bench, status } = await downloadAndQuit();
    await (await bench.create()).updates.installWaiting(true);
    bench.appVersion = '1.1.0';
    await bench.start();
    expect([bench.core.updates.startsHidden, status()]).toEqual([true, { kind: 'upToDate' }]);
    await bench.restart();
    expect(bench.core.updates.startsHidden).toBe(false);
  });

  it('does not try it a second time where the old version comes up again, and says so', async () => {
    const { bench, source, status } = await downloadAndQuit();
    await (await bench.create()).updates.installWaiting(false);
    await bench.start();
    expect(status()).toEqual({ kind: 'failed', during: 'install', failure: 'notInstalled' });
    await bench.restart();
    expect(source.asked.filter((each) => each.startsWith('install'))).toHaveLength(1);
  });

  it('goes on with the old version where it cannot be installed', async () => {
    const { bench, source, status } = await downloadAndQuit();
    source.installOutcome = { kind: 'failed', failure: 'noAccess' };
    await bench.start();
    expect(status()).toEqual({ kind: 'failed', during: 'install', failure: 'noAccess' });
    expect(bench.company('ACME').status).toBe('ready');
  });

  it('leaves it alone where IT has turned updates off since, and nothing announces it any more', async () => {
    const { bench, source, status, trayLabels } = await downloadAndQuit();
    bench.managed.write('10.json', { updates: 'off' });
    await bench.start();
    expect(source.asked).not.toContain('install 1.1.0');
    expect(bench.snapshot().updates.permission).toBe('offByIt');
    expect(status()).toEqual({ kind: 'upToDate' });
    expect(trayLabels().join()).not.toContain('1.1.0');
    keepPicture(bench);
    await bench.core.finish();
    expect(pictured(bench)?.update).toBeUndefined();
    // Until IT turns them on again.
    bench.managed.remove('10.json');
    await bench.create();
    expect(status()).toEqual({ kind: 'ready', version: '1.1.0' });
  });

  it('does not install what it cannot note: it might try at every start', async () => {
    const { bench, source } = await downloadAndQuit();
    bench.files.refuse = (operation, file) =>
      operation === 'write' && file.includes('updates') ? 'EROFS' : undefined;
    await bench.start();
    expect(source.asked).not.toContain('install 1.1.0');
  });

  it('is the only moment: nothing is installed while sessions sign in, renew or copy', async () => {
    const { bench } = await downloadAndQuit();
    bench.managed.write('10.json', { updates: 'off' });
    await bench.start();
    bench.managed.remove('10.json');
    await expect(bench.core.updates.installWaiting(false)).rejects.toThrow('before anything else');
  });
});
