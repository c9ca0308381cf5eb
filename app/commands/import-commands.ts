// The window's commands about importing companies: offer a file or a link, preview it, import it, undo the import.
import type { Company } from '../companies/company.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { withTrust } from '../companies/company-trust.ts';
import { type CompanyChange, type ImportOutcome, importOutcome } from '../companies/import-outcome.ts';
import { Labels } from '../companies/import-plan.ts';
import type { ManagedRules } from '../managed/managed-rules.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { CommandInput } from '../shared/contract/bridge.ts';
import { UNDO_MS } from '../shared/contract/companies.ts';
import type { ImportPreview, ImportResult } from '../shared/contract/sharing.ts';
import { environmentKey } from '../shared/environment.ts';
import type { Vault } from '../storage/vault.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './command-dispatcher.ts';
import { DeletedCompanies } from './deleted-companies.ts';
import type { CompanyFileSource } from './file-dialogs.ts';
import { type ImportSource, PendingImport } from './pending-import.ts';

export interface ImportCommandsOptions {
  readonly source: CompanyFileSource;
  readonly companies: CompanyList;
  readonly providers: ProviderRegistry;
  readonly sessions: Sessions;
  readonly settings: SettingsStore;
  readonly vault: Pick<Vault, 'remove'>;
  readonly rules: ManagedRules;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Called after the list has changed, before the sessions have. */
  readonly onImported: (outcome: ImportOutcome) => void;
  readonly onUndone: () => void;
  readonly onChange: () => void;
}

interface DoneImport extends ImportOutcome {
  readonly undoUntilMs: number;
}

type ImportCommandName = 'chooseImport' | 'offerImport' | 'readImport' | 'applyImport' | 'undoImport';

export class ImportCommands {
  readonly #options: ImportCommandsOptions;
  /** Companies as they were before an import changed their address or account, until that can no longer be undone. */
  readonly #former: DeletedCompanies;
  /** The newest, and the one whose preview was read last: another must not take its place before the operator has agreed. */
  #offered: PendingImport | undefined;
  #shown: PendingImport | undefined;
  /** By import id: those that can be undone, and perhaps older ones. */
  readonly #done = new Map<string, DoneImport>();

  constructor(options: ImportCommandsOptions) {
    this.#options = options;
    this.#former = new DeletedCompanies(options);
  }

  readonly handlers: Handlers<ImportCommandName> = {
    chooseImport: async () => {
      const { source, texts } = this.#options;
      const request = { title: texts.say('import.dialog'), fileKind: texts.say('export.fileKind') };
      const file = await source.choose(request);
      return { importId: file ? this.#offer({ file }) : null };
    },
    offerImport: (file) => ({ importId: this.#offer({ file }) }),
    readImport: ({ importId }) => this.#read(importId),
    applyImport: (input) => this.#apply(input),
    undoImport: async ({ importId }) => ({ undone: await this.#undo(importId) }),
  };

  /** For a file that the system opens with the app. Returns the id of its preview. */
  async offerPath(path: string): Promise<string> {
    return this.#offer({ file: await this.#options.source.read(path) });
  }

  /** For a link that the system opens with the app. Returns the id of its preview. */
  offerLink(link: string): string {
    return this.#offer({ link });
  }

  /** The app is quitting: what an import replaced is forgotten now. */
  finish(): Promise<void> {
    return this.#former.forgetAll();
  }

  #offer(source: ImportSource): string {
    const { providers, rules, texts, clock, newId } = this.#options;
    const nowMs = clock.now();
    this.#offered = new PendingImport({ importId: newId(), source, providers, rules, texts, nowMs });
    return this.#offered.importId;
  }

  async #read(importId: string): Promise<ImportPreview | null> {
    const asked = this.#offeredAs(importId);
    if (!asked) return null;
    this.#shown = asked;
    return asked.preview(() => this.#options.companies.all());
  }

  #offeredAs(importId: string): PendingImport | undefined {
    return [this.#shown, this.#offered].find((each) => each?.importId === importId);
  }

  async #apply({ importId, choices }: CommandInput<'applyImport'>): Promise<ImportResult> {
    const { companies, clock, newId } = this.#options;
    const plan = this.#offeredAs(importId)?.confirmedPlan(companies.all());
    if (!plan) return { outcome: 'stale' };
    this.#shown = undefined;
    if (this.#offered?.importId === importId) this.#offered = undefined;
    const outcome = importOutcome(plan, choices, companies.all(), newId);
    const [added, changed] = [outcome.added.length, outcome.changed.length + outcome.replaced.length];
    const begun = [...outcome.added, ...outcome.replaced.map(({ after }) => after)];
    const applied = { outcome: 'applied', added, changed, waitingIds: begun.map(({ id }) => id) } as const;
    if (added + changed === 0) return applied;
    this.#forgetOld();
    this.#done.set(importId, { ...outcome, undoUntilMs: clock.monotonic() + UNDO_MS });
    await this.#carryOut(outcome);
    return applied;
  }

  /** The list is one save; everything else follows before anything can come in between. */
  async #carryOut(outcome: ImportOutcome): Promise<void> {
    const { companies, sessions, onImported, onChange } = this.#options;
    for (const { before } of outcome.replaced) {
      const session = sessions.get(before.id);
      this.#former.hold({ company: before, session, index: companies.indexOf(before.id) });
      sessions.drop(before.id);
    }
    const saved = companies.replaceAll(outcome.companies);
    onImported(outcome);
    for (const company of outcome.added) this.#begin(company);
    for (const { after } of outcome.replaced) this.#begin(after);
    const favoured = outcome.replaced.map(({ before, after }) => this.#renameFavourite(before.id, after.id));
    const settled = outcome.changed.map(({ after }) => sessions.get(after.id)?.changeSettings(after));
    favoured.push(this.#addFavourites(outcome.favouriteIds));
    onChange();
    await Promise.all([saved, ...favoured, ...settled]);
  }

  /** Signed out: it sends nothing to its address until the operator signs in. */
  #begin(company: Company): void {
    const session = this.#options.sessions.prepare(company);
    if (session) this.#options.sessions.keep(session);
  }

  /** After those that the operator has, so that the shortcut goes on copying the same one. */
  async #addFavourites(ids: readonly string[]): Promise<void> {
    const { settings } = this.#options;
    if (ids.length === 0) return;
    await settings.change({ favouriteCompanyIds: [...settings.current.favouriteCompanyIds, ...ids] });
  }

  async #renameFavourite(fromId: string, toId: string): Promise<void> {
    const { settings } = this.#options;
    const ids = settings.current.favouriteCompanyIds;
    if (!ids.includes(fromId)) return;
    await settings.change({ favouriteCompanyIds: ids.map((id) => (id === fromId ? toId : id)) });
  }

  /** Keeps what the operator has changed since. */
  async #undo(importId: string): Promise<boolean> {
    const { companies, sessions, vault, onUndone, onChange } = this.#options;
    this.#forgetOld();
    const done = this.#done.get(importId);
    if (!done) return false;
    this.#done.delete(importId);
    // What IT has taken over since is no longer the operator's to undo.
    const isOwn = ({ id }: Company) => companies.get(id)?.managed === undefined;
    const back = done.replaced.filter(({ after }) => companies.get(after.id) && isOwn(after));
    const changed = [...done.changed.filter(({ after }) => isOwn(after)), ...back];
    const changeById = new Map(changed.map((change) => [change.after.id, change]));
    const gone = new Set(done.added.filter(isOwn).map(({ id }) => id));
    const staying = companies.all().filter(({ id }) => !gone.has(id));
    const labels = new Labels(staying);
    const restoredList = staying.map((company) => {
      const former = changedBack(company, changeById.get(company.id));
      const label = labels.rename(company.label, former.label);
      return label === former.label ? former : { ...former, label };
    });
    const saved = companies.replaceAll(restoredList);
    onUndone();
    const endedIds = [...gone, ...back.map(({ after }) => after.id)];
    const ended = endedIds.map((id) => ({ id, session: sessions.drop(id) }));
    const touched = new Set(changed.map(({ before }) => before.id));
    const restored = back.map(({ before, after }) => this.#bringBack(before.id, after.id));
    const settled = restoredList
      .filter(({ id }) => touched.has(id))
      .map((company) => sessions.get(company.id)?.changeSettings(company));
    onChange();
    const forget = ({ id, session }: (typeof ended)[number]) => session?.signOut() ?? vault.remove(id);
    await Promise.all([saved, ...ended.map(forget), ...restored, ...settled]);
    return true;
  }

  #forgetOld(): void {
    const now = this.#options.clock.monotonic();
    for (const [importId, { undoUntilMs }] of this.#done) if (now >= undoUntilMs) this.#done.delete(importId);
  }

  async #bringBack(formerId: string, id: string): Promise<void> {
    const { companies, sessions } = this.#options;
    const session = this.#former.release(formerId)?.session;
    const favoured = this.#renameFavourite(id, formerId);
    const company = companies.get(formerId);
    if (session) sessions.keep(session);
    // Signing out of all has forgotten it.
    else if (company) this.#begin(company);
    // What the vault held of it may have been removed meanwhile.
    const stored = session?.view.token ? session.store() : undefined;
    await Promise.all([favoured, stored]);
  }
}

function changedBack(company: Company, change: CompanyChange | undefined): Company {
  if (!change) return company;
  const { before, after } = change;
  const { renewalMode, environment, askBeforeCopy, ...others } = company;
  const mode = renewalMode === after.renewalMode ? before.renewalMode : renewalMode;
  const isEnvironmentAsImported = environmentKey(environment) === environmentKey(after.environment);
  const formerEnvironment = isEnvironmentAsImported ? before.environment : environment;
  const asks = askBeforeCopy === after.askBeforeCopy ? before.askBeforeCopy : askBeforeCopy;
  const back = {
    ...others,
    label: company.label === after.label ? before.label : company.label,
    copyFormat: company.copyFormat === after.copyFormat ? before.copyFormat : company.copyFormat,
    ...(mode === undefined ? {} : { renewalMode: mode }),
    ...(formerEnvironment && { environment: formerEnvironment }),
    ...(asks === undefined ? {} : { askBeforeCopy: asks }),
  };
  if (before.id !== after.id) return withAccountOf(before, back);
  const isAsImported = JSON.stringify(company.trust) === JSON.stringify(after.trust);
  return isAsImported ? withTrust(back, before.trust ?? {}) : back;
}

/** What belongs to the address and account that the import replaced comes back with them. */
function withAccountOf(
  { id, address, account, storePassword, trust = {} }: Company,
  company: Company,
): Company {
  return withTrust({ ...company, id, address, account, storePassword }, trust);
}
