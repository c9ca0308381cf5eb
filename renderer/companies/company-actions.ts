// What can be done to a company from any screen, each with its message afterwards. Holds no state.
import { createContext, useContext } from 'react';
import type { CompanyView, CopyFormat, Problem } from '../../app/contract.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { call, currentSnapshot } from '../bridge.ts';
import { UNDO_DELETE_MS } from '../contract-values.ts';
import type { Navigator } from '../navigation.ts';
import type { Translate } from '../texts/texts.ts';
import { showMessage } from '../ui/toast.tsx';

export class CompanyActions {
  readonly #navigator: Navigator;
  readonly #t: Translate;
  /** Companies whose sign-in was given up: its end is no news. */
  readonly #cancelled = new Set<string>();

  constructor(navigator: Navigator, t: Translate) {
    this.#navigator = navigator;
    this.#t = t;
  }

  /** True when a token is on the clipboard; `format` null takes the company's own. */
  async copy(company: CompanyView, format: CopyFormat | null): Promise<boolean> {
    const result = await call('copyToken', { companyId: company.id, format });
    if (result.outcome === 'nothing') {
      this.#showProblem(company, result.problem);
      return false;
    }
    showMessage({ tone: result.shortLived ? 'risk' : 'good', title: result.message });
    return true;
  }

  async refresh(company: CompanyView): Promise<void> {
    const result = await call('refresh', { companyId: company.id });
    if (result.outcome === 'notRenewed') {
      // The company's own screen has a card that says it.
      const hasCard = this.#navigator.shows({ screen: 'company', companyId: company.id });
      if (!hasCard) this.#showProblem(company, result.problem);
      return;
    }
    const { language } = currentSnapshot();
    const name = company.label;
    const title =
      result.validUntilMs === undefined
        ? this.#t('company.refreshed', { name })
        : this.#t('company.refreshedUntil', {
            name,
            moment: momentWords(result.validUntilMs, Date.now(), language),
          });
    showMessage({ tone: 'good', title });
  }

  /** Asks for the secrets on a screen of their own; signs in at once where the provider needs none. */
  async signIn(company: CompanyView): Promise<void> {
    const provider = currentSnapshot().providers.find(({ id }) => id === company.providerId);
    if (!provider || provider.fields.some((field) => field.secret)) {
      this.#navigator.open({ screen: 'signIn', companyId: company.id });
      return;
    }
    this.#cancelled.delete(company.id);
    const result = await call('signIn', { companyId: company.id, secrets: {}, storePassword: false });
    if (result.outcome === 'notSignedIn')
      return this.#cancelled.has(company.id) ? undefined : this.#showProblem(company, result.problem);
    if (result.outcome === 'invalid') return this.#navigator.open({ screen: 'edit', companyId: company.id });
    showMessage({
      tone: 'good',
      title: this.#t('company.signedIn', { name: company.label }),
      ...meaningOf(result.notice),
    });
  }

  async cancelSignIn(company: CompanyView): Promise<void> {
    this.#cancelled.add(company.id);
    await call('cancelSignIn', { companyId: company.id });
  }

  async signOut(company: CompanyView): Promise<void> {
    await call('signOut', { companyId: company.id });
    showMessage({ tone: 'good', title: this.#t('company.signedOut', { name: company.label }) });
  }

  async duplicate(company: CompanyView): Promise<void> {
    const { companyId } = await call('duplicateCompany', { companyId: company.id });
    this.#navigator.open({ screen: 'edit', companyId });
    showMessage({ tone: 'good', title: this.#t('company.duplicated', { name: company.label }) });
  }

  async remove(company: CompanyView): Promise<void> {
    await call('deleteCompany', { companyId: company.id });
    const undo = { name: this.#t('company.undo'), run: () => void this.#restore(company) };
    const title = this.#t('company.deleted', { name: company.label });
    showMessage({ tone: 'good', title, action: undo }, UNDO_DELETE_MS);
  }

  async pin(company: CompanyView): Promise<void> {
    await call('pinCompany', { companyId: company.pinned ? null : company.id });
    const name = company.label;
    if (company.pinned) showMessage({ tone: 'good', title: this.#t('company.unpinDone', { name }) });
    else
      showMessage({
        tone: 'good',
        title: this.#t('company.pinDone', { name }),
        meaning: this.#t('company.pinMeaning'),
      });
  }

  async copyDetails(company: CompanyView): Promise<void> {
    const { copied } = await call('copyDetails', { companyId: company.id });
    showMessage(
      copied
        ? {
            tone: 'good',
            title: this.#t('company.detailsCopied'),
            meaning: this.#t('company.detailsCopiedMeaning'),
          }
        : {
            tone: 'bad',
            title: this.#t('company.detailsNotCopied'),
            meaning: this.#t('company.detailsNotCopiedMeaning'),
          },
    );
  }

  /** The one step that leads out of a problem. */
  async takeWayOut(company: CompanyView, problem: Problem): Promise<void> {
    if (problem.wayOut === 'signIn') await this.signIn(company);
    if (problem.wayOut === 'edit') this.#navigator.open({ screen: 'edit', companyId: company.id });
    if (problem.wayOut === 'retry') await this.refresh(company);
  }

  wayOutName(problem: Problem): string | undefined {
    if (problem.wayOut === 'signIn') return this.#t('company.signIn');
    if (problem.wayOut === 'edit') return this.#t('company.edit');
    if (problem.wayOut === 'retry') return this.#t('company.retry');
    return undefined;
  }

  async #restore(company: CompanyView): Promise<void> {
    const { restored } = await call('restoreCompany', { companyId: company.id });
    const name = company.label;
    if (restored) showMessage({ tone: 'good', title: this.#t('company.restored', { name }) });
    else showMessage({ tone: 'risk', title: this.#t('company.notRestored', { name }) });
  }

  #showProblem(company: CompanyView, problem: Problem): void {
    const name = this.wayOutName(problem);
    const action =
      name === undefined ? {} : { action: { name, run: () => void this.takeWayOut(company, problem) } };
    const { title, quote } = problem;
    const said = quote === undefined ? '' : `${this.#t('form.serviceSays', { words: quote })} `;
    showMessage({ tone: 'bad', title, meaning: said + problem.meaning, ...action });
  }
}

function meaningOf(notice: string | undefined): { readonly meaning?: string } {
  return notice === undefined ? {} : { meaning: notice };
}

export const CompanyActionsContext = createContext<CompanyActions | null>(null);

export function useCompanyActions(): CompanyActions {
  const actions = useContext(CompanyActionsContext);
  if (!actions) throw new Error('No company actions around this component.');
  return actions;
}
