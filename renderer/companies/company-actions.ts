// What any screen can do with a company, each action with its message afterwards.
import { createContext, useContext } from 'react';
import { needsNoSecret } from '../../app/shared/account.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { Problem } from '../../app/shared/contract/problem.ts';
import type { CopyFormat, CopyResult } from '../../app/shared/contract/sessions.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { call, currentSnapshot } from '../bridge.ts';
import { missesField } from '../managed/open-fields.ts';
import type { Navigator } from '../navigation.ts';
import { draftOf } from '../sign-in/company-draft.ts';
import { savedToast } from '../sign-in/saved-toast.ts';
import type { Translate } from '../texts/texts.ts';
import type { TrustDialogs } from '../trust/trust-dialogs.ts';
import { ownerOf, type TrustOwner } from '../trust/trust-owner.ts';
import { showToast, type Toast, type ToastAction } from '../ui/toast.tsx';
import { showUntilReturn } from '../ui/toast-until-return.ts';
import { undoAction } from '../undo-action.ts';

/** What had a problem; a copy by its format, null being the company's own. */
type Attempted = 'signIn' | 'renewal' | { readonly copyAs: CopyFormat | null };

export class CompanyActions {
  readonly #navigator: Navigator;
  readonly #t: Translate;
  readonly #trust: TrustDialogs;

  constructor(navigator: Navigator, t: Translate, trust: TrustDialogs) {
    this.#navigator = navigator;
    this.#t = t;
    this.#trust = trust;
  }

  /** True once a token is on the clipboard, which `ClipboardNews` says; `format` null means the company's own. */
  async copy(company: CompanyView, format: CopyFormat | null): Promise<boolean> {
    return this.tellCopy(company, await call('copyToken', { companyId: company.id, format }), format);
  }

  /** As above: says why nothing was copied. */
  tellCopy(company: CompanyView, result: CopyResult, format: CopyFormat | null = null): boolean {
    if (result.outcome === 'cancelled') return false;
    if (result.outcome === 'nothing') {
      const message = this.#problemToast(company, result.problem, { copyAs: format });
      if (result.isAway) showUntilReturn(message);
      else showToast(message);
      return false;
    }
    return true;
  }

  async renew(company: CompanyView): Promise<void> {
    const result = await call('renew', { companyId: company.id });
    if (result.outcome === 'notRenewed') {
      // The company's own screen shows the problem in a card.
      const hasCard = this.#navigator.shows({ screen: 'company', companyId: company.id });
      if (!hasCard) this.#showProblem(company, result.problem);
      return;
    }
    const { language } = currentSnapshot();
    const name = company.label;
    const title =
      result.validUntilMs === undefined
        ? this.#t('company.renewed', { name })
        : this.#t('company.renewedUntil', {
            name,
            moment: momentWords(result.validUntilMs, Date.now(), language),
          });
    showToast({ tone: 'good', title });
  }

  /** Opens the sign-in screen; signs in at once where the provider needs no secret. */
  async signIn(company: CompanyView): Promise<void> {
    const provider = currentSnapshot().providers.find(({ id }) => id === company.providerId);
    if (!provider || !needsNoSecret(provider) || missesField(company)) {
      this.#navigator.open({ screen: 'signIn', companyId: company.id });
      return;
    }
    const result = await call('signIn', { companyId: company.id, secrets: {}, storePassword: false });
    if (result.outcome === 'notSignedIn')
      return result.cancelled ? undefined : this.#showProblem(company, result.problem, 'signIn');
    if (result.outcome === 'invalid') return this.#navigator.open({ screen: 'edit', companyId: company.id });
    showToast(savedToast(this.#t('company.signedIn', { name: company.label }), result.notice));
  }

  async cancelSignIn(company: CompanyView): Promise<void> {
    await call('cancelSignIn', { companyId: company.id });
  }

  async signOut(company: CompanyView): Promise<void> {
    await call('signOut', { companyId: company.id });
    showToast({ tone: 'good', title: this.#t('company.signedOut', { name: company.label }) });
  }

  async duplicate(company: CompanyView): Promise<void> {
    const { companyId } = await call('duplicateCompany', { companyId: company.id });
    this.#navigator.open({ screen: 'edit', companyId });
    showToast({ tone: 'good', title: this.#t('company.duplicated', { name: company.label }) });
  }

  async remove(company: CompanyView): Promise<void> {
    // Its page would come back with the company if the deletion is undone.
    const page = { screen: 'company', companyId: company.id } as const;
    this.#navigator.finish(page, { screen: 'companies' });
    // Main counts from the beginning, however long it takes to save.
    const sinceMs = Date.now();
    await call('deleteCompany', { companyId: company.id });
    const action = undoAction(this.#t, () => this.#restore(company), sinceMs);
    showToast({ tone: 'good', title: this.#t('company.deleted', { name: company.label }), action });
  }

  async renewOnCopy(company: CompanyView): Promise<void> {
    const draft = { ...draftOf(company), renewalMode: 'onCopy' as const };
    const result = await call('saveCompany', { companyId: company.id, draft, secrets: {}, signIn: false });
    switch (result.outcome) {
      case 'saved': {
        const title = this.#t('company.onCopyChosen', { name: company.label });
        return void showToast({ tone: 'good', title, meaning: this.#t('company.onCopyChosenMeaning') });
      }
      case 'invalid': {
        const title = Object.values(result.fields).join(' ');
        return void showToast({ tone: 'bad', title, action: this.#edit(company) });
      }
      case 'notSignedIn':
        return this.#showProblem(company, result.problem);
      case 'cancelled':
        return undefined;
    }
  }

  async changeFavourite({ id: companyId, label: name, favourite }: CompanyView): Promise<void> {
    await call('setFavourite', { companyId, isFavourite: !favourite });
    if (favourite) showToast({ tone: 'good', title: this.#t('company.favouriteEnded', { name }) });
    else
      showToast({
        tone: 'good',
        title: this.#t('company.favouriteMade', { name }),
        meaning: this.#t('company.favouriteMeaning'),
      });
  }

  async copyDetails(company: CompanyView): Promise<void> {
    const { copied } = await call('copyDetails', { companyId: company.id });
    showToast(
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

  /** The one step that may solve a problem, as a button; undefined where there is none. `after`: what had the problem. */
  suggestedAction(company: CompanyView, { remedy }: Problem, after: Attempted = 'renewal'): Toast['action'] {
    switch (remedy) {
      case 'signIn':
        return { name: this.#t('company.signIn'), run: () => void this.signIn(company) };
      case 'edit':
        return this.#edit(company);
      case 'certificate':
        return {
          name: this.#t('trust.look'),
          run: () => this.#trust.look(this.trustOwner(company, after)),
        };
      case 'retry':
        return { name: this.#t('company.retry'), run: () => this.#again(company, after) };
      case 'none':
        return undefined;
    }
  }

  /** Main renews by itself what it can; what the operator wanted to sign in to is signed in to. */
  trustOwner(company: CompanyView, after: Attempted = 'renewal'): TrustOwner {
    return ownerOf(company, () => {
      showToast({ tone: 'good', title: this.#t('trust.trusted', { company: company.label }) });
      if (after === 'signIn') void this.signIn(company);
    });
  }

  #edit({ id: companyId }: CompanyView): ToastAction {
    return {
      name: this.#t('company.edit'),
      run: () => this.#navigator.open({ screen: 'edit', companyId }),
    };
  }

  #again(company: CompanyView, after: Attempted): void {
    if (after === 'signIn') void this.signIn(company);
    else if (after === 'renewal') void this.renew(company);
    else void this.copy(company, after.copyAs);
  }

  async #restore(company: CompanyView): Promise<void> {
    const { restored } = await call('restoreCompany', { companyId: company.id });
    const name = company.label;
    if (restored) showToast({ tone: 'good', title: this.#t('company.restored', { name }) });
    else showToast({ tone: 'risk', title: this.#t('company.notRestored', { name }) });
  }

  #showProblem(company: CompanyView, problem: Problem, after: Attempted = 'renewal'): void {
    showToast(this.#problemToast(company, problem, after));
  }

  #problemToast(company: CompanyView, problem: Problem, after: Attempted): Toast {
    const action = this.suggestedAction(company, problem, after);
    const { title, quote } = problem;
    const said = quote === undefined ? '' : `${this.#t('form.serviceSays', { words: quote })} `;
    return { tone: 'bad', title, meaning: said + problem.meaning, ...(action && { action }) };
  }
}

export const CompanyActionsContext = createContext<CompanyActions | null>(null);

export function useCompanyActions(): CompanyActions {
  const actions = useContext(CompanyActionsContext);
  if (!actions) throw new Error('No company actions around this component.');
  return actions;
}
