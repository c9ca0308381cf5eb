// What an app under test has written into its vault, as it lies on the disk.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUnderTest } from './app-under-test.ts';

export interface StoredSecret {
  /** Base64. */
  readonly ciphertext: string;
  readonly strength: string;
}

export const vaultPath = (app: AppUnderTest, name = 'vault.json'): string =>
  join(app.userDataDir, 'data', name);

export const vaultText = (app: AppUnderTest, name?: string): string =>
  readFileSync(vaultPath(app, name), 'utf8');

/** By company; empty before the first save. */
export function storedSecrets(app: AppUnderTest, name?: string): Readonly<Record<string, StoredSecret>> {
  return existsSync(vaultPath(app, name)) ? JSON.parse(vaultText(app, name)).payload.entries : {};
}

/** Of an app with one company. */
export const onlyEntry = (app: AppUnderTest): StoredSecret | undefined =>
  Object.values(storedSecrets(app))[0];
