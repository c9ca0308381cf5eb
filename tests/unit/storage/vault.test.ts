import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { VaultBench } from '../../support/storage/vault-bench.ts';

const SECRET = 'practice-password';
const NEWER = 'practice-password-2';

let bench: VaultBench;
beforeEach(() => {
  bench = new VaultBench();
});
afterEach(() => bench[Symbol.dispose]());

const restart = (weakAllowed = false) => bench.restartVault(weakAllowed);

describe('with a keyring', () => {
  it('gives back after a restart what was put', async () => {
    expect(await (await restart()).put('acme', SECRET)).toEqual({ stored: 'secure' });
    const vault = await restart();
    expect(vault.ids()).toEqual(['acme']);
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: SECRET });
    expect(await vault.get('globex')).toEqual({ kind: 'absent' });
  });

  it('never writes plaintext', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    const base64 = Buffer.from(SECRET).toString('base64').slice(0, 16);
    for (const text of bench.texts()) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(base64);
    }
  });

  it('removes a company from both files', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    await vault.put('globex', SECRET);
    expect(await vault.remove('acme')).toEqual({ outcome: 'saved' });
    expect(bench.idsOnDisk()).toEqual(['globex']);
    expect(await vault.get('acme')).toEqual({ kind: 'absent' });
  });

  it('does what was asked for one company in the order in which it was asked', async () => {
    const vault = await restart();
    bench.cipher.slowness.push(20);
    const results = await Promise.all([
      vault.put('acme', SECRET),
      vault.get('acme'),
      vault.remove('acme'),
      vault.get('acme'),
      vault.put('acme', NEWER),
    ]);
    expect(results[1]).toEqual({ kind: 'found', text: SECRET });
    expect(results[3]).toEqual({ kind: 'absent' });
    expect(await (await restart()).get('acme')).toEqual({ kind: 'found', text: NEWER });
  });

  it('does not let one company wait for another', async () => {
    const vault = await restart();
    bench.cipher.slowness.push(50);
    const finished: string[] = [];
    await Promise.all(
      ['slow', 'quick'].map((id) => vault.put(id, SECRET).then(() => void finished.push(id))),
    );
    expect(finished).toEqual(['quick', 'slow']);
  });

  it('keeps all of many companies that are put at once', async () => {
    const vault = await restart();
    const ids = Array.from({ length: 40 }, (_, index) => `company ${index}`);
    await Promise.all(ids.map((id) => vault.put(id, `${SECRET} ${id}`)));
    const restarted = await restart();
    for (const id of ids) expect(await restarted.get(id)).toEqual({ kind: 'found', text: `${SECRET} ${id}` });
  });

  it('writes its file once for all that are put in one turn, and acknowledges none before', async () => {
    const vault = await restart();
    const puts = Array.from({ length: 20 }, (_, number) => vault.put(`company-${number}`, SECRET));
    await Promise.race(puts);
    expect(bench.idsOnDisk()).toHaveLength(20);
    await Promise.all(puts);
    expect(bench.vaultFile().generation).toBe(1);
  });

  it('writes its file once for all that are put while a write is under way, and acknowledges each when it is written', async () => {
    const vault = await restart();
    const goOn = bench.files.standStill();
    const first = vault.put('acme', SECRET);
    await settle();
    const later: string[] = [];
    for (const id of ['globex', 'initech', 'umbrella']) {
      void vault.put(id, SECRET).then(() => later.push(id));
      for (let turn = 0; turn < 3; turn += 1) await settle(); // encrypts, and decrypts to prove it
    }
    goOn();
    await first;
    expect(later).toEqual([]);
    await vault.settled();
    await settle();
    expect(later).toEqual(['globex', 'initech', 'umbrella']);
    expect(bench.idsOnDisk()).toEqual(['acme', 'globex', 'initech', 'umbrella']);
    expect(bench.vaultFile().generation).toBe(2);
  });

  it('is settled once what was removed has left the disk', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    void vault.remove('acme');
    await Promise.resolve();
    await vault.settled();
    expect(bench.idsOnDisk()).toEqual([]);
  });

  it('takes ids that are names in JavaScript', async () => {
    const vault = await restart();
    for (const id of ['constructor', 'toString', 'hasOwnProperty']) await vault.put(id, SECRET);
    expect(await (await restart()).get('constructor')).toEqual({ kind: 'found', text: SECRET });
    expect(await (await restart()).get('valueOf')).toEqual({ kind: 'absent' });
  });
});

describe('a keyring that is locked, gone or replaced', () => {
  beforeEach(async () => {
    await (await restart()).put('acme', SECRET);
  });

  it('keeps what cannot be read, byte for byte, and reads it when the keyring is back', async () => {
    const before = bench.text('vault.json');
    bench.cipher.locked = true;
    const vault = await restart();
    expect(await vault.get('acme')).toEqual({ kind: 'unreadable', reason: 'locked' });
    expect(bench.text('vault.json')).toBe(before);
    bench.cipher.locked = false;
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: SECRET });
  });

  it('keeps what another key encrypted, also when other companies are saved', async () => {
    bench.cipher.key = 'key 2';
    const vault = await restart();
    expect(await vault.get('acme')).toEqual({ kind: 'unreadable', reason: 'undecryptable' });
    await vault.put('globex', SECRET);
    bench.cipher.key = 'key 1';
    expect(await (await restart()).get('acme')).toEqual({ kind: 'found', text: SECRET });
  });

  it('gives an unreadable company its new sign-in', async () => {
    bench.cipher.key = 'key 2';
    await (await restart()).put('acme', NEWER);
    expect(await (await restart()).get('acme')).toEqual({ kind: 'found', text: NEWER });
  });

  it('lets an unreadable company be deleted', async () => {
    bench.cipher.key = 'key 2';
    await (await restart()).remove('acme');
    expect(bench.idsOnDisk()).toEqual([]);
  });

  it('works from memory while locked, and stores when told that the keyring is back', async () => {
    const vault = await restart();
    bench.cipher.locked = true;
    expect(await vault.put('acme', NEWER)).toEqual({ stored: 'memory' });
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: NEWER });
    bench.cipher.locked = false;
    expect(await (await restart()).get('acme')).toEqual({ kind: 'found', text: SECRET });
    await vault.storeHeld();
    expect(await (await restart()).get('acme')).toEqual({ kind: 'found', text: NEWER });
  });

  it.each([
    ['forgets', 'forgetful'],
    ['breaks', 'broken'],
  ] as const)('does not trust a cipher that %s', async (_title, flaw) => {
    const vault = await restart();
    const before = bench.text('vault.json');
    bench.cipher[flaw] = true;
    expect(await vault.put('acme', NEWER)).toEqual({ stored: 'failed', reason: 'cipher' });
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: NEWER });
    expect(bench.text('vault.json')).toBe(before);
  });
});

describe('without a keyring', () => {
  it('holds secrets in memory and writes nothing', async () => {
    bench.cipher.kind = 'none';
    const vault = await restart();
    expect(vault.mode()).toBe('memory');
    expect(await vault.put('acme', SECRET)).toEqual({ stored: 'memory' });
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: SECRET });
    expect(bench.names()).toEqual([]);
    expect(await (await restart()).get('acme')).toEqual({ kind: 'absent' });
  });

  it('forgets what memory holds when the company is deleted', async () => {
    bench.cipher.kind = 'none';
    const vault = await restart();
    await vault.put('acme', SECRET);
    await vault.remove('acme');
    expect(vault.ids()).toEqual([]);
  });
});

describe('a vault that cannot be written', () => {
  it('says so, goes on from memory, and stores with the next save that works', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    bench.files.refuse = (operation) => (operation === 'write' ? 'ENOSPC' : undefined);
    expect(await vault.put('acme', NEWER)).toEqual({ stored: 'failed', reason: 'diskFull' });
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: NEWER });
    bench.files.refuse = () => undefined;
    await vault.put('globex', SECRET);
    expect(await (await restart()).get('acme')).toEqual({ kind: 'found', text: NEWER });
  });

  it('leaves the vault of a newer TokenTray alone and works from memory', async () => {
    await bench.saveAsNewerVersion();
    const before = bench.text('vault.json');
    const vault = await restart();
    expect(vault.mode()).toBe('memory');
    expect(await vault.put('acme', SECRET)).toEqual({ stored: 'memory' });
    expect(bench.text('vault.json')).toBe(before);
  });
});
