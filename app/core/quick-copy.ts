// Quick copy, without its window: copies what was chosen there, and tells by notification what the window no longer can.
import { z } from 'zod';
import type { TokenClipboard } from '../clipboard/token-clipboard.ts';
import type { SessionCommands } from '../commands/session-commands.ts';
import { type Company, idSchema } from '../companies/company.ts';
import type { CompanyList } from '../companies/company-list.ts';
import type { Navigation } from '../shared/contract/bridge.ts';
import type { CopyAsking } from '../shared/contract/companies.ts';
import { COPY_FORMATS, type CopyResult } from '../shared/contract/sessions.ts';
import { fitting } from '../shared/fitting.ts';
import type { BackgroundCopy } from './background-copy.ts';

/** Quick copy's window, as a role. */
export interface QuickCopyScreen {
  readonly isOpen: boolean;
  /** The focus goes back to where it was. */
  close(): void;
}

export interface QuickCopyOptions {
  readonly companies: Pick<CompanyList, 'get'>;
  readonly commands: Pick<SessionCommands, 'copy'>;
  readonly background: Pick<BackgroundCopy, 'tell'>;
  readonly clipboard: Pick<TokenClipboard, 'prepare' | 'newest'>;
  readonly askingOf: (company: Company) => CopyAsking | undefined;
  readonly screen: QuickCopyScreen;
  readonly showWindow: (navigation: Navigation) => void;
}

const copySchema = z.strictObject({ companyId: idSchema, format: z.enum(COPY_FORMATS).nullable() });
const openSchema = z.strictObject({ companyId: idSchema, screen: z.enum(['signIn', 'company']) });

export class QuickCopy {
  readonly #options: QuickCopyOptions;
  /** The copy that the open window waits for. */
  #copying: Promise<CopyResult> | undefined;

  constructor(options: QuickCopyOptions) {
    this.#options = options;
  }

  /** The operator is about to choose, in a window that waits for nothing yet. */
  prepare(): void {
    this.#copying = undefined;
    this.#options.clipboard.prepare();
  }

  /** The window closes once the token is on the clipboard; where nothing was copied, it stays and says why. */
  async copy(input: unknown): Promise<CopyResult> {
    const { commands, companies, background, screen } = this.#options;
    const chosen = fitting(copySchema, input)?.data;
    const company = chosen && companies.get(chosen.companyId);
    // Deleted while it was listed.
    if (!company) return { outcome: 'cancelled' };
    // Two windows in front of all others would hide one another, and this one has no say in the other's question.
    const isAsked = this.#isAskedAbout(company);
    if (isAsked) screen.close();
    const copying = commands.copy(company.id, chosen.format);
    if (!isAsked) this.#copying = copying;
    let isAwaited = false;
    const result = await copying.finally(() => {
      isAwaited = this.#copying === copying;
      if (isAwaited) this.#copying = undefined;
    });
    if (result.outcome === 'cancelled') return result;
    if (result.outcome === 'nothing' && isAwaited && screen.isOpen) return result;
    // One that was opened since is about another company.
    if (isAwaited) screen.close();
    background.tell(result, company);
    return result;
  }

  /** The operator closes the window, and with it calls off the copy that it waits for. */
  cancel(): void {
    if (this.#copying) this.#options.clipboard.newest.callOff('cancelled');
  }

  open(input: unknown): void {
    const target = fitting(openSchema, input)?.data;
    this.#options.screen.close();
    if (target) this.#options.showWindow(target);
  }

  #isAskedAbout(company: Company): boolean {
    const asking = this.#options.askingOf(company);
    return asking !== undefined && asking.pausedUntil === undefined;
  }
}
