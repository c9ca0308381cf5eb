// A vault's file as it lies on the disk.
import { existsSync, readFileSync } from 'node:fs';

export interface StoredSecret {
  /** Base64. */
  readonly ciphertext: string;
  readonly strength: string;
}

/** By company; empty before the first save. */
export function secretsIn(file: string): Readonly<Record<string, StoredSecret>> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).payload.entries : {};
}
