// The draft of a company while it is being typed: its fields, each tidied when the operator leaves it, how its address is
// understood, and which other company's name it looks like.
import { useEffect, useRef, useState } from 'react';
import type { AddressNotes, CompanyDraft, DraftCheck, ProviderView } from '../../app/shared/contract/companies.ts';
import type { RenewalMode } from '../../app/shared/contract/sessions.ts';
import { call } from '../bridge.ts';
import { useTypedText } from '../navigation.ts';
import {
  cleanedFields,
  fieldOrder,
  isTyped,
  tidyDraft,
  typedIn,
  withAccountField,
  withAskBeforeCopy,
  withEnvironment,
  withProvider,
} from './company-draft.ts';
import { useFormFields, useSecrets } from './use-form-fields.ts';

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
  /** Fields from which invisible characters were removed. */
  const [cleaned, setCleaned] = useState<readonly string[]>([]);
  /** How the address came into its field, where the operator did not type it like that. */
  const [shownNotes, setShownNotes] = useState<AddressNotes | undefined>();
  useTypedText(isTyped(start, draft, secrets) || holdsMore);

  const change = (name: string, next: CompanyDraft) => {
    setDraft(next);
    setCleaned((names) => names.filter((each) => each !== name));
    if (name === 'address') setShownNotes(undefined);
    fields.setError(name, undefined);
  };

  /** Shows these fields as they are sent. */
  const showTidy = (names: readonly string[], { address, notes = {} }: Partial<UnderstoodAddress> = {}) => {
    const typed = latest.current;
    const tidy = tidyDraft(start, typed, names, address ?? undefined);
    setDraft(tidy);
    if (tidy.address !== typed.address) setShownNotes(notes);
    const news = cleanedFields(typed, tidy, names);
    if (news.length > 0) setCleaned((known) => [...new Set([...known, ...news])]);
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

  const found = useDraftCheck(companyId, draft);
  // A link that leads through another host is not what anyone means: what it leads to is shown at once.
  const { address, notes } = found;
  const isWrapped = notes?.through !== undefined && found.typed === draft.address;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it belongs to the moment of the answer.
  useEffect(() => {
    if (isWrapped) showTidy(['address'], { address, notes });
  }, [isWrapped, address]);

  return {
    ...{ start, draft, latest, provider, order, fields, secrets, cleaned, setSecret, showTidy, leave },
    ...{ understood: address ?? undefined, twin: found.twin ?? undefined },
    addressNotes: shownNotes ?? notes,
    isAddressShown: shownNotes !== undefined,
    /** How main understands the address, as far as it has seen what is typed now. */
    latestCheck: found.typed === draft.address ? found : undefined,
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
      setCleaned([]);
      fields.clear();
    },
  };
}

type UnderstoodAddress = Pick<DraftCheck, 'address' | 'notes'>;

interface FoundInDraft extends Omit<DraftCheck, 'fields'> {
  /** The address that this is about. */
  readonly typed: string;
}

/** How main understands the typed address, and whose name the typed one looks like. */
function useDraftCheck(companyId: string | null, draft: CompanyDraft): FoundInDraft {
  const [found, setFound] = useState<FoundInDraft>({ typed: '', address: null, twin: null });
  const { label, address, providerId } = draft;
  const rest = useRef(draft);
  rest.current = draft;
  useEffect(() => {
    let isCurrent = true;
    const check = { companyId, draft: { ...rest.current, label, address, providerId } };
    void call('checkCompany', check).then((answer) => {
      if (isCurrent) setFound({ ...answer, typed: address });
    });
    return () => {
      isCurrent = false;
    };
  }, [companyId, label, address, providerId]);
  return found;
}
