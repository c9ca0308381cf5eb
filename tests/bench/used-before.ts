// User data as an app leaves it behind: the app is started once, set up through its own bridge, and quit.
// A measured start then finds what it would find on the operator's next morning.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Bridge, CommandInput } from '../../app/shared/contract/bridge.ts';
import { AppUnderTest, type LaunchOptions } from '../support/app/app-under-test.ts';

/** The window has a picture of its list kept soon after it was opened, and half a minute after a change: the next start shows it. */
const [FIRST_PICTURE_MS, LATER_PICTURE_MS] = [5_000, 40_000];
/** So many are added before the first picture. */
const FEW = 20;

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

/** Adds companies of the practice server, half by user ID and half by password, and signs in to the first `signedIn`. */
export async function addCompanies(
  page: Page,
  count: number,
  serviceAddress: string,
  { storePassword = false, signedIn = count } = {},
): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const entries = Array.from({ length: count }, (_, index) =>
    companyEntry(index + 1, serviceAddress, { storePassword, signIn: index < signedIn }),
  );
  const outcomes = await page.evaluate(async (inputs) => {
    const { tokenTray } = globalThis as unknown as { readonly tokenTray: Bridge };
    const saved: string[] = [];
    for (const input of inputs) saved.push((await tokenTray.call('saveCompany', input)).outcome);
    return saved;
  }, entries);
  const failed = outcomes.filter((outcome) => outcome !== 'saved');
  if (failed.length > 0)
    throw new Error(`${failed.length} of ${count} companies were not added: ${failed[0]}`);
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

function companyEntry(
  number: number,
  address: string,
  { storePassword, signIn }: { readonly storePassword: boolean; readonly signIn: boolean },
): CommandInput<'saveCompany'> {
  const byUserId = isByUserId(number);
  return {
    companyId: null,
    draft: {
      label: companyLabel(number),
      providerId: byUserId ? 'klearstack-user-id' : 'klearstack-password',
      address,
      account: {
        company_name: 'Practice Company',
        ...(byUserId ? { user_id: 'practice-26' } : { username: 'practice' }),
      },
      storePassword: storePassword && !byUserId,
      copyFormat: 'token',
    },
    secrets: secretsOf(number),
    signIn,
  };
}
