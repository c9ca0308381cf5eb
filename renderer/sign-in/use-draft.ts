// The draft of a company while it is being typed: its fields, each tidied when the operator leaves it, how its address is
// understood, and which other company's name it looks like.
import { useRef, useState } from 'react';
import type { CompanyDraft, ProviderView } from '../../app/shared/contract/companies.ts';
import type { RenewalMode } from '../../app/shared/contract/sessions.ts';
import { call } from '../bridge.ts';
import { useTypedText } from '../navigation.ts';
import {
  fieldOrder,
  isTyped,
  typedIn,
  withAccountField,
  withAskBeforeCopy,
  withEnvironment,
  withProvider,
} from './company-draft.ts';
import { useDraftCheck } from './use-draft-check.ts';
import { useFormFields, useSecrets } from './use-form-fields.ts';
import { useShownText } from './use-shown-text.ts';

export interface DraftStart {
  /** Null adds a company. */
  readonly companyId: string | null;
  readonly draft: CompanyDraft;
  readonly providers: readonly ProviderView[];
  /** Something else that would be lost with the form. */
  readonly holdsMore?: boolean;
}

export function useDraft({ companyId, draft: firstDraft, providers, holdsMore = false }: DraftStart) {
  const [start] = useState(firstDraft);
  const [draft, setDraft] = useState(firstDraft);
  const latest = useRef(draft);
  latest.current = draft;
  const provider = providers.find(({ id }) => id === draft.providerId) ?? providers[0];
  if (!provider) throw new Error('The snapshot names no way to sign in.');
  const order = fieldOrder(provider);
  const fields = useFormFields(order);
  const { secrets, setSecret } = useSecrets(fields);
  const { cleaned, shownNotes, showTidy, noteTyping, forgetCleaned } = useShownText({
    start,
    latest,
    setDraft,
  });
  useTypedText(isTyped(start, draft, secrets) || holdsMore);

  const change = (name: string, next: CompanyDraft) => {
    setDraft(next);
    noteTyping(name);
    fields.setError(name, undefined);
  };

  const leave = async (name: string) => {
    // Leaving the window is not leaving the field.
    if (!document.hasFocus()) return;
    const checked = latest.current;
    const found = await call('checkCompany', { companyId, draft: checked });
    if (typedIn(latest.current, name) !== typedIn(checked, name)) return;
    // What the service said about the field stays until the field is changed.
    if (found.fields[name] === undefined) showTidy([name], found);
    else fields.setError(name, found.fields[name]);
  };

  const { notes, ...check } = useDraftCheck(companyId, draft, (found) => showTidy(['address'], found));
  return {
    ...{ start, draft, latest, provider, order, fields, secrets, cleaned, setSecret, showTidy, leave },
    ...check,
    addressNotes: shownNotes ?? notes,
    isAddressShown: shownNotes !== undefined,
    setLabel: (label: string) => change('label', { ...draft, label }),
    setAddress: (address: string) => change('address', { ...draft, address }),
    setAccountField: (name: string, value: string) => change(name, withAccountField(draft, name, value)),
    setStorePassword: (storePassword: boolean) => setDraft({ ...draft, storePassword }),
    setCopyFormat: (copyFormat: CompanyDraft['copyFormat']) => setDraft({ ...draft, copyFormat }),
    setEnvironment: (environment: CompanyDraft['environment']) =>
      change('environment', withEnvironment(draft, environment)),
    setAskBeforeCopy: (isOn: boolean) => setDraft(withAskBeforeCopy(draft, isOn)),
    setRenewalMode: (renewalMode: RenewalMode) => setDraft({ ...draft, renewalMode }),
    chooseProvider: (chosen: ProviderView) => {
      setDraft(withProvider(draft, chosen));
      forgetCleaned();
      fields.clear();
    },
  };
}
