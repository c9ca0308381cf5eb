// The state of the add and edit form: the draft, the secrets while they are typed, and what came of saving.
import { useEffect, useRef, useState } from 'react';
import type { CompanyDraft, ProviderView, TypedSecrets } from '../../app/contract.ts';
import { tidyText } from '../../app/shared/unseen.ts';
import { call } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { showMessage } from '../ui/toast.tsx';
import {
  fieldOrder,
  isCleanedUp,
  isTyped,
  signsInOnSave,
  tidyDraft,
  typedIn,
  typedSecrets,
  unchangedSince,
  withAccountField,
  withProvider,
} from './company-draft.ts';
import { useCancel } from './use-cancel.ts';
import { useFormFields } from './use-form-fields.ts';

interface FormStart {
  /** Null adds a company. */
  readonly companyId: string | null;
  readonly draft: CompanyDraft;
  readonly providers: readonly ProviderView[];
}

export function useCompanyForm({ companyId, draft: firstDraft, providers }: FormStart) {
  const navigator = useNavigator();
  const t = useTexts();
  const [start] = useState(firstDraft);
  const [draft, setDraft] = useState(firstDraft);
  const [secrets, setSecrets] = useState<TypedSecrets>({});
  const [working, setWorking] = useState<'signIn' | 'save' | null>(null);
  const provider = providers.find(({ id }) => id === draft.providerId) ?? providers[0];
  if (!provider) throw new Error('The snapshot names no way to sign in.');
  const order = fieldOrder(provider);
  const fields = useFormFields(order);
  /** Fields out of which something was taken that could not be seen. */
  const [cleaned, setCleaned] = useState<readonly string[]>([]);
  const understood = useUnderstood(companyId, draft);
  const cancelling = useCancel(companyId, working === 'signIn');
  const latest = useRef(draft);
  latest.current = draft;

  const typed = isTyped(start, draft, secrets);
  useEffect(() => {
    navigator.holdTyped(typed);
    return () => navigator.holdTyped(false);
  }, [navigator, typed]);

  const change = (name: string, next: CompanyDraft) => {
    setDraft(next);
    setCleaned((names) => names.filter((each) => each !== name));
    fields.setError(name, undefined);
  };

  /** From now on the fields show what is sent. */
  const showTidy = (typed: CompanyDraft, names: readonly string[]) => {
    const tidy = tidyDraft(start, typed, names);
    setDraft(tidy);
    const news = names.filter((name) => isCleanedUp(typedIn(typed, name) ?? '', typedIn(tidy, name) ?? ''));
    if (news.length > 0) setCleaned((known) => [...new Set([...known, ...news])]);
  };

  const leave = async (name: string) => {
    // Leaving the window is not leaving the field.
    if (!document.hasFocus()) return;
    const checked = latest.current;
    const found = await call('checkCompany', { companyId, draft: checked });
    if (typedIn(latest.current, name) !== typedIn(checked, name)) return;
    // What the service said of it stands until it is changed.
    if (found.fields[name] === undefined) showTidy(latest.current, [name]);
    else fields.setError(name, found.fields[name]);
  };

  const save = async (signIn: boolean) => {
    if (working) return;
    cancelling.begin();
    setWorking(signIn ? 'signIn' : 'save');
    try {
      const given = signIn ? typedSecrets(provider, secrets) : {};
      const result = await call('saveCompany', { companyId, draft, secrets: given, signIn });
      if (result.outcome === 'invalid') return fields.showErrors(result.fields);
      if (result.outcome === 'notSignedIn') {
        showTidy(latest.current, unchangedSince(draft, latest.current, order));
        return cancelling.wasCancelled() ? fields.clear() : fields.showProblem(result.problem);
      }
      if (companyId === null)
        navigator.finish({ screen: 'add' }, { screen: 'company', companyId: result.companyId });
      else navigator.finish({ screen: 'edit', companyId });
      showMessage({
        tone: result.notice === undefined ? 'good' : 'risk',
        title: t(savedText(companyId, signIn), { name: tidyText(draft.label) }),
        ...(result.notice !== undefined && { meaning: result.notice }),
      });
    } finally {
      setWorking(null);
    }
  };

  return {
    draft,
    secrets,
    provider,
    fields,
    working,
    cleaned,
    understood,
    cancel: cancelling.cancel,
    leave,
    save,
    signsIn: signsInOnSave(companyId === null ? null : start, draft, secrets, provider),
    setLabel: (label: string) => change('label', { ...draft, label }),
    setAddress: (address: string) => change('address', { ...draft, address }),
    setAccountField: (name: string, value: string) => change(name, withAccountField(draft, name, value)),
    setSecret: (name: string, value: string) => {
      setSecrets({ ...secrets, [name]: value });
      fields.setError(name, undefined);
    },
    setStorePassword: (storePassword: boolean) => setDraft({ ...draft, storePassword }),
    setCopyFormat: (copyFormat: CompanyDraft['copyFormat']) => setDraft({ ...draft, copyFormat }),
    chooseProvider: (chosen: ProviderView) => {
      setDraft(withProvider(draft, chosen));
      setCleaned([]);
      fields.clear();
    },
  };
}

export type CompanyForm = ReturnType<typeof useCompanyForm>;

/** The address as main understands what is typed just now; undefined while it is none. */
function useUnderstood(companyId: string | null, draft: CompanyDraft): string | undefined {
  const [understood, setUnderstood] = useState<string | null>(null);
  const { address, providerId } = draft;
  const rest = useRef(draft);
  rest.current = draft;
  useEffect(() => {
    let isCurrent = true;
    const check = { companyId, draft: { ...rest.current, address, providerId } };
    void call('checkCompany', check).then((found) => {
      if (isCurrent) setUnderstood(found.address);
    });
    return () => {
      isCurrent = false;
    };
  }, [companyId, address, providerId]);
  return understood ?? undefined;
}

function savedText(companyId: string | null, signIn: boolean) {
  if (signIn) return 'company.signedIn' as const;
  return companyId === null ? ('form.added' as const) : ('form.saved' as const);
}
