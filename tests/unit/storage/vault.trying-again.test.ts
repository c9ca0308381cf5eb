// What could not be stored is tried again by itself, and until then the vault says that something is missing on the disk.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { VaultBench } from '../../support/storage/vault-bench.ts';

const SECRET = 'practice-password';
const NEWER = 'practice-password-2';
const HALF_A_MINUTE_MS = 30_000;

let bench: VaultBench;
beforeEach(() => {
  bench = new VaultBench();
});
afterEach(() => bench[Symbol.dispose]());

const restart = (weakAllowed = false) => bench.restartVault(weakAllowed);
const onDisk = async (id: string) => (await restart()).get(id);
const last = () => bench.outcomes.at(-1);

/** Its encryption, and no other, is refused. */
async function putRefused(vault: Awaited<ReturnType<typeof restart>>, id: string, text: string) {
  bench.cipher.broken = true;
  expect(await vault.put(id, text)).toEqual({ stored: 'failed', reason: 'cipher' });
  bench.cipher.broken = false;
}

async function waitFor(vault: Awaited<ReturnType<typeof restart>>, ms: number) {
  await bench.clock.advance(ms);
  for (let turn = 0; turn < 3; turn += 1) await settle(); // encrypts, and decrypts to prove it
  await vault.settled();
}

describe('a text that the cipher refused', () => {
  it('is stored half a minute later, with no change by anyone, and then no timer is left', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    await putRefused(vault, 'acme', NEWER);
    expect(last()).toMatchObject({ outcome: 'failed', code: 'cipher' });
    await waitFor(vault, HALF_A_MINUTE_MS - 1);
    expect(await onDisk('acme')).toEqual({ kind: 'found', text: SECRET });
    await waitFor(vault, 1);
    expect(await onDisk('acme')).toEqual({ kind: 'found', text: NEWER });
    expect([last(), bench.clock.pending]).toEqual([{ outcome: 'saved' }, 0]);
  });

  it('is missing also once another company is saved', async () => {
    const vault = await restart();
    await putRefused(vault, 'acme', SECRET);
    expect(await vault.put('globex', SECRET)).toEqual({ stored: 'secure' });
    expect(last()).toMatchObject({ outcome: 'failed', code: 'cipher' });
    await vault.storeHeld();
    expect(last()).toEqual({ outcome: 'saved' });
  });

  it('is not missing any more once its company is gone, whether or not the disk holds an older one', async () => {
    const vault = await restart();
    await vault.put('globex', SECRET);
    await putRefused(vault, 'acme', SECRET);
    await putRefused(vault, 'globex', NEWER);
    await vault.remove('globex');
    expect(last()).toMatchObject({ outcome: 'failed', code: 'cipher' });
    await vault.remove('acme');
    expect(last()).toEqual({ outcome: 'saved' });
  });

  it('is tried every half minute, by one timer, until it is stored', async () => {
    const vault = await restart();
    bench.cipher.broken = true;
    await Promise.all(['acme', 'globex'].map((id) => vault.put(id, SECRET)));
    expect(bench.clock.pending).toBe(1);
    await waitFor(vault, 10 * HALF_A_MINUTE_MS);
    expect([bench.clock.pending, bench.names()]).toEqual([1, []]);
    bench.cipher.broken = false;
    await waitFor(vault, HALF_A_MINUTE_MS);
    expect(bench.idsOnDisk()).toEqual(['acme', 'globex']);
  });
});

describe('a full disk', () => {
  beforeEach(() => {
    bench.files.refuse = (operation) => (operation === 'write' ? 'ENOSPC' : undefined);
  });

  it('gets what it had no room for once it has room again', async () => {
    const vault = await restart();
    expect(await vault.put('acme', SECRET)).toEqual({ stored: 'failed', reason: 'diskFull' });
    await waitFor(vault, 3 * HALF_A_MINUTE_MS);
    bench.files.refuse = () => undefined;
    await waitFor(vault, HALF_A_MINUTE_MS);
    expect(last()).toEqual({ outcome: 'saved' });
    expect(await onDisk('acme')).toEqual({ kind: 'found', text: SECRET });
  });

  it('forgets what it could not forget before', async () => {
    bench.files.refuse = () => undefined;
    const vault = await restart();
    await vault.put('acme', SECRET);
    bench.files.refuse = (operation) => (operation === 'write' ? 'ENOSPC' : undefined);
    expect(await vault.remove('acme')).toMatchObject({ outcome: 'failed' });
    bench.files.refuse = () => undefined;
    await waitFor(vault, HALF_A_MINUTE_MS);
    expect(bench.idsOnDisk()).toEqual([]);
  });
});

it('sets no timer where nothing may be stored', async () => {
  bench.cipher.kind = 'none';
  await (await restart()).put('acme', SECRET);
  bench.cipher.kind = 'secure';
  bench.cipher.locked = true;
  await (await restart()).put('acme', SECRET);
  await bench.saveAsNewerVersion();
  await (await restart()).put('acme', SECRET);
  expect(bench.clock.pending).toBe(0);
});
