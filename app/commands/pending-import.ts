// A company file that was offered: read once, and kept until the operator decides. Changes nothing itself.
import type { Company } from '../companies/company.ts';
import { type CompanyFileReading, readCompanyFile } from '../companies/company-file-reading.ts';
import { type PlannedEntry, planImport } from '../companies/import-plan.ts';
import { type OfferReading, readOffer } from '../companies/offered-company.ts';
import type { ManagedRules } from '../managed/managed-rules.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { FileReading, ImportPreview } from '../shared/contract/sharing.ts';
import type { Texts } from '../texts/texts.ts';
import type { NamedFile } from './file-dialogs.ts';
import { entryViews, faultView, refusedTwice } from './import-view.ts';

export interface PendingImportOptions {
  readonly importId: string;
  readonly file: NamedFile;
  readonly providers: ProviderRegistry;
  readonly rules: ManagedRules;
  readonly texts: Texts;
  /** When it was offered. */
  readonly nowMs: number;
}

export class PendingImport {
  readonly importId: string;
  readonly #options: PendingImportOptions;
  readonly #read: CompanyFileReading | Exclude<FileReading, { kind: 'text' }>;
  /** The plan that the operator sees. */
  #shownPlan = '';

  constructor(options: PendingImportOptions) {
    const { importId, file } = options;
    this.importId = importId;
    this.#options = options;
    this.#read = file.reading.kind === 'text' ? readCompanyFile(file.reading.text) : file.reading;
  }

  /** What importing it would do to `companies` as they are now. */
  preview(companies: readonly Company[]): ImportPreview {
    const { importId, file, texts, providers } = this.#options;
    const offers = this.#offers();
    const plan = planFor(offers, companies);
    this.#shownPlan = JSON.stringify(plan);
    const refused = offers.filter((offer) => offer.kind === 'refused');
    const fault = this.#read.kind === 'fault' ? this.#read.fault : this.#read.kind;
    return {
      importId,
      fileName: file.fileName,
      ...(fault === 'companies' ? {} : { fault: faultView(fault, texts) }),
      entries: entryViews(plan, { texts, providers }),
      refused: [...refused.map(({ label, reason }) => ({ label, reason })), ...refusedTwice(plan, texts)],
    };
  }

  /** The plan that was shown; undefined if the companies have changed since, so that it would do something else. */
  confirmedPlan(companies: readonly Company[]): readonly PlannedEntry[] | undefined {
    const plan = planFor(this.#offers(), companies);
    return JSON.stringify(plan) === this.#shownPlan ? plan : undefined;
  }

  /** Read each time, so that the reasons for refusals are in the present language. */
  #offers(): readonly OfferReading[] {
    const entries = this.#read.kind === 'companies' ? this.#read.companies : [];
    return entries.map((entry) => this.#allowed(readOffer(entry, this.#options)));
  }

  #allowed(offer: OfferReading): OfferReading {
    if (offer.kind === 'refused') return offer;
    const reason = this.#options.rules.refusalOf(offer.company);
    return reason === undefined ? offer : { kind: 'refused', label: offer.company.label, reason };
  }
}

function planFor(offers: readonly OfferReading[], companies: readonly Company[]): readonly PlannedEntry[] {
  const offered = offers.filter((offer) => offer.kind === 'offered');
  return planImport(
    offered.map(({ company }) => company),
    companies,
  );
}
