// What an operator does in TokenTray's window, by the words and roles that are on the screen.
import { expect, type Page } from '@playwright/test';

/** Field labels as the form shows them -> what is typed. */
export interface CompanyEntry {
  /** The name of the way to sign in, as the form offers it. */
  readonly service: string | RegExp;
  readonly fields: Readonly<Record<string, string>>;
  readonly storePassword?: boolean;
}

const CLICK_TIMEOUT_MS = 2_000;
const MOST_CLICKS = 15;
/** Longer than the app itself waits for a service. */
const SIGN_IN_TIMEOUT_MS = 15_000;

export class Operator {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Fills the form for a new company, from wherever the window is. */
  async fillNewCompany({ service, fields, storePassword }: CompanyEntry): Promise<void> {
    await this.backToStart();
    await this.page.getByRole('button', { name: /^Add (your first )?company$/ }).click();
    await this.page.getByRole('radio', { name: service }).check({ force: true });
    for (const [label, value] of Object.entries(fields)) await this.field(label).fill(value);
    if (storePassword) await this.page.getByText('Keep me signed in').click();
  }

  async submit(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  }

  /** Adds a company, signs in, and waits until the list shows it as valid. */
  async addCompany(entry: CompanyEntry): Promise<void> {
    await this.fillNewCompany(entry);
    await this.submitAndSee('Add and sign in', entry.fields.Name ?? '');
    await this.seeState(entry.fields.Name ?? '', 'Valid');
  }

  /** In the form of a company. */
  async markAsProduction(): Promise<void> {
    await this.page.getByRole('button', { name: /Environment$/ }).click();
    await this.page.getByRole('option', { name: 'Production', exact: true }).click();
    await this.page.getByText('Ask before each copy').click();
  }

  /** Submits a form and waits for the company's own screen, which follows when all went well. */
  async submitAndSee(button: string, company: string): Promise<void> {
    await this.submit(button);
    await expect(this.page.getByRole('heading', { name: company, level: 1, exact: true })).toBeVisible();
  }

  /** The company's row in the list. */
  row(name: string) {
    return this.page.getByRole('row', { name, exact: true });
  }

  /** Waits until the list says this about the company. */
  async seeState(name: string, state: string | RegExp, timeoutMs = 15_000): Promise<void> {
    await this.backToList();
    await expect(this.row(name)).toContainText(state, { timeout: timeoutMs });
  }

  async openCompany(name: string): Promise<void> {
    await this.backToList();
    // As a hand comes to it: from then on no row moves, and none scrolls away from under the click.
    await this.row(name).hover();
    await this.row(name).click();
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }

  field(label: string) {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  /** Goes back to the list, or to the first screen where there is no company; what was typed is discarded. */
  async backToStart(): Promise<void> {
    // A form that is left calls its sign-in off.
    const signingIn = this.page.locator('footer').getByRole('button', { name: 'Signing in…' });
    await expect(signingIn).toBeHidden({ timeout: SIGN_IN_TIMEOUT_MS });
    const back = this.page.getByRole('button', { name: 'Back' });
    const discard = this.page.getByRole('button', { name: 'Discard' });
    for (let clicks = 1; await back.isVisible(); clicks += 1) {
      // The page may have gone back between the look and the click, or be slow to: then it is looked at again.
      await back.click({ timeout: CLICK_TIMEOUT_MS }).catch((error: unknown) => {
        if (clicks >= MOST_CLICKS) throw error;
      });
      if (await discard.isVisible()) await discard.click();
    }
  }

  async backToList(): Promise<void> {
    await this.backToStart();
    await expect(this.page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  }
}
