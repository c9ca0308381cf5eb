// Updates of the app itself: looked for once a day, told once, downloaded when the operator says so.
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { startWithFeed } from '../../support/updates/core-with-feed.ts';
import { DOWNLOADED, NEWER, ScriptedUpdateSource } from '../../support/updates/scripted-update-source.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

describe('looking for updates', () => {
  it('happens some minutes after the start, then once a day, and after a restart not before its time', async () => {
    const { bench, source, status } = await startWithFeed();
    expect(status()).toEqual({ kind: 'unchecked' });
    await bench.clock.advance(4 * 60_000);
    expect(source.asked).toEqual([]);
    await bench.clock.advance(60_000);
    expect([source.asked, status()]).toEqual([['check'], { kind: 'upToDate' }]);
    await bench.clock.advance(12 * HOUR_MS);
    await bench.restart();
    await bench.clock.advance(11 * HOUR_MS);
    expect(source.asked).toHaveLength(1);
    await bench.clock.advance(2 * HOUR_MS);
    expect(source.asked).toHaveLength(2);
    await bench.clock.advance(10 * DAY_MS);
    expect(source.asked).toHaveLength(12);
  });

  it('comes after a night of sleep, too', async () => {
    const { bench, source } = await startWithFeed();
    await bench.clock.advance(10 * 60_000);
    bench.clock.sleep(2 * DAY_MS);
    await bench.clock.advance(HOUR_MS);
    expect(source.asked).toHaveLength(2);
  });

  it('is repeated after four hours where it failed, without a notification', async () => {
    const { bench, source, status } = await startWithFeed((created) => {
      created.checkOutcome = { kind: 'failed', failure: 'offline' };
    });
    await bench.clock.advance(10 * 60_000);
    expect(status()).toEqual({ kind: 'failed', during: 'check', failure: 'offline' });
    await bench.clock.advance(3 * HOUR_MS);
    expect(source.asked).toHaveLength(1);
    await bench.clock.advance(2 * HOUR_MS);
    expect([source.asked.length, bench.notifications]).toEqual([2, []]);
  });

  it('does not happen by itself where the operator does not want it, but when asked', async () => {
    const { bench, source, status } = await startWithFeed();
    await bench.call('changeSettings', { lookForUpdates: false });
    await bench.clock.advance(3 * DAY_MS);
    expect([source.asked, bench.snapshot().updates.permission]).toEqual([[], 'onDemand']);
    await bench.call('checkForUpdates', undefined);
    expect([source.asked, status()]).toEqual([['check'], { kind: 'upToDate' }]);
  });

  it('never happens where IT has turned updates off, nor does anything else', async () => {
    const { bench, source, trayLabels } = await startWithFeed((created) => {
      created.checkOutcome = NEWER;
    });
    await bench.call('checkForUpdates', undefined);
    bench.managed.write('10.json', { updates: 'off' });
    await bench.clock.advance(3 * DAY_MS);
    await bench.call('checkForUpdates', undefined);
    await bench.call('downloadUpdate', undefined);
    expect([source.asked, bench.snapshot().updates.permission]).toEqual([['check'], 'offByIt']);
    expect(trayLabels().join()).not.toContain('1.1.0');
  });

  it('is not there in a copy without an address for updates', async () => {
    const { bench } = await startCore();
    const pending = bench.clock.pending;
    await bench.call('checkForUpdates', undefined);
    await bench.call('downloadUpdate', undefined);
    expect(await bench.call('copyUpdateCommand', undefined)).toEqual({ copied: false });
    expect(bench.snapshot().updates).toEqual({
      permission: 'none',
      status: { kind: 'unchecked' },
      lastCheckedMs: null,
    });
    expect(bench.clock.pending).toBe(pending);
  });
});

describe('a newer version', () => {
  it('is told once, quietly, and stands in the tray', async () => {
    const { bench, source, trayLabels } = await startWithFeed((created) => {
      created.checkOutcome = NEWER;
    });
    await bench.clock.advance(3 * DAY_MS);
    await bench.restart();
    await bench.clock.advance(3 * DAY_MS);
    expect(bench.notifications).toMatchObject([
      {
        title: 'TokenTray 1.1.0 is available',
        body: 'You can download it in Settings. It installs the next time TokenTray starts.',
        isQuiet: true,
      },
    ]);
    expect(trayLabels()).toContain('Update available: 1.1.0…');
    bench.notifications[0]?.onClick?.();
    expect(bench.shown).toEqual([{ screen: 'settings', section: 'updates' }]);
    source.checkOutcome = { ...NEWER, version: '1.2.0' } as typeof NEWER;
    await bench.clock.advance(DAY_MS);
    expect(bench.notifications).toHaveLength(2);
  });

  it('of a deb comes with the command, which can be copied, and is never downloaded', async () => {
    const { bench, source, status } = await startWithFeed((created) => {
      created.checkOutcome = NEWER;
      created.packageKind = 'deb';
    });
    await bench.call('checkForUpdates', undefined);
    await bench.call('downloadUpdate', undefined);
    const command = expect.stringMatching(
      /^wget https:.* && sudo apt install \.\/TokenTray-1\.1\.0-linux-amd64\.deb$/,
    );
    expect(status()).toEqual({ kind: 'available', version: '1.1.0', way: { kind: 'command', command } });
    expect(await bench.call('copyUpdateCommand', undefined)).toEqual({ copied: true });
    expect([bench.clipboard.text, source.asked]).toEqual([command, ['check']]);
  });

  it('stays known where the next check fails', async () => {
    const { bench, source, status, trayLabels } = await startWithFeed((created) => {
      created.checkOutcome = NEWER;
    });
    await bench.call('checkForUpdates', undefined);
    source.checkOutcome = { kind: 'failed', failure: 'timeout' };
    await bench.call('checkForUpdates', undefined);
    expect(status()).toMatchObject({ kind: 'failed', failure: 'timeout', newer: { version: '1.1.0' } });
    expect(trayLabels()).toContain('Update available: 1.1.0…');
  });
});

describe('a download', () => {
  it('begins when the operator says so, shows how far it is, and then waits for the next start', async () => {
    const { bench, source, status, trayLabels } = await startWithFeed((created) => {
      created.checkOutcome = NEWER;
    });
    await bench.clock.advance(DAY_MS);
    expect(source.asked).not.toContain('download');
    const release = source.hold();
    const downloads = [bench.call('downloadUpdate', undefined), bench.call('downloadUpdate', undefined)];
    await bench.settle();
    expect(status()).toEqual({ kind: 'downloading', version: '1.1.0', percent: 40 });
    // Neither a due check nor an impatient operator gets in its way.
    await bench.clock.advance(2 * DAY_MS);
    await bench.call('checkForUpdates', undefined);
    expect(status()).toMatchObject({ kind: 'downloading' });
    release();
    await Promise.all(downloads);
    await bench.clock.advance(3 * DAY_MS);
    expect(status()).toEqual({ kind: 'ready', version: '1.1.0' });
    expect(trayLabels()).toContain('Version 1.1.0 installs at the next start…');
    expect(source.asked.filter((each) => each !== 'check')).toEqual(['download']);
  });

  it('that fails says why, and can be begun again', async () => {
    const { bench, source, status } = await startWithFeed((created) => {
      created.checkOutcome = NEWER;
      created.downloadOutcome = { kind: 'failed', failure: 'wrongChecksum' };
    });
    await bench.call('checkForUpdates', undefined);
    await bench.call('downloadUpdate', undefined);
    expect(status()).toMatchObject({ kind: 'failed', during: 'download', failure: 'wrongChecksum' });
    source.downloadOutcome = { kind: 'downloaded', update: DOWNLOADED };
    await bench.call('downloadUpdate', undefined);
    expect(status()).toEqual({ kind: 'ready', version: '1.1.0' });
  });
});

it('starts with a record of updates that cannot be read', async () => {
  const bench = new CoreBench({ fetch: () => Promise.reject(new Error('no network in this test')) });
  onTestFinished(() => bench[Symbol.asyncDispose]());
  bench.updateSource = new ScriptedUpdateSource();
  writeFileSync(path.join(bench.folder, 'updates.json'), '{');
  await bench.start();
  expect([bench.snapshot().notices, bench.snapshot().updates.status]).toEqual([[], { kind: 'unchecked' }]);
});
