// The activity on the disk, in pages of a few hundred entries, each a guarded document: a save costs what has changed,
// not what is kept. Knows neither what an entry means nor how long it is kept.
import { setImmediate } from 'node:timers/promises';
import type { DurableDocument, LoadReport } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { ActivityEntry } from './activity-entry.ts';

const PAGE_ENTRIES = 250;
/** Enough that 5,000 entries with consecutive numbers fill no page twice. */
const PAGES = 21;

interface ActivityContent {
  readonly entries: ActivityEntry[];
}

type Page = Pick<DurableDocument<ActivityContent>, 'load' | 'save'>;

export class ActivityPages {
  readonly #pages: readonly Page[];
  /** A signature of what each page holds on the disk. */
  #written: string[] = [];

  /** `open`: the document of a page, by its name. The first page has the name that once held all entries. */
  constructor(open: (name: string) => Page) {
    this.#pages = Array.from({ length: PAGES }, (_, page) =>
      open(page === 0 ? 'activity' : `activity-${page}`),
    );
  }

  /** Never `refused` as a whole: a page that cannot be read leaves the others. */
  async load(): Promise<LoadReport<ActivityContent>> {
    const reports: LoadReport<ActivityContent>[] = [];
    for (const page of this.#pages) {
      const report = await page.load();
      reports.push(report);
      // A full page takes some milliseconds, and a copy may be under way.
      if (report.source !== 'fresh') await setImmediate();
    }
    this.#written = reports.map(({ value }) => signature(value.entries));
    const entries = reports.flatMap(({ value }) => value.entries);
    const byNumber = new Map(entries.map((entry) => [entry.id, entry]));
    return {
      value: { entries: [...byNumber.values()].sort((a, b) => a.id - b.id) },
      source: entries.length > 0 ? 'current' : 'fresh',
      faults: reports.flatMap(({ faults }) => faults).map((fault) => ({ ...fault, document: 'activity' })),
    };
  }

  /** Saves the pages that changed, up to the first failure; the next save does the rest. One save at a time. */
  async save({ entries }: ActivityContent): Promise<SaveOutcome> {
    const contents: ActivityEntry[][] = this.#pages.map(() => []);
    for (const entry of entries) contents[pageOf(entry)]?.push(entry);
    // The first page last: it may still hold entries that are about to move to the others.
    for (const [page, content] of [...contents.entries()].reverse()) {
      const saved = await this.#savePage(page, content);
      if (saved.outcome === 'failed') return saved;
    }
    return { outcome: 'saved' };
  }

  async #savePage(page: number, entries: ActivityEntry[]): Promise<SaveOutcome> {
    const now = signature(entries);
    if (this.#written[page] === now) return { outcome: 'saved' };
    const saved = (await this.#pages[page]?.save({ entries })) ?? { outcome: 'saved' };
    if (saved.outcome === 'saved') this.#written[page] = now;
    return saved;
  }
}

const pageOf = ({ id }: ActivityEntry) => Math.floor(id / PAGE_ENTRIES) % PAGES;

/** Entries never change: they are added with the highest number, and removed. */
function signature(entries: readonly ActivityEntry[]): string {
  return `${entries.length} ${entries.at(0)?.id} ${entries.at(-1)?.id}`;
}
