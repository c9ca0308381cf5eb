// A file of companies that was offered, read once and kept until the operator decides. Changes nothing itself.
import type { ImportPreview } from '../contract.ts';
import type { CompanyProfile } from '../profiles/company-profile.ts';
import { type PlannedEntry, planImport } from '../profiles/import-plan.ts';
import { type OfferReading, readOffer } from '../profiles/offered-company.ts';
import { readProfileFile } from '../profiles/profile-file-reading.ts';
import type { NamedFile } from '../profiles/profile-file-source.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { Texts } from '../texts/texts.ts';
import { entryViews, faultView, refusedTwice } from './import-view.ts';

export interface OfferedFileOptions {
  readonly importId: string;
  readonly file: NamedFile;
  readonly providers: ProviderRegistry;
  readonly texts: Texts;
}

type Refused = Extract<OfferReading, { kind: 'refused' }>;
type Offered = Extract<OfferReading, { kind: 'offered' }>;

export class OfferedFile {
  readonly importId: string;
  readonly #options: OfferedFileOptions;
  readonly #offers: readonly Offered[];
  readonly #refused: readonly Refused[];
  readonly #fault: ImportPreview['fault'];
  /** The plan that the operator looks at. */
  #shownPlan = '';

  constructor(options: OfferedFileOptions) {
    const { importId, file, providers, texts } = options;
    this.importId = importId;
    this.#options = options;
    const read = file.reading.kind === 'text' ? readProfileFile(file.reading.text) : file.reading;
    const entries = read.kind === 'companies' ? read.companies : [];
    const offers = entries.map((entry) => readOffer(entry, providers, texts));
    this.#offers = offers.filter((offer) => offer.kind === 'offered');
    this.#refused = offers.filter((offer) => offer.kind === 'refused');
    if (read.kind !== 'companies')
      this.#fault = faultView(read.kind === 'fault' ? read.fault : read.kind, texts);
  }

  /** What taking it would do to `companies` as they are now. */
  preview(companies: readonly CompanyProfile[]): ImportPreview {
    const { importId, file, texts, providers } = this.#options;
    const plan = this.#planFor(companies);
    this.#shownPlan = JSON.stringify(plan);
    const refused = this.#refused.map(({ label, reason }) => ({ label, reason }));
    return {
      importId,
      fileName: file.fileName,
      ...(this.#fault ? { fault: this.#fault } : {}),
      entries: entryViews(plan, { texts, providers }),
      refused: [...refused, ...refusedTwice(plan, texts)],
    };
  }

  /** The plan that was shown; undefined where the companies are others since, so that it would do something else. */
  confirmedPlan(companies: readonly CompanyProfile[]): readonly PlannedEntry[] | undefined {
    const plan = this.#planFor(companies);
    return JSON.stringify(plan) === this.#shownPlan ? plan : undefined;
  }

  #planFor(companies: readonly CompanyProfile[]): readonly PlannedEntry[] {
    return planImport(
      this.#offers.map(({ company }) => company),
      companies,
    );
  }
}
