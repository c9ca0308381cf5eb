// What an operator meets in the window when the keyring cannot be used, and how they sign in all the same.
import { expect } from '@playwright/test';
import type { Operator } from './operator.ts';

export const KEPT_UNTIL_QUIT = 'Sign-ins are kept only until you quit';

/** The notice above the list, and the company's own state with its reason. */
export async function seeTrouble(operator: Operator): Promise<void> {
  const { page } = operator;
  await operator.seeState('ACME', 'Sign in again');
  await expect(page.getByText(KEPT_UNTIL_QUIT)).toBeVisible();
  await expect(page.getByText(/no unlocked keyring, so no secrets are written to disk/)).toBeVisible();
  await operator.openCompany('ACME');
  await expect(page.getByText(/The stored sign-in cannot be read, .* Nothing was deleted\./)).toBeVisible();
}

export async function signInAgain(operator: Operator): Promise<void> {
  await operator.openCompany('ACME');
  await operator.submit('Sign in');
  await expect(operator.page.getByRole('heading', { name: 'Sign in to ACME' })).toBeVisible();
  await operator.field('Password').fill('practice-password');
  await operator.submitAndSee('Sign in', 'ACME');
  await operator.seeState('ACME', 'Valid');
}
