// The operator's companies, in the operator's order. The one owner of the list: a change of what a company is is on
// disk when its promise resolves, a change of order soon after.
import { z } from 'zod';
import { CoalescedWriter } from '../storage/coalesced-writer.ts';
import type { DocumentKind, LoadReport } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import type { Clock } from '../time/clock.ts';
import { type Company, companySchema } from './company.ts';

const contentSchema = z.object({ companies: z.array(companySchema) });
type CompaniesContent = z.infer<typeof contentSchema>;

export const COMPANIES_DOCUMENT: DocumentKind<CompaniesContent> = {
  name: 'profiles',
  schemaVersion: 1,
  schema: contentSchema,
  initial: { companies: [] },
  migrations: {},
};

export interface CompanyListOptions {
  readonly clock: Clock;
  readonly document: {
    load(): Promise<LoadReport<CompaniesContent>>;
    save(value: CompaniesContent): Promise<SaveOutcome>;
  };
  /** Told of every save. The list in memory is right even where a save failed. */
  readonly onSaved: (outcome: SaveOutcome) => void;
}

export class CompanyList {
  readonly #options: CompanyListOptions;
  readonly #writer: CoalescedWriter<CompaniesContent>;
  #companies: readonly Company[] = [];
  #isWhole = false;

  constructor(options: CompanyListOptions) {
    this.#options = options;
    this.#writer = new CoalescedWriter({
      clock: options.clock,
      save: (content) => options.document.save(content),
      onOutcome: options.onSaved,
    });
  }

  /** Called once, before anything else. */
  async load(): Promise<readonly StorageFault[]> {
    const { value, faults, source } = await this.#options.document.load();
    this.#companies = value.companies;
    this.#isWhole = source === 'current' || source === 'lastGood';
    return faults;
  }

  /** Whether a list was found on the disk: if not, a secret without a company may still belong to one. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  all(): readonly Company[] {
    return this.#companies;
  }

  get(id: string): Company | undefined {
    return this.#companies.find((company) => company.id === id);
  }

  indexOf(id: string): number {
    return this.#companies.findIndex((company) => company.id === id);
  }

  /** At the end, or at `index`. */
  add(company: Company, index = this.#companies.length): Promise<SaveOutcome> {
    return this.#replace(this.#companies.toSpliced(index, 0, company));
  }

  /** Puts `company` in the place of the one with its id. */
  update(company: Company): Promise<SaveOutcome> {
    return this.#replace(this.#companies.map((each) => (each.id === company.id ? company : each)));
  }

  /** `toIndex` counts in the list as it is afterwards. Many moves in a row are one save. */
  move(id: string, toIndex: number): void {
    const moved = this.get(id);
    if (!moved) return;
    const rest = this.#companies.filter((company) => company.id !== id);
    this.#change(rest.toSpliced(Math.min(toIndex, rest.length), 0, moved));
  }

  remove(id: string): Promise<SaveOutcome> {
    return this.#replace(this.#companies.filter((company) => company.id !== id));
  }

  /** Many changes in one save: all of them are on the disk, or none. */
  replaceAll(companies: readonly Company[]): Promise<SaveOutcome> {
    return this.#replace(companies);
  }

  /** Saves what still waits to be saved. */
  flush(): Promise<SaveOutcome> {
    return this.#writer.flush();
  }

  #replace(companies: readonly Company[]): Promise<SaveOutcome> {
    this.#change(companies);
    return this.#writer.flush();
  }

  #change(companies: readonly Company[]): void {
    this.#companies = companies;
    this.#writer.change({ companies: [...companies] });
  }
}
