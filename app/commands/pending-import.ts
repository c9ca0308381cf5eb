// A company file or a link that was offered: read once, and kept until the operator decides. Changes nothing itself.
import { type AddLinkReading, readAddLink } from '../companies/add-link.ts';
import type { Company } from '../companies/company.ts';
import { type CompanyFileReading, readCompanyFile } from '../companies/company-file-reading.ts';
import { type PlannedEntry, planImport } from '../companies/import-plan.ts';
import { twinsIn } from '../companies/import-twins.ts';
import type { NameSkeletons } from '../companies/name-skeleton.ts';
import { loadNameSkeletons } from '../companies/name-twins.ts';
import { type OfferReading, readOffer } from '../companies/offered-company.ts';
import type { ManagedRules } from '../managed/managed-rules.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { FileReading, ImportPreview } from '../shared/contract/sharing.ts';
import type { Texts } from '../texts/texts.ts';
import type { NamedFile } from './file-dialogs.ts';
import { entryViews, faultView, refusedTwice } from './import-view.ts';

/** Where the companies come from. */
export type ImportSource = { readonly file: NamedFile } | { readonly link: string };

export interface PendingImportOptions {
  readonly importId: string;
  readonly source: ImportSource;
  readonly providers: ProviderRegistry;
  readonly rules: ManagedRules;
  readonly texts: Texts;
  /** When it was offered. */
  readonly nowMs: number;
}

interface Plan {
  readonly entries: readonly PlannedEntry[];
  /** By entry: the company whose name its own looks like. */
  readonly twins: readonly (string | null)[];
}

export class PendingImport {
  readonly importId: string;
  readonly #options: PendingImportOptions;
  readonly #read: CompanyFileReading | AddLinkReading | Exclude<FileReading, { kind: 'text' }>;
  /** The plan that the operator sees. */
  #shownPlan = '';
  #skeletons: NameSkeletons | undefined;

  constructor(options: PendingImportOptions) {
    this.importId = options.importId;
    this.#options = options;
    this.#read = readingOf(options);
  }

  /** What importing it would do to `companies` as they are now. */
  async preview(companies: () => readonly Company[]): Promise<ImportPreview> {
    const { importId, source, texts, providers } = this.#options;
    this.#skeletons ??= await loadNameSkeletons();
    const offers = this.#offers();
    const plan = planFor(offers, companies(), this.#skeletons);
    this.#shownPlan = JSON.stringify(plan);
    const refused = offers.filter((offer) => offer.kind === 'refused');
    const fault = this.#read.kind === 'fault' ? this.#read.fault : this.#read.kind;
    return {
      importId,
      fileName: 'file' in source ? source.file.fileName : null,
      ...(fault === 'companies' ? {} : { fault: faultView(fault, texts) }),
      entries: entryViews(plan.entries, plan.twins, { texts, providers }),
      refused: [
        ...refused.map(({ label, reason }) => ({ label, reason })),
        ...refusedTwice(plan.entries, texts),
      ],
    };
  }

  /** The plan that was shown; undefined if the companies have changed since, so that it would do something else. */
  confirmedPlan(companies: readonly Company[]): readonly PlannedEntry[] | undefined {
    if (!this.#skeletons) return undefined;
    const plan = planFor(this.#offers(), companies, this.#skeletons);
    return JSON.stringify(plan) === this.#shownPlan ? plan.entries : undefined;
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

function readingOf({ source, providers }: PendingImportOptions) {
  if ('link' in source) return readAddLink(source.link, providers);
  const { reading } = source.file;
  return reading.kind === 'text' ? readCompanyFile(reading.text) : reading;
}

function planFor(
  offers: readonly OfferReading[],
  companies: readonly Company[],
  skeletons: NameSkeletons,
): Plan {
  const offered = offers.filter((offer) => offer.kind === 'offered');
  const entries = planImport(
    offered.map(({ company }) => company),
    companies,
  );
  return { entries, twins: twinsIn(entries, companies, skeletons) };
}
