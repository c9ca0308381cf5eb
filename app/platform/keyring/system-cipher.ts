// The cipher of this computer: Electron's, with the keyring that it uses asked and watched.
import { safeStorage } from 'electron';
import type { Clock } from '../../time/clock.ts';
import { keyringState } from './keyring-service.ts';
import { watchKeyring } from './keyring-watch.ts';
import { SafeStorageCipher, type SafeStorageCipherOptions } from './safe-storage-cipher.ts';

export function systemCipher(
  clock: Clock,
  options: Pick<SafeStorageCipherOptions, 'onKeyringChange' | 'mayBlock'>,
): SafeStorageCipher {
  return new SafeStorageCipher({
    ...{ safeStorage, clock, keyringState, ...options },
    platform: process.platform,
    watchKeyring: (onChange) => watchKeyring(clock, onChange),
  });
}
