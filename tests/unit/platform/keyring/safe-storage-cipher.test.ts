import { describe, expect, it } from 'vitest';
import type { KeyringState } from '../../../../app/platform/keyring/keyring-service.ts';
import { SafeStorageCipher } from '../../../../app/platform/keyring/safe-storage-cipher.ts';
import { CipherUnavailable } from '../../../../app/storage/cipher.ts';
import { ManualClock, settle } from '../../../support/core/manual-clock.ts';
import { PracticeSafeStorage, withoutAsynchronous } from '../../../support/core/practice-safe-storage.ts';

const SECRET = 'practice-password';
const WEAK = Buffer.from('v10drowssap');
const SECURE = Buffer.from('v11drowssap');

function setUp({ isAsynchronous = true, platform = 'linux', mayBlock = Promise.resolve() } = {}) {
  const clock = new ManualClock();
  const storage = new PracticeSafeStorage();
  const desktop = { state: 'unlocked' as KeyringState, questions: 0, changes: 0, watches: 0, says: () => {} };
  const cipher = new SafeStorageCipher({
    ...{ clock, platform, mayBlock },
    safeStorage: isAsynchronous ? storage : withoutAsynchronous(storage),
    keyringState: async () => {
      desktop.questions += 1;
      return desktop.state;
    },
    watchKeyring: (onChange) => {
      desktop.watches += 1;
      desktop.says = onChange;
      return () => {
        desktop.watches -= 1;
      };
    },
    onKeyringChange: () => {
      desktop.changes += 1;
    },
  });
  return { cipher, storage, desktop, clock };
}

const markOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1', 0, 3);

describe.each([
  ['asynchronous', true],
  ['former', false],
])('with the %s safeStorage', (_name, isAsynchronous) => {
  it('gives back what it encrypted', async () => {
    const { cipher } = setUp({ isAsynchronous });
    await cipher.prepare();
    expect(cipher.strength()).toBe('secure');
    const sealed = await cipher.encrypt(SECRET);
    expect([markOf(sealed), cipher.strengthOf(sealed)]).toEqual(['v11', 'secure']);
    expect(await cipher.decrypt(sealed)).toEqual({ text: SECRET, isOutdated: false });
  });

  it.each(['linux', 'darwin'])('on %s asks for the key only once main may stand still', async (platform) => {
    let allow = () => {};
    const mayBlock = new Promise<void>((resolve) => {
      allow = resolve;
    });
    const { cipher, storage, desktop } = setUp({ isAsynchronous, platform, mayBlock });
    const prepared = cipher.prepare();
    await settle();
    expect([desktop.questions, storage.asked]).toEqual([platform === 'linux' ? 1 : 0, []]);
    allow();
    await prepared;
    expect([cipher.strength(), storage.asked.length]).toEqual(['secure', 1]);
  });

  it('does not ask for a keyring that no one serves, and finds it once someone does', async () => {
    const { cipher, storage, desktop } = setUp({ isAsynchronous });
    desktop.state = 'absent';
    await cipher.prepare();
    expect(cipher.strength()).toBe('none');
    await expect(cipher.decrypt(SECURE)).rejects.toThrow(CipherUnavailable);
    await expect(cipher.encrypt('practice')).rejects.toThrow(CipherUnavailable);
    expect(storage.asked).toEqual([]);
    desktop.state = 'unlocked';
    await cipher.prepare();
    expect(cipher.strength()).toBe('secure');
  });

  it('asks the desktop nothing more once it has the key', async () => {
    const { cipher, desktop } = setUp({ isAsynchronous });
    desktop.state = 'absent';
    await cipher.prepare();
    desktop.state = 'unlocked';
    await cipher.prepare();
    await cipher.prepare();
    expect([cipher.strength(), desktop.questions]).toEqual(['secure', 2]);
  });

  it('watches while there is no keyring to use, and not a moment longer', async () => {
    const { cipher, desktop } = setUp({ isAsynchronous });
    desktop.state = 'absent';
    await cipher.prepare();
    await cipher.prepare();
    expect(desktop.watches).toBe(1);
    desktop.says();
    expect(desktop.changes).toBe(1);
    desktop.state = 'unlocked';
    await cipher.prepare();
    expect(desktop.watches).toBe(0);
  });

  it('calls a desktop without a keyring weak, and waits for none', async () => {
    const { cipher, storage, desktop } = setUp({ isAsynchronous });
    storage.backend = 'basic_text';
    desktop.state = 'absent';
    await cipher.prepare();
    expect([cipher.strength(), desktop.watches]).toEqual(['weak', 0]);
    expect(cipher.strengthOf(await cipher.encrypt(SECRET))).toBe('weak');
  });

  it('is of use at once when a keyring that was locked at the start is unlocked', async () => {
    const { cipher, storage, desktop } = setUp({ isAsynchronous });
    Object.assign(storage, { keyring: 'locked' });
    desktop.state = 'locked';
    await cipher.prepare();
    expect(cipher.strength()).not.toBe('secure');
    await expect(cipher.decrypt(SECURE)).rejects.toThrow(CipherUnavailable);
    Object.assign(storage, { keyring: 'unlocked' });
    desktop.state = 'unlocked';
    await cipher.prepare();
    expect([cipher.strength(), desktop.watches]).toEqual(['secure', 0]);
    expect(markOf(await cipher.encrypt(SECRET))).toBe('v11');
    expect(await cipher.decrypt(SECURE)).toEqual({ text: 'password', isOutdated: false });
    expect(await cipher.decrypt(WEAK)).toEqual({ text: 'password', isOutdated: true });
  });

  it('goes on with the key that it has when the keyring leaves', async () => {
    const { cipher, desktop } = setUp({ isAsynchronous });
    await cipher.prepare();
    desktop.state = 'absent';
    await cipher.prepare();
    expect(cipher.strength()).toBe('secure');
    expect(markOf(await cipher.encrypt(SECRET))).toBe('v11');
  });
});

it('does not let the former safeStorage stand still over a locked keyring', async () => {
  const { cipher, storage, desktop } = setUp({ isAsynchronous: false });
  desktop.state = 'locked';
  await cipher.prepare();
  expect([cipher.strength(), storage.asked]).toEqual(['none', []]);
});

it("calls weak what Chromium's own key encrypts where the keyring's question is closed", async () => {
  const { cipher, storage, desktop, clock } = setUp();
  storage.keyring = 'asks';
  desktop.state = 'locked';
  const preparing = cipher.prepare();
  await clock.advance(5_000);
  await preparing;
  expect([cipher.strength(), desktop.changes]).toEqual(['none', 0]);
  storage.answer('locked');
  await settle();
  expect(desktop.changes).toBe(1);
  await cipher.prepare();
  expect(cipher.strength()).toBe('weak');
  expect(cipher.strengthOf(await cipher.encrypt(SECRET))).toBe('weak');
  expect(storage.asked).toEqual(['asynchronous']);
});

it('waits 5 s for a keyring that asks the operator first, then says when it has answered', async () => {
  const { cipher, storage, desktop, clock } = setUp();
  storage.keyring = 'asks';
  desktop.state = 'locked';
  let isPrepared = false;
  const preparing = cipher.prepare().then(() => {
    isPrepared = true;
  });
  await clock.advance(4_999);
  expect(isPrepared).toBe(false);
  await clock.advance(1);
  await preparing;
  expect([cipher.strength(), desktop.changes]).toEqual(['none', 0]);
  storage.answer('unlocked');
  await settle();
  expect(desktop.changes).toBe(1);
  desktop.state = 'unlocked';
  await cipher.prepare();
  expect(cipher.strength()).toBe('secure');
});

it('finds the keyring that a newer Electron uses without naming it', async () => {
  const { cipher, storage, desktop } = setUp();
  storage.backend = 'unknown';
  desktop.state = 'unclear';
  await cipher.prepare();
  expect(cipher.strength()).toBe('secure');
});

it('says no longer secure once a text comes out weak', async () => {
  const { cipher, storage } = setUp();
  await cipher.prepare();
  storage.encryptStringAsync = async () => WEAK;
  expect(cipher.strengthOf(await cipher.encrypt(SECRET))).toBe('weak');
  expect(cipher.strength()).toBe('weak');
});

it('asks for a text to be stored anew where its key has been replaced', async () => {
  const { cipher, storage } = setUp();
  await cipher.prepare();
  storage.shouldReEncrypt = true;
  expect(await cipher.decrypt(SECURE)).toEqual({ text: 'password', isOutdated: true });
});

it('calls locked, not lost, what cannot be decrypted at this moment', async () => {
  const { cipher, storage } = setUp();
  await cipher.prepare();
  storage.isTemporarilyUnavailable = true;
  await expect(cipher.decrypt(SECURE)).rejects.toThrow(CipherUnavailable);
});

it.each(['darwin', 'win32'])("takes the system's key on %s, whatever its mark", async (platform) => {
  const { cipher, desktop } = setUp({ platform });
  desktop.state = 'absent';
  await cipher.prepare();
  expect([cipher.strength(), cipher.strengthOf(WEAK), desktop.watches]).toEqual(['secure', 'secure', 0]);
});
