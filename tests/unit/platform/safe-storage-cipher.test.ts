import type { SafeStorage } from 'electron';
import { describe, expect, it } from 'vitest';
import { SafeStorageCipher } from '../../../app/platform/safe-storage-cipher.ts';
import { CipherUnavailable } from '../../../app/storage/cipher.ts';
import { ManualClock, settle } from '../../support/manual-clock.ts';

type Keyring = 'answers' | 'is locked' | 'is silent';

function setUp({ isAsynchronous = true, platform = 'linux', backend = 'gnome_libsecret' } = {}) {
  const clock = new ManualClock();
  const keyring = { state: 'answers' as Keyring, isServed: true, asked: 0, lateAnswers: 0, answer: () => {} };
  const hidden = (text: string) => Buffer.from(`hidden ${text}`);
  const shown = (bytes: Buffer) => bytes.toString().slice('hidden '.length);
  const isAvailable = () => {
    keyring.asked += 1;
    return keyring.state === 'answers';
  };
  const later = () => {
    if (keyring.state !== 'is silent') return Promise.resolve(isAvailable());
    keyring.asked += 1;
    return new Promise<boolean>((resolve) => {
      keyring.answer = () => resolve(true);
    });
  };
  const asynchronous = {
    isAsyncEncryptionAvailable: later,
    encryptStringAsync: async (text: string) => hidden(text),
    decryptStringAsync: async (bytes: Buffer) => ({ result: shown(bytes), shouldReEncrypt: false }),
  };
  const safeStorage = {
    isEncryptionAvailable: isAvailable,
    encryptString: hidden,
    decryptString: shown,
    getSelectedStorageBackend: () => backend,
    setUsePlainTextEncryption: () => undefined,
    ...(isAsynchronous ? asynchronous : {}),
  } as unknown as SafeStorage;
  const cipher = new SafeStorageCipher({
    ...{ safeStorage, clock, platform },
    isServed: async () => keyring.isServed,
    onLateAnswer: () => {
      keyring.lateAnswers += 1;
    },
  });
  return { cipher, keyring, clock };
}

describe.each([
  ['asynchronous', true],
  ['former', false],
])('with the %s safeStorage', (_name, isAsynchronous) => {
  it('gives back what it encrypted', async () => {
    const { cipher } = setUp({ isAsynchronous });
    await cipher.prepare();
    expect(cipher.strength()).toBe('secure');
    expect(await cipher.decrypt(await cipher.encrypt('practice-password'))).toBe('practice-password');
  });

  it('does not ask for a keyring that nobody serves, and finds it once somebody does', async () => {
    const { cipher, keyring } = setUp({ isAsynchronous });
    keyring.isServed = false;
    await cipher.prepare();
    expect(cipher.strength()).toBe('none');
    await expect(cipher.decrypt(Buffer.from('hidden'))).rejects.toThrow(CipherUnavailable);
    await expect(cipher.encrypt('practice')).rejects.toThrow(CipherUnavailable);
    expect(keyring.asked).toBe(0);
    keyring.isServed = true;
    await cipher.prepare();
    expect(cipher.strength()).toBe('secure');
  });

  it('is of no use while the keyring is locked', async () => {
    const { cipher, keyring } = setUp({ isAsynchronous });
    keyring.state = 'is locked';
    await cipher.prepare();
    expect(cipher.strength()).toBe('none');
    await expect(cipher.encrypt('practice')).rejects.toThrow(CipherUnavailable);
  });

  it('calls a desktop without a keyring weak, whoever serves', async () => {
    const { cipher, keyring } = setUp({ isAsynchronous, backend: 'basic_text' });
    keyring.isServed = false;
    await cipher.prepare();
    expect(cipher.strength()).toBe('weak');
  });
});

it('waits 5 s for a keyring that asks the operator first, then says when it has answered', async () => {
  const { cipher, keyring, clock } = setUp({ platform: 'darwin' });
  keyring.state = 'is silent';
  let isPrepared = false;
  const preparing = cipher.prepare().then(() => {
    isPrepared = true;
  });
  await clock.advance(4_999);
  expect(isPrepared).toBe(false);
  await clock.advance(1);
  await preparing;
  expect([cipher.strength(), keyring.lateAnswers]).toEqual(['none', 0]);
  keyring.answer();
  await settle();
  expect(keyring.lateAnswers).toBe(1);
});
