// User data as an app leaves it behind: the app is started once, set up through its own bridge, and quit. Companies come from a file, as
// they would for an operator with many.
// A measured start then finds what it would find on the operator's next morning.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { AppUnderTest, type LaunchOptions } from '../support/app/app-under-test.ts';
import type { SharedEntry } from '../support/core/company-files.ts';
import { WindowCommands } from '../support/window/window-commands.ts';

/** The window has a picture of its list kept soon after it was opened, and half a minute after a change: the next start shows it. */
const [FIRST_PICTURE_MS, LATER_PICTURE_MS] = [5_000, 40_000];
/** So many are added before the first picture. */
const FEW = 20;
/** The most that one file may have, and so one service: another file with the same accounts there would rename them. */
export const SERVICE_COMPANIES = 1_000;
/** Sign-ins that are asked for together. */
const SIGN_INS = 20;

export class UsedBefore {
  readonly folder = mkdtempSync(join(tmpdir(), 'tokentray-used-'));

  static async by(options: LaunchOptions, use: (page: Page) => Promise<void>): Promise<UsedBefore> {
    const app = await AppUnderTest.launch({ ...options, passwordStore: 'gnome-libsecret' });
    try {
      await use(await app.window());
      await app.close();
      const used = new UsedBefore();
      const isLasting = (file: string) => !basename(file).startsWith('Singleton');
      cpSync(app.userDataDir, used.folder, { recursive: true, filter: isLasting });
      return used;
    } finally {
      await app.dispose();
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Adds companies, half by user ID and half by password, and signs in to the first `signedIn`. `services`: addresses of practice
 * servers, one for each thousand.
 */
export async function addCompanies(
  page: Page,
  count: number,
  services: readonly string[],
  { storePassword = false, signedIn = count } = {},
): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const commands = new WindowCommands(page);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const ids: string[] = [];
  for (const [index, some] of inPieces(numbers, SERVICE_COMPANIES).entries())
    ids.push(
      ...(await commands.importAll(some.map((number) => companyEntry(number, services[index] ?? '')))),
    );
  const signIns = numbers.slice(0, signedIn).map((number) => ({
    companyId: ids[number - 1] ?? '',
    secrets: secretsOf(number),
    storePassword: storePassword && !isByUserId(number),
  }));
  for (const some of inPieces(signIns, SIGN_INS)) {
    const results = await commands.callAll('signIn', some);
    const failed = results.find(({ outcome }) => outcome !== 'signedIn');
    if (failed) throw new Error(`A company was not signed in to: ${failed.outcome}`);
  }
}

function inPieces<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) => index * size);
  return starts.map((start) => items.slice(start, start + size));
}

/** The list with these companies has been pictured. */
export async function untilPictured(count: number): Promise<void> {
  if (count > 0) await delay(count > FEW ? LATER_PICTURE_MS : FIRST_PICTURE_MS);
}

/** What signing in to the company of that number, from 1, takes. */
export const secretsOf = (number: number): Readonly<Record<string, string>> =>
  isByUserId(number) ? {} : { password: 'practice-password' };

const isByUserId = (number: number) => number % 2 === 0;

export const companyLabel = (number: number) => `Company ${String(number).padStart(3, '0')}`;

function companyEntry(number: number, address: string): SharedEntry {
  const byUserId = isByUserId(number);
  return {
    label: companyLabel(number),
    providerId: byUserId ? 'klearstack-user-id' : 'klearstack-password',
    address,
    account: {
      company_name: 'Practice Company',
      ...(byUserId ? { user_id: 'practice-26' } : { username: 'practice' }),
    },
    copyFormat: 'token',
  };
}
