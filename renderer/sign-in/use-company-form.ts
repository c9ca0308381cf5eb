// The state of the add and edit form: the draft, the secrets while they are typed, and what came of saving.
import { useEffect, useRef, useState } from 'react';
import type { CompanyDraft, ProviderView, TypedSecrets } from '../../app/contract.ts';
import { call } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { showMessage } from '../ui/toast.tsx';
import {
  fieldOrder,
  isTyped,
  signsInOnSave,
  typedSecrets,
  withAccountField,
  withProvider,
} from './company-draft.ts';
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
  const fields = useFormFields(fieldOrder(provider));
  const latest = useRef(draft);
  latest.current = draft;

  const typed = isTyped(start, draft, secrets);
  useEffect(() => {
    navigator.holdTyped(typed);
    return () => navigator.holdTyped(false);
  }, [navigator, typed]);

  const change = (name: string, next: CompanyDraft) => {
    setDraft(next);
    fields.setError(name, undefined);
  };

  const leave = async (name: string) => {
    // Leaving the window is not leaving the field.
    if (!document.hasFocus()) return;
    const checked = latest.current;
    const found = await call('checkCompany', { companyId, draft: checked });
    if (typedIn(latest.current, name) === typedIn(checked, name)) fields.setError(name, found[name]);
  };

  const save = async (signIn: boolean) => {
    if (working) return;
    setWorking(signIn ? 'signIn' : 'save');
    try {
      const given = signIn ? typedSecrets(provider, secrets) : {};
      const result = await call('saveCompany', { companyId, draft, secrets: given, signIn });
      if (result.outcome === 'invalid') return fields.showErrors(result.fields);
      if (result.outcome === 'notSignedIn') return fields.showProblem(result.problem);
      // Whoever has gone on to another screen meanwhile stays there.
      if (navigator.shows(companyId === null ? { screen: 'add' } : { screen: 'edit', companyId })) {
        navigator.holdTyped(false);
        if (companyId === null) navigator.reset({ screen: 'company', companyId: result.companyId });
        else navigator.back();
      }
      showMessage({
        tone: result.notice === undefined ? 'good' : 'risk',
        title: t(savedText(companyId, signIn), { name: draft.label.trim() }),
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
      fields.clear();
    },
  };
}

export type CompanyForm = ReturnType<typeof useCompanyForm>;

function typedIn(draft: CompanyDraft, name: string): string | undefined {
  if (name === 'label') return draft.label;
  return name === 'address' ? draft.address : draft.account[name];
}

function savedText(companyId: string | null, signIn: boolean) {
  if (signIn) return 'company.signedIn' as const;
  return companyId === null ? ('form.added' as const) : ('form.saved' as const);
}
