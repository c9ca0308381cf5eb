// What a vault does with secrets that are, or can only be, weakly encrypted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VAULT_DOCUMENT } from '../../../app/storage/vault.ts';
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

describe('with weak protection only', () => {
  beforeEach(() => {
    bench.cipher.kind = 'weak';
  });

  it('writes nothing without permission', async () => {
    const vault = await restart();
    expect(vault.mode()).toBe('memory');
    expect(await vault.put('acme', SECRET)).toEqual({ stored: 'memory' });
    expect(bench.names()).toEqual([]);
  });

  it('stores with permission, and says how', async () => {
    const vault = await restart(true);
    expect(vault.mode()).toBe('weak');
    expect(await vault.put('acme', SECRET)).toEqual({ stored: 'weak' });
    expect(await (await restart(true)).get('acme')).toEqual({ kind: 'found', text: SECRET });
  });

  it('stores what memory holds once permission is given', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    await vault.setWeakAllowed(true);
    expect(bench.idsOnDisk()).toEqual(['acme']);
    expect(await (await restart(true)).get('acme')).toEqual({ kind: 'found', text: SECRET });
  });

  it('takes weak secrets off the disk when permission is withdrawn, and keeps them in memory', async () => {
    const vault = await restart(true);
    await vault.put('acme', SECRET);
    bench.cipher.kind = 'secure';
    await vault.put('globex', SECRET);
    bench.cipher.kind = 'weak';
    expect(await vault.setWeakAllowed(false)).toEqual({ kept: [], outcome: { outcome: 'saved' } });
    expect(bench.idsOnDisk()).toEqual(['globex']);
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: SECRET });
    expect(await (await restart()).get('acme')).toEqual({ kind: 'absent' });
  });

  it('does not store what was being encrypted while permission was withdrawn', async () => {
    const vault = await restart(true);
    let withdrawn: Promise<unknown> = Promise.resolve();
    bench.cipher.meanwhile = () => {
      withdrawn = vault.setWeakAllowed(false);
    };
    expect(await vault.put('acme', SECRET)).toEqual({ stored: 'memory' });
    await withdrawn;
    expect(bench.idsOnDisk()).toEqual([]);
  });

  it('keeps and names a weak secret that cannot be decrypted when permission is withdrawn', async () => {
    const vault = await restart(true);
    await vault.put('acme', SECRET);
    bench.cipher.key = 'key 2';
    expect(await vault.setWeakAllowed(false)).toMatchObject({ kept: ['acme'] });
    expect(bench.idsOnDisk()).toEqual(['acme']);
  });
});

describe('what a ciphertext is worth', () => {
  it('decides, and not what the keyring said: a weak one is not written as secure', async () => {
    const vault = await restart();
    bench.cipher.pretends = true;
    expect(await vault.put('acme', SECRET)).toEqual({ stored: 'failed', reason: 'cipher' });
    expect(bench.names()).toEqual([]);
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: SECRET });
  });

  it('turns out while it is made: then it is kept in memory, or stored as weak where that is allowed', async () => {
    bench.cipher.meanwhile = () => {
      bench.cipher.kind = 'weak';
    };
    expect(await (await restart()).put('acme', SECRET)).toEqual({ stored: 'memory' });
    expect(bench.names()).toEqual([]);
    bench.cipher.kind = 'secure';
    expect(await (await restart(true)).put('acme', SECRET)).toEqual({ stored: 'weak' });
  });

  it('counts also where an earlier version called it secure: it leaves the disk, and comes back secure', async () => {
    bench.cipher.pretends = true;
    const mislabelled = Buffer.from(await bench.cipher.encrypt(SECRET)).toString('base64');
    bench.cipher.pretends = false;
    const document = bench.restart(VAULT_DOCUMENT);
    await document.load();
    await document.save({ entries: { acme: { ciphertext: mislabelled, strength: 'secure', savedAtMs: 0 } } });
    const vault = await restart();
    await vault.resumeWithdrawal();
    for (const text of bench.texts()) expect(text).not.toContain(mislabelled);
    expect(bench.text('vault.json')).toContain('"strength": "secure"');
    expect(await (await restart()).get('acme')).toEqual({ kind: 'found', text: SECRET });
  });
});

describe('a secret that is to be encrypted anew', () => {
  const ciphertext = (id: string) => bench.vaultFile().payload.entries[id]?.ciphertext;

  it('is, once it has been read, and its old form leaves the disk', async () => {
    bench.cipher.kind = 'weak';
    await (await restart(true)).put('acme', SECRET);
    const old = ciphertext('acme') ?? '';
    bench.cipher.kind = 'secure';
    const vault = await restart(true);
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: SECRET });
    await vault.storeHeld();
    await expect.poll(() => ciphertext('acme')).not.toBe(old);
    for (const text of bench.texts()) expect(text).not.toContain(old);
    expect(bench.text('vault.json')).toContain('"strength": "secure"');
  });

  it('gives way to what was stored meanwhile, and to a deletion', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    await vault.put('globex', SECRET);
    bench.cipher.outdated = true;
    await Promise.all([
      vault.get('acme'),
      vault.put('acme', NEWER),
      vault.get('globex'),
      vault.remove('globex'),
    ]);
    await settle();
    await vault.settled();
    bench.cipher.outdated = false;
    const restarted = await restart();
    expect(await restarted.get('acme')).toEqual({ kind: 'found', text: NEWER });
    expect(restarted.ids()).toEqual(['acme']);
  });

  it('is not, where only a weaker key is there', async () => {
    const vault = await restart(true);
    await vault.put('acme', SECRET);
    const before = bench.text('vault.json');
    bench.cipher.kind = 'weak';
    bench.cipher.outdated = true;
    await vault.get('acme');
    await vault.get('acme'); // takes its turn after what the first one has brought about
    expect(bench.text('vault.json')).toBe(before);
  });
});
