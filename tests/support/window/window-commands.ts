// Many companies at once, by the very commands that the window gives: for what would take an operator all day to click.
import { expect, type Page } from '@playwright/test';
import type { CommandAnswer, CommandInput, CommandName } from '../../../app/shared/contract/bridge.ts';
import type { Snapshot } from '../../../app/shared/contract/snapshot.ts';
import { companyFile, type SharedEntry } from '../core/company-files.ts';

export class WindowCommands {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The page hears no more of what this tells, until the next change: look at the window first. */
  readSnapshot(): Promise<Snapshot> {
    return this.#page.evaluate(() => window.tokenTray.call('readSnapshot', undefined));
  }

  /** What comes of "Renew now" for the only company. */
  async renewOnly(): Promise<string | undefined> {
    const [company] = (await this.readSnapshot()).companies;
    const [result] = await this.callAll('renew', [{ companyId: company?.id ?? '' }]);
    return result?.outcome;
  }

  /** Until no company is being renewed. Who asks for a renewal then gets one of their own, and does not join an earlier one. */
  async untilNothingRenews(timeoutMs: number): Promise<void> {
    const labels = async () =>
      (await this.readSnapshot()).companies.filter(({ renewing }) => renewing).map(({ label }) => label);
    await expect.poll(labels, { timeout: timeoutMs }).toEqual([]);
  }

  /** Takes up a company file with these entries. Resolves with the IDs of those that wait for a sign-in. */
  async importAll(entries: readonly SharedEntry[]): Promise<readonly string[]> {
    const reading = { kind: 'text', text: companyFile(entries) } as const;
    const [offer] = await this.callAll('offerImport', [{ fileName: 'many.tokentray', reading }]);
    const importId = offer?.importId ?? '';
    await this.callAll('readImport', [{ importId }]);
    const choices = entries.map((_, entry) => ({ entry, fields: [] }));
    const [result] = await this.callAll('applyImport', [{ importId, choices }]);
    if (result?.outcome !== 'applied' || result.added !== entries.length)
      throw new Error(`Not all of ${entries.length} companies were imported.`);
    return result.waitingIds;
  }

  /** All at once; the results in the order of the inputs. */
  callAll<Name extends CommandName>(
    name: Name,
    inputs: readonly CommandInput<Name>[],
  ): Promise<readonly CommandAnswer<Name>[]> {
    // As text: Playwright's types for what crosses cannot follow the contract's.
    const [command, inputsAsJson]: [string, string] = [name, JSON.stringify(inputs)];
    return this.#page.evaluate(
      async ([command, inputsAsJson]) => {
        const all: CommandInput<Name>[] = JSON.parse(inputsAsJson);
        return Promise.all(all.map((input) => window.tokenTray.call(command as Name, input)));
      },
      [command, inputsAsJson] as const,
    );
  }
}

/** What adds a KlearStack company that signs in with a practice password. */
export const newCompany = (label: string, address: string): CommandInput<'saveCompany'> => ({
  companyId: null,
  draft: {
    label,
    providerId: 'klearstack-password',
    address,
    account: { company_name: 'Practice Company', username: 'practice' },
    storePassword: false,
    copyFormat: 'token',
  },
  secrets: { password: 'practice-password' },
  signIn: true,
});
