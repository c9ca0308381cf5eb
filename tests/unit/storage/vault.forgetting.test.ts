// Forgetting forgets: after it, no file of the folder holds the ciphertext, whatever had happened to the vault before.
import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Vault } from '../../../app/storage/vault.ts';
import { CURRENT, LAST_GOOD, VaultBench } from '../../support/storage/vault-bench.ts';

const SECRET = 'practice-password';
const OTHER = 'practice-password-of-globex';
const DAY_MS = 24 * 3_600_000;

let bench: VaultBench;
beforeEach(() => {
  bench = new VaultBench();
});
afterEach(() => bench[Symbol.dispose]());

const restart = (weakAllowed = false) => bench.restartVault(weakAllowed);

/** The files in which a part of what a text was encrypted to can be found. */
async function filesWith(text: string): Promise<readonly string[]> {
  const sealed = Buffer.from(await bench.cipher.encrypt(text));
  const middle = sealed.subarray(-12);
  const written = sealed.toString('base64');
  const parts = [middle, Buffer.from(written.slice(-20, -2)), Buffer.from(middle.toString('hex'))];
  return bench.names().filter((name) => {
    const bytes = fs.readFileSync(bench.path(name));
    return parts.some((part) => bytes.includes(part));
  });
}

const setAside = () => bench.names().filter((name) => name.includes('.unreadable-'));

/** What others do to a file; the ciphertext stays in it. */
const DAMAGES: Readonly<Record<string, (name: string) => void>> = {
  'a changed letter': (name) => bench.put(name, bench.text(name).replace('"checksum": "', '"checksum": "0')),
  'a lost end': (name) => bench.put(name, bench.text(name).slice(0, -20)),
  'words behind it': (name) => bench.put(name, `${bench.text(name)} and more`),
  'bytes that are no text': (name) =>
    bench.put(name, Buffer.concat([Buffer.from([0xff]), fs.readFileSync(bench.path(name))])),
  'another form': (name) => bench.put(name, bench.text(name).replace('tokentray/vault', 'somebody/else')),
};

const damage = (kind: string, ...names: readonly string[]) => {
  for (const name of names) DAMAGES[kind]?.(name);
};

describe.each(Object.keys(DAMAGES))('a vault with %s', (kind) => {
  beforeEach(async () => {
    const vault = await restart();
    await vault.put('acme', SECRET);
    await vault.put('globex', OTHER);
  });

  it.each([[CURRENT], [LAST_GOOD]])('in one copy (%s), at start: what is forgotten is gone', async (name) => {
    damage(kind, name);
    const vault = await restart();
    expect(await vault.get('acme')).toEqual({ kind: 'found', text: SECRET });
    expect(await vault.remove('acme')).toEqual({ outcome: 'saved' });
    expect(await filesWith(SECRET)).toEqual([]);
    expect(await (await restart()).get('globex')).toEqual({ kind: 'found', text: OTHER });
  });

  it.each([[[CURRENT]], [[LAST_GOOD]], [[CURRENT, LAST_GOOD]]])(
    'in %j while the app runs: what is forgotten is gone',
    async (names) => {
      const vault = await restart();
      damage(kind, ...names);
      await vault.remove('acme');
      expect(await filesWith(SECRET)).toEqual([]);
      expect(await (await restart()).get('globex')).toEqual({ kind: 'found', text: OTHER });
    },
  );

  it('in both copies: both are kept, until something is forgotten', async () => {
    damage(kind, CURRENT, LAST_GOOD);
    const vault = await restart();
    expect(setAside()).toHaveLength(2);
    await vault.put('initech', 'practice-password-of-initech');
    await restart();
    expect(setAside()).toHaveLength(2);
    await vault.remove('acme');
    expect(await filesWith(SECRET)).toEqual([]);
    expect(bench.idsOnDisk()).toEqual(['initech']);
  });
});

it('takes a password out of every file when it is no longer to be kept', async () => {
  const vault = await restart();
  await vault.put('acme', SECRET);
  damage('a lost end', CURRENT, LAST_GOOD);
  const again = await restart();
  await again.put('acme', 'a token alone', { forgets: true });
  expect(await filesWith(SECRET)).toEqual([]);
  expect(setAside()).toEqual([]);
});

it('takes what an older version wrote, and what killed writes left, with it', async () => {
  const vault = await restart();
  await vault.put('acme', SECRET);
  const others = ['vault.v1.json', 'vault.v1-2.json', 'vault.json.tmp-1234567890abcdef'];
  for (const name of others) bench.put(name, bench.text(CURRENT));
  bench.put('vaults-of-others.json', 'not ours');
  await vault.remove('acme');
  expect(await filesWith(SECRET)).toEqual([]);
  expect(bench.names()).toEqual([CURRENT, LAST_GOOD, 'vaults-of-others.json']);
});

it('takes weak secrets out of every file when the permission is withdrawn', async () => {
  bench.cipher.kind = 'weak';
  await (await restart(true)).put('acme', SECRET);
  damage('a changed letter', CURRENT, LAST_GOOD);
  const vault = await restart(true);
  expect(await filesWith(SECRET)).toHaveLength(2);
  await vault.setWeakAllowed(false);
  expect(await filesWith(SECRET)).toEqual([]);
});

it('removes files set aside after 30 days, however few there are', async () => {
  await (await restart()).put('acme', SECRET);
  damage('a lost end', CURRENT, LAST_GOOD);
  await restart();
  await bench.clock.advance(29 * DAY_MS);
  await restart();
  expect(setAside()).toHaveLength(2);
  await bench.clock.advance(2 * DAY_MS);
  await restart();
  expect(setAside()).toEqual([]);
});

it('says so where a file cannot be removed, and tries again with the next save', async () => {
  await (await restart()).put('acme', SECRET);
  damage('a lost end', CURRENT, LAST_GOOD);
  const vault = await restart();
  bench.files.refuse = (operation, file) =>
    operation === 'remove' && file.includes('unreadable') ? 'EPERM' : undefined;
  expect(await vault.remove('acme')).toMatchObject({ outcome: 'failed', reason: 'denied' });
  bench.files.refuse = () => undefined;
  await vault.put('globex', OTHER);
  expect(await filesWith(SECRET)).toEqual([]);
});

it('forgets with the next chance what a full disk did not let it forget', async () => {
  const vault = await restart();
  await vault.put('acme', SECRET);
  bench.files.refuse = (operation) => (operation === 'write' ? 'ENOSPC' : undefined);
  expect(await vault.remove('acme')).toMatchObject({ outcome: 'failed', reason: 'diskFull' });
  bench.files.refuse = () => undefined;
  await vault.storeHeld();
  expect(await filesWith(SECRET)).toEqual([]);
});

it('leaves alone what lies beside the vault of a newer TokenTray', async () => {
  await bench.saveAsNewerVersion();
  bench.put('vault.v1.json', 'of the newer one');
  await (await restart()).remove('acme');
  expect(bench.text('vault.v1.json')).toBe('of the newer one');
});

describe('a crash at any step of forgetting', () => {
  /** Every way in which the files may lie before. */
  const BEFORE: Readonly<Record<string, readonly string[]>> = {
    'with both copies whole': [],
    'with a damaged copy': [CURRENT],
    'with the other copy damaged': [LAST_GOOD],
    'with both copies damaged': [CURRENT, LAST_GOOD],
  };

  /** Forgets, and dies before the operation of that number; says whether it came to that. */
  async function forgetAndDie(
    step: number,
    whileRunning: readonly string[],
    forget: (vault: Vault) => Promise<unknown>,
  ) {
    const vault = await restart(true);
    damage('a lost end', ...whileRunning);
    let operations = 0;
    bench.files.refuse = (operation) => {
      if (operation === 'read' || operation === 'list' || operation === 'exists') return undefined;
      operations += 1;
      return operations > step ? 'EIO' : undefined;
    };
    await forget(vault);
    bench.files.refuse = () => undefined;
    return operations > step;
  }

  it.each(Object.entries(BEFORE))('leaves nothing where it does not belong, %s', async (_title, names) => {
    let died = true;
    let step = 0;
    for (; died; step += 1) {
      bench[Symbol.dispose]();
      bench = new VaultBench();
      await (await restart()).put('acme', SECRET);
      died = await forgetAndDie(step, names, (vault) => vault.remove('acme'));
      const after = await restart();
      // Either it is still there, whole and in its place, or it is gone from everywhere.
      const files = await filesWith(SECRET);
      if (after.ids().includes('acme'))
        expect(files.filter((name) => name.includes('unreadable'))).toEqual([]);
      // Where both copies had been damaged, nothing was whole, and what was set aside waits for the next forgetting.
      else if (names.length < 2) expect(files).toEqual([]);
      await after.remove('acme');
      expect(await filesWith(SECRET)).toEqual([]);
    }
    expect(step).toBeGreaterThan(2);
  });

  it('leaves no weak secret in a file set aside, once it is known that the permission is gone', async () => {
    let died = true;
    for (let step = 0; died; step += 1) {
      bench[Symbol.dispose]();
      bench = new VaultBench();
      bench.cipher.kind = 'weak';
      await (await restart(true)).put('acme', SECRET);
      damage('a lost end', CURRENT, LAST_GOOD);
      await (await restart(true)).put('globex', OTHER);
      let wasSaid = false;
      died = await forgetAndDie(step, [], async (vault) => {
        const { outcome } = await vault.setWeakAllowed(false);
        wasSaid = outcome.outcome === 'saved';
      });
      // Settings are saved only after this, so that a crash before leaves the permission, and what it allows.
      if (wasSaid) expect([...(await filesWith(SECRET)), ...(await filesWith(OTHER))]).toEqual([]);
    }
  });
});
