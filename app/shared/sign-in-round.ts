// Which companies wait for their operator to sign in: one rule for tray and window. Pure.
import type { CompanyView } from './contract/companies.ts';
import type { SecretStorage } from './contract/snapshot.ts';

/** Where sign-ins are kept in memory only, a restart ends them all. */
export function waitsForSignIn(
  { status, practice }: Pick<CompanyView, 'status' | 'practice'>,
  secretStorage: SecretStorage,
): boolean {
  return status === 'needsSignIn' || (status === 'signedOut' && secretStorage === 'memory' && !practice);
}
