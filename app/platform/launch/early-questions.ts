// What a start asks the system before anything else is loaded: while the panel takes the icon, an answer costs nothing but time.
import type { Clock } from '../../time/clock.ts';
import type { SafeStorageCipher } from '../keyring/safe-storage-cipher.ts';
import { systemCipher } from '../keyring/system-cipher.ts';
import { systemHourCycle } from '../system/system-hour-cycle.ts';

export interface EarlyQuestions {
  readonly cipher: SafeStorageCipher;
  readonly cipherIsReady: Promise<void>;
  readonly hourCycle: ReturnType<typeof systemHourCycle>;
  /** Call it once. `onChange` hears of what the keyring has told before, too. */
  readonly followKeyring: (onChange: () => void) => void;
}

/** `mayBlock`: until then nothing is done but to wait, since whatever takes time delays the icon. */
export function askEarly(clock: Clock, mayBlock: Promise<void>): EarlyQuestions {
  let followKeyring: EarlyQuestions['followKeyring'] = () => {};
  const follower = new Promise<() => void>((resolve) => {
    followKeyring = resolve;
  });
  const onKeyringChange = () => void follower.then((onChange) => onChange());
  const hourCycle = mayBlock.then(systemHourCycle);
  const cipher = systemCipher(clock, { onKeyringChange, mayBlock });
  return { cipher, cipherIsReady: cipher.prepare(), hourCycle, followKeyring };
}
