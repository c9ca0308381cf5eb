// The vault on the disk, in pages of a few companies, each a guarded document: saving one company's secret costs the same among
// ten companies and among ten thousand. Knows nothing of what an entry means.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentFiles } from './document-files.ts';
import type { DurableDocument, LoadReport } from './durable-document.ts';
import { type FailureReason, type SaveFailure, type SaveOutcome, saveFailure } from './save-outcome.ts';
import { refusalOf } from './system-error.ts';
import { VAULT_DOCUMENT, type VaultContent, type VaultEntry } from './vault-document.ts';

export const PAGE_COMPANIES = 32;
/** So many are loaded in a few milliseconds, in which nothing else is heard. */
const TURN_PAGES = 8;
/** A save that meets more pages that cannot be written leaves the rest to the next. */
const MOST_FAILURES = 2;
/** Not the matter of one page: the others are left as they are. */
const OF_ALL_PAGES: readonly FailureReason[] = ['diskFull', 'readOnly', 'refused'];

type Page = Pick<DurableDocument<VaultContent>, 'load' | 'save' | 'forgetAside'>;
type Entries = Map<string, VaultEntry>;

export interface VaultPagesOptions {
  readonly folder: string;
  readonly files: Pick<DocumentFiles, 'list'>;
  /** The document of a page, by its name. */
  readonly open: (name: string) => Page;
}

interface OpenPage {
  readonly document: Page;
  /** Undefined from the beginning of a save until it has succeeded: the page's two files may differ. */
  onDisk: Entries | undefined;
}

export class VaultPages {
  readonly #options: VaultPagesOptions;
  /** By number. The first has the name that once held all entries. */
  readonly #pages = new Map<number, OpenPage>();
  readonly #pageOf = new Map<string, number>();
  /** Pages whose last save failed, the latest at the end. They are tried after all others, so that each gets its turn. */
  readonly #failing = new Set<number>();

  constructor(options: VaultPagesOptions) {
    this.#options = options;
  }

  /** `refused` as soon as one page is: what it holds is unknown, and must neither be overwritten nor stored a second time. */
  async load(): Promise<LoadReport<VaultContent>> {
    const reports: LoadReport<VaultContent>[] = [];
    const entries: Entries = new Map();
    for (const [number, files] of this.#pagesOnDisk()) {
      const report = await this.#openPage(number, files);
      reports.push(report);
      if (reports.length % TURN_PAGES === 0) await nextTurn();
      for (const [companyId, entry] of Object.entries(report.value.entries)) {
        if (entry.savedAtMs < (entries.get(companyId)?.savedAtMs ?? 0)) continue;
        entries.set(companyId, entry);
        this.#pageOf.set(companyId, number);
      }
    }
    const refused = reports.find(({ source }) => source === 'refused');
    return {
      value: refused ? VAULT_DOCUMENT.initial : { entries: Object.fromEntries(entries) },
      source: refused?.source ?? reports[0]?.source ?? 'fresh',
      faults: reports
        .flatMap(({ faults }) => faults)
        .map((fault) => ({ ...fault, document: VAULT_DOCUMENT.name })),
    };
  }

  /** Saves the pages that changed; a page that cannot be written does not keep the others back. One save at a time. */
  async save({ entries }: VaultContent): Promise<SaveOutcome> {
    for (const companyId of this.#pageOf.keys())
      if (!Object.hasOwn(entries, companyId)) this.#pageOf.delete(companyId);
    const wantedByPage = this.#inPages(entries);
    const others = [...wantedByPage.keys()].filter((number) => !this.#failing.has(number));
    const failures: SaveFailure[] = [];
    for (const number of [...others, ...this.#failing]) {
      const saved = await this.#savePage(number, wantedByPage.get(number) ?? new Map());
      if (saved.outcome === 'failed') failures.push(saved);
      if (failures.length === MOST_FAILURES || failures.some(({ reason }) => OF_ALL_PAGES.includes(reason)))
        break;
    }
    return failures[0] ?? { outcome: 'saved' };
  }

  /** Removes all other files that may hold what a page held, as many as can be removed even after a refusal. */
  async forgetAside(): Promise<SaveOutcome> {
    let outcome: SaveOutcome = { outcome: 'saved' };
    for (const { document } of this.#pages.values()) {
      const forgotten = await document.forgetAside();
      if (forgotten.outcome === 'failed') outcome = forgotten;
    }
    return outcome;
  }

  async #savePage(number: number, wanted: Entries): Promise<SaveOutcome> {
    const page = this.#pages.get(number) ?? (await this.#newPage(number));
    if (!page) return saveFailure('REFUSED');
    if (page.onDisk && isSame(page.onDisk, wanted)) return { outcome: 'saved' };
    page.onDisk = undefined;
    const saved = await page.document.save({ entries: Object.fromEntries(wanted) });
    if (saved.outcome === 'saved') page.onDisk = wanted;
    this.#failing.delete(number);
    if (saved.outcome === 'failed' && !OF_ALL_PAGES.includes(saved.reason)) this.#failing.add(number);
    return saved;
  }

  /** A company stays on its page for as long as it has a secret; a new one takes the first place that is free. */
  #inPages(entries: VaultContent['entries']): ReadonlyMap<number, Entries> {
    const pages = new Map<number, Entries>([...this.#pages.keys()].map((number) => [number, new Map()]));
    const put = (number: number, companyId: string, entry: VaultEntry) =>
      pages.set(number, (pages.get(number) ?? new Map()).set(companyId, entry));
    const newcomers = Object.entries(entries).filter(([companyId, entry]) => {
      const number = this.#pageOf.get(companyId);
      if (number !== undefined) put(number, companyId, entry);
      return number === undefined;
    });
    let number = 1;
    for (const [companyId, entry] of newcomers) {
      while ((pages.get(number)?.size ?? 0) >= PAGE_COMPANIES) number += 1;
      put(number, companyId, entry);
      this.#pageOf.set(companyId, number);
    }
    return pages;
  }

  async #openPage(number: number, files?: readonly string[]): Promise<LoadReport<VaultContent>> {
    const document = this.#options.open(pageName(number));
    const report = await document.load(files);
    this.#pages.set(number, { document, onDisk: new Map(Object.entries(report.value.entries)) });
    return report;
  }

  /** Undefined where something is in its place that was not there when the vault was loaded. */
  async #newPage(number: number): Promise<OpenPage | undefined> {
    const { source } = await this.#openPage(number);
    return source === 'refused' ? undefined : this.#pages.get(number);
  }

  /** The names of each page's files, in order; the first page is among them, with or without a file. */
  #pagesOnDisk(): ReadonlyMap<number, readonly string[]> {
    const { files, folder } = this.#options;
    let names: readonly string[] = [];
    // What the system refuses here, reading the first page will show.
    refusalOf(() => {
      names = files.list(folder);
    });
    const found = new Map<number, string[]>([[1, []]]);
    for (const name of names) {
      const number = pageNumber(name);
      if (number !== undefined) found.set(number, [...(found.get(number) ?? []), name]);
    }
    const pages = [...found].filter(([number, own]) => number === 1 || own.some(isPageFile));
    return new Map(pages.sort(([one], [other]) => one - other));
  }
}

const pageName = (number: number) =>
  number === 1 ? VAULT_DOCUMENT.name : `${VAULT_DOCUMENT.name}-${number}`;

/** Of any of its files, also one that was set aside. */
function pageNumber(fileName: string): number | undefined {
  if (fileName.startsWith(`${VAULT_DOCUMENT.name}.`)) return 1;
  const found = /^vault-([2-9]|[1-9]\d{1,5})\./.exec(fileName)?.[1];
  return found === undefined ? undefined : Number(found);
}

const isPageFile = (fileName: string) => /^[^.]+(\.last-good)?\.json$/.test(fileName);

function isSame(one: Entries, other: Entries): boolean {
  if (one.size !== other.size) return false;
  for (const [companyId, entry] of other) {
    const before = one.get(companyId);
    if (before !== entry && !(before && isSameEntry(before, entry))) return false;
  }
  return true;
}

const isSameEntry = (one: VaultEntry, other: VaultEntry) =>
  one.savedAtMs === other.savedAtMs && one.strength === other.strength && one.ciphertext === other.ciphertext;
