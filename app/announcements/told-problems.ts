// The notifications about trouble that the system may still show: one is withdrawn once none of its companies is in trouble.

interface Told {
  /** What it is about, as `causeKey` has it. */
  readonly causeKeys: ReadonlySet<string>;
  readonly companyIds: Set<string>;
  readonly withdraw: () => void;
}

export class ToldProblems {
  readonly #byCompany = new Map<string, Told>();

  /** Those that a notification is about. */
  get companyIds(): readonly string[] {
    return [...this.#byCompany.keys()];
  }

  /** In place of what was told of these companies before. */
  add(companyIds: readonly string[], { causeKeys, withdraw }: Pick<Told, 'causeKeys' | 'withdraw'>): void {
    this.#gather({ causeKeys, withdraw, companyIds: new Set() }, companyIds);
  }

  /** The same has happened to these companies, and that is no news. */
  join(causeKey: string, companyIds: readonly string[]): void {
    const told = [...this.#byCompany.values()].find(({ causeKeys }) => causeKeys.has(causeKey));
    if (told) this.#gather(told, companyIds);
  }

  /** It is no longer in trouble, or gone. */
  end(companyId: string): void {
    const told = this.#byCompany.get(companyId);
    this.#byCompany.delete(companyId);
    told?.companyIds.delete(companyId);
    if (told?.companyIds.size === 0) told.withdraw();
  }

  #gather(told: Told, companyIds: readonly string[]): void {
    for (const companyId of companyIds) {
      this.end(companyId);
      told.companyIds.add(companyId);
      this.#byCompany.set(companyId, told);
    }
  }
}
