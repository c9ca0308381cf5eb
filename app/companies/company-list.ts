// The operator's companies, in the operator's order. The one owner of the list: a changed company is on the disk when the
// promise resolves, a changed order soon after.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { fitting } from '../shared/fitting.ts';
import type { DocumentKind } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import { StoredValue, type StoredValueOptions } from '../storage/stored-value.ts';
import { type Company, companySchema } from './company.ts';
import { withManagedKept } from './managed-company.ts';

const contentSchema = z.object({ companies: z.array(companySchema) });
type CompaniesContent = z.infer<typeof contentSchema>;

const uncheckedSchema = z.object({ companies: z.array(z.unknown()) });
/** So many take a few milliseconds, in which nothing else is heard. */
const TURN_COMPANIES = 500;

async function checkInParts(payload: unknown): Promise<{ readonly data: CompaniesContent } | undefined> {
  const unchecked = fitting(uncheckedSchema, payload)?.data.companies;
  if (!unchecked) return undefined;
  const companies: Company[] = [];
  for (let from = 0; from < unchecked.length; from += TURN_COMPANIES) {
    if (from > 0) await nextTurn();
    const part = fitting(contentSchema, { companies: unchecked.slice(from, from + TURN_COMPANIES) });
    if (!part) return undefined;
    companies.push(...part.data.companies);
  }
  return { data: { companies } };
}

/** Companies were called profiles once; the name stays, because the operators' files have it. */
export const COMPANIES_DOCUMENT: DocumentKind<CompaniesContent> = {
  name: 'profiles',
  schemaVersion: 1,
  schema: contentSchema,
  checkInParts,
  initial: { companies: [] },
  migrations: {},
};

export interface CompanyListOptions extends StoredValueOptions<CompaniesContent> {
  /** Called at once when companies have come, gone or changed, before any of it is on the disk. */
  readonly onChange?: (companies: readonly Company[]) => void;
}

export class CompanyList {
  readonly #stored: StoredValue<CompaniesContent>;
  /** Made when it is asked for, once for each list. */
  #byId: { readonly of: readonly Company[]; readonly places: ReadonlyMap<string, number> } | undefined;

  readonly #onChange: CompanyListOptions['onChange'];

  constructor({ onChange, ...options }: CompanyListOptions) {
    this.#onChange = onChange;
    this.#stored = new StoredValue(COMPANIES_DOCUMENT.initial, options);
  }

  /** Called once, before anything else. */
  async load(): Promise<readonly StorageFault[]> {
    const faults = await this.#stored.load();
    this.#onChange?.(this.all());
    return faults;
  }

  /** Whether the list was found on the disk: if not, a secret without a company may still belong to one. */
  get isWhole(): boolean {
    return this.#stored.isWhole;
  }

  all(): readonly Company[] {
    return this.#stored.current.companies;
  }

  get(id: string): Company | undefined {
    return this.all()[this.indexOf(id)];
  }

  /** -1 where there is none. */
  indexOf(id: string): number {
    const all = this.all();
    if (this.#byId?.of !== all)
      this.#byId = { of: all, places: new Map(all.map((each, place) => [each.id, place])) };
    return this.#byId.places.get(id) ?? -1;
  }

  /** At the end, or at `index`. */
  add(company: Company, index = this.all().length): Promise<SaveOutcome> {
    return this.replaceAll(this.all().toSpliced(index, 0, company));
  }

  /** Replaces the company that has the same id. */
  update(company: Company): Promise<SaveOutcome> {
    return this.replaceAll(this.all().map((each) => (each.id === company.id ? company : each)));
  }

  /** `toIndex`: its index afterwards. Many moves in a row are one save. */
  move(id: string, toIndex: number): void {
    const moved = this.get(id);
    if (!moved) return;
    const rest = this.all().filter((company) => company.id !== id);
    this.#stored.saveSoon({ companies: rest.toSpliced(Math.min(toIndex, rest.length), 0, moved) });
  }

  remove(id: string): Promise<SaveOutcome> {
    return this.replaceAll(this.all().filter((company) => company.id !== id));
  }

  /** Many changes in one save: all of them are on the disk, or none. What IT has set up stays as it is. */
  replaceAll(companies: readonly Company[]): Promise<SaveOutcome> {
    return this.govern(withManagedKept(this.all(), companies));
  }

  /** The list as IT's settings make it. */
  govern(companies: readonly Company[]): Promise<SaveOutcome> {
    const saved = this.#stored.saveNow({ companies: [...companies] });
    this.#onChange?.(this.all());
    return saved;
  }

  flush(): Promise<SaveOutcome> {
    return this.#stored.flush();
  }
}
