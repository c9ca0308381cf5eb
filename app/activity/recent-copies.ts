// Whose token was copied lately, as the activity log remembers it: clearing the log forgets it too.
import type { Company } from '../companies/company.ts';
import type { CompanyList } from '../companies/company-list.ts';
import type { ActivityEntry, ActivityKind } from './activity-entry.ts';
import type { ActivityLog } from './activity-log.ts';

/** More would be a second list of all companies. */
export const RECENT_LIMIT = 5;

const COPIES: ReadonlySet<ActivityKind> = new Set(['copied', 'copiedAging']);

/** Without companies that are gone; the last one first. `entries`: oldest first. */
export function recentlyCopied(
  entries: readonly Pick<ActivityEntry, 'kind' | 'companyId'>[],
  isThere: (companyId: string) => boolean,
): readonly string[] {
  const recent = new Set<string>();
  for (let at = entries.length - 1; at >= 0 && recent.size < RECENT_LIMIT; at -= 1) {
    const { kind, companyId } = entries[at] ?? {};
    if (kind && COPIES.has(kind) && typeof companyId === 'string' && isThere(companyId))
      recent.add(companyId);
  }
  return [...recent];
}

type Log = Pick<ActivityLog, 'all' | 'revision'>;
type Companies = Pick<CompanyList, 'all' | 'get'>;

export class RecentCopies {
  readonly #log: Log;
  readonly #companies: Companies;
  #found:
    | { readonly revision: number; readonly of: readonly Company[]; readonly ids: readonly string[] }
    | undefined;

  constructor(log: Log, companies: Companies) {
    this.#log = log;
    this.#companies = companies;
  }

  /** Looks through the log only after a change. */
  ids(): readonly string[] {
    const { revision } = this.#log;
    const of = this.#companies.all();
    if (this.#found?.revision !== revision || this.#found.of !== of) {
      const ids = recentlyCopied(this.#log.all(), (id) => this.#companies.get(id) !== undefined);
      this.#found = { revision, of, ids };
    }
    return this.#found.ids;
  }
}
