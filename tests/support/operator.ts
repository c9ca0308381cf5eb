// What an operator does in TokenTray's window, by the words and roles that are on the screen.
import { expect, type Page } from '@playwright/test';

/** Field labels as the form shows them -> what is typed. */
export interface CompanyEntry {
  /** The name of the way to sign in, as the form offers it. */
  readonly service: string | RegExp;
  readonly fields: Readonly<Record<string, string>>;
  readonly storePassword?: boolean;
}

export class Operator {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Fills the form for a new company, from wherever the window is. */
  async fillNewCompany({ service, fields, storePassword }: CompanyEntry): Promise<void> {
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
    const name = entry.fields.Name ?? '';
    await this.fillNewCompany(entry);
    await this.submit('Add and sign in');
    await expect(this.page.getByRole('heading', { name, level: 1, exact: true })).toBeVisible();
    await this.seeState(name, 'Valid');
  }

  /** The company's row in the list. */
  row(name: string) {
    return this.page.getByRole('row', { name });
  }

  /** Waits until the list says this about the company. */
  async seeState(name: string, state: string | RegExp, timeoutMs = 15_000): Promise<void> {
    await this.backToList();
    await expect(this.row(name)).toContainText(state, { timeout: timeoutMs });
  }

  async openCompany(name: string): Promise<void> {
    await this.backToList();
    await this.row(name).click();
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }

  field(label: string) {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  async backToList(): Promise<void> {
    const back = this.page.getByRole('button', { name: 'Back' });
    while (await back.isVisible()) await back.click();
    await expect(this.page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  }
}
