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

/** The companies whose ciphertext lies on the disk, in both copies. */
function onDisk(): readonly string[] {
  const entriesOf = (name: string) => {
    const { payload } = JSON.parse(bench.text(name)) as { payload: { entries: Record<string, unknown> } };
    return Object.keys(payload.entries);
  };
  if (!bench.names().includes('vault.json')) return [];
  expect(entriesOf('vault.last-good.json')).toEqual(entriesOf('vault.json'));
  return entriesOf('vault.json');
}

const allFiles = () => bench.names().map((name) => bench.text(name));

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
    for (const text of allFiles()) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(base64);
    }
  });

  it('removes a company from both files', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    await vault.put('globex', SECRET);
    expect(await vault.remove('acme')).toEqual({ outcome: 'saved' });
    expect(onDisk()).toEqual(['globex']);
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
    expect(onDisk()).toHaveLength(20);
    await Promise.all(puts);
    const { generation } = JSON.parse(bench.text('vault.json')) as { generation: number };
    expect(generation).toBe(1);
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
    expect(onDisk()).toEqual(['acme', 'globex', 'initech', 'umbrella']);
    expect((JSON.parse(bench.text('vault.json')) as { generation: number }).generation).toBe(2);
  });

  it('is settled once what was removed has left the disk', async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    void vault.remove('acme');
    await Promise.resolve();
    await vault.settled();
    expect(onDisk()).toEqual([]);
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
    expect(onDisk()).toEqual([]);
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
    expect(onDisk()).toEqual(['acme']);
    expect(await (await restart(true)).get('acme')).toEqual({ kind: 'found', text: SECRET });
  });

  it('takes weak secrets off the disk when permission is withdrawn, and keeps them in memory', async () => {
    const vault = await restart(true);
    await vault.put('acme', SECRET);
    bench.cipher.kind = 'secure';
    await vault.put('globex', SECRET);
    bench.cipher.kind = 'weak';
    expect(await vault.setWeakAllowed(false)).toEqual({ kept: [], outcome: { outcome: 'saved' } });
    expect(onDisk()).toEqual(['globex']);
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
    expect(onDisk()).toEqual([]);
  });

  it('keeps and names a weak secret that cannot be decrypted when permission is withdrawn', async () => {
    const vault = await restart(true);
    await vault.put('acme', SECRET);
    bench.cipher.key = 'key 2';
    expect(await vault.setWeakAllowed(false)).toMatchObject({ kept: ['acme'] });
    expect(onDisk()).toEqual(['acme']);
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
    for (const text of allFiles()) expect(text).not.toContain(mislabelled);
    expect(bench.text('vault.json')).toContain('"strength": "secure"');
    expect(await (await restart()).get('acme')).toEqual({ kind: 'found', text: SECRET });
  });
});

describe('a secret that is to be encrypted anew', () => {
  const ciphertext = (id: string) =>
    (JSON.parse(bench.text('vault.json')) as { payload: { entries: Record<string, { ciphertext: string }> } })
      .payload.entries[id]?.ciphertext;

  it('is, once it has been read, and its old form leaves the disk', async () => {
    bench.cipher.kind = 'weak';
    await (await restart(true)).put('acme', SECRET);
    const old = ciphertext('acme') ?? '';
    bench.cipher.kind = 'secure';
    const vault = await restart(true);
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: SECRET });
    await vault.storeHeld();
    await expect.poll(() => ciphertext('acme')).not.toBe(old);
    for (const text of allFiles()) expect(text).not.toContain(old);
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
    const newer = bench.restart({ ...VAULT_DOCUMENT, schemaVersion: 2, migrations: { 1: (old) => old } });
    await newer.load();
    await newer.save({ entries: {} });
    const before = bench.text('vault.json');
    const vault = await restart();
    expect(vault.mode()).toBe('memory');
    expect(await vault.put('acme', SECRET)).toEqual({ stored: 'memory' });
    expect(bench.text('vault.json')).toBe(before);
  });
});
