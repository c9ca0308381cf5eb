// What an app under test has written into its vault, as it lies on the disk.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type StoredSecret, secretsIn } from '../core/vault-file.ts';
import type { AppUnderTest } from './app-under-test.ts';

export const vaultPath = (app: AppUnderTest, name = 'vault.json'): string =>
  join(app.userDataDir, 'data', name);

export const vaultText = (app: AppUnderTest, name?: string): string =>
  readFileSync(vaultPath(app, name), 'utf8');

/** By company; empty before the first save. */
export const storedSecrets = (app: AppUnderTest, name?: string) => secretsIn(vaultPath(app, name));

/** Of an app with one company. */
export const onlyEntry = (app: AppUnderTest): StoredSecret | undefined =>
  Object.values(storedSecrets(app))[0];
