// Names that could be mistaken for one another: the same but for upper and lower case, or different characters that look the same.
import type { NameTwin } from '../shared/contract/companies.ts';
import { nameKey } from '../shared/equal-names.ts';
import type { Company } from './company.ts';
import { NameSkeletons } from './name-skeleton.ts';

/** Names that differ only in case, or in how the same letters are encoded, are one name. */
export const foldedName = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Equal for companies of one name and one kind of service: what an import or IT's entry means by a name. */
export const nameAndProviderKey = ({ label, providerId }: Pick<Company, 'label' | 'providerId'>): string =>
  JSON.stringify([providerId, foldedName(label)]);

/** Loads the table of characters that look alike, which most starts of the app never need. */
export async function loadNameSkeletons(): Promise<NameSkeletons> {
  const { default: table } = await import('./confusables.json', { with: { type: 'json' } });
  return new NameSkeletons(table.lookAlikes);
}

type Named = Pick<Company, 'id' | 'label'>;

/** Names in use, to be asked for the twin of another. */
export class KnownNames {
  readonly #skeletons: NameSkeletons;
  readonly #byKey = new Map<string, Named[]>();

  constructor(skeletons: NameSkeletons, companies: readonly Named[]) {
    this.#skeletons = skeletons;
    for (const company of companies) this.add(company);
  }

  add(company: Named): void {
    for (const key of this.#skeletons.keysOf(company.label))
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), company]);
  }

  /** `ownId`: the company that has this name, or is to get it. */
  twinOf(name: string, ownId: string | null): NameTwin | null {
    const found = [...this.#skeletons.keysOf(name)]
      .flatMap((key) => this.#byKey.get(key) ?? [])
      .filter(({ id }) => id !== ownId);
    const key = nameKey(name);
    const same = found.find(({ label }) => nameKey(label) === key);
    const twin = same ?? found[0];
    return twin ? { kind: same ? 'same' : 'alike', label: twin.label } : null;
  }
}

/** The names of a list of companies, gathered anew only when the list has changed. */
export class CompanyNames {
  readonly #companies: { all(): readonly Company[] };
  #loading: Promise<NameSkeletons> | undefined;
  #gathered: { readonly of: readonly Company[]; readonly names: KnownNames } | undefined;

  constructor(companies: { all(): readonly Company[] }) {
    this.#companies = companies;
  }

  async twinOf(name: string, ownId: string | null): Promise<NameTwin | null> {
    this.#loading ??= loadNameSkeletons();
    const skeletons = await this.#loading;
    const all = this.#companies.all();
    if (this.#gathered?.of !== all) this.#gathered = { of: all, names: new KnownNames(skeletons, all) };
    return this.#gathered.names.twinOf(name, ownId);
  }
}
