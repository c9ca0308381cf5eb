import { expect, it } from 'vitest';
import { promisedMs } from '../../../support/window/tray-promise.ts';

it.each([
  ['ACME - copy token (valid under 1 min)', 0],
  ['ACME - copy token (offline, valid 12 min)', 720_000],
  ['ACME - copy token (valid 3 hr)', 10_800_000],
  ['ACME - copy token (valid 3 hr 20 min)', 12_000_000],
  ['ACME - copy token (valid 2 days)', 172_800_000],
  ['ACME - copy token', undefined],
  ['ACME - sign in again…', undefined],
])('%s promises %s ms', (label, promised) => expect(promisedMs(label)).toBe(promised));
