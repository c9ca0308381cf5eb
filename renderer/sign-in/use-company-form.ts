// The form that adds or edits a company: its draft, and the result of saving it.
import { useState } from 'react';
import type { TrustView } from '../../app/shared/contract/trust.ts';
import { tidyText } from '../../app/shared/unseen.ts';
import { call } from '../bridge.ts';
import { type Screen, useFinish } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { showToast } from '../ui/toast.tsx';
import { signsInOnSave, typedSecrets, unchangedSince } from './company-draft.ts';
import type { AgreedTrust } from './draft-trust.ts';
import { savedToast } from './saved-toast.ts';
import { type DraftStart, useDraft } from './use-draft.ts';
import { useDraftTrust } from './use-draft-trust.ts';
import { useSignInAttempt } from './use-sign-in-attempt.ts';

interface FormStart extends DraftStart {
  readonly stored?: TrustView | undefined;
  /** IT has set it up. */
  readonly isManaged?: boolean;
  /** The screen that the form is on; else the one of its own. */
  readonly screen?: Screen;
}

export function useCompanyForm(begin: FormStart) {
  const { companyId, stored, screen, isManaged = false } = begin;
  const finish = useFinish();
  const t = useTexts();
  const [agreed, setAgreed] = useState<AgreedTrust>({});
  const holdsMore = Object.keys(agreed).length > 0;
  const { start, latest, order, showTidy, ...form } = useDraft({ ...begin, holdsMore });
  const { draft, secrets, provider, fields } = form;
  const { working, attempt, cancel } = useSignInAttempt(companyId, fields);

  const send = async (signIn: boolean) => {
    const given = signIn ? typedSecrets(provider, secrets) : {};
    const consent = trust.consent(form.understood);
    const saved = { companyId, draft, secrets: given, signIn, ...(consent && { trust: consent }) };
    const result = await call('saveCompany', saved);
    if (result.outcome === 'notSignedIn')
      showTidy(unchangedSince(draft, latest.current, order), form.latestCheck);
    return result;
  };

  const save = (signIn: boolean) =>
    attempt(
      signIn ? 'signIn' : 'save',
      () => send(signIn),
      ({ companyId: savedId, notice }) => {
        if (companyId === null) finish({ screen: 'add' }, { screen: 'company', companyId: savedId });
        else finish(screen ?? { screen: 'edit', companyId });
        showToast(savedToast(t(savedText(companyId, signIn), { name: tidyText(draft.label) }), notice));
      },
    );

  const trust = useDraftTrust({
    ...{
      agreed,
      setAgreed,
      companyId,
      stored,
      isManaged,
      providerId: draft.providerId,
      address: draft.address,
      label: draft.label,
    },
    // A sign-in that the certificate stopped goes on; otherwise the operator is still typing.
    onTrusted: () => {
      if (fields.problem?.remedy === 'certificate') void save(true);
      else showToast({ tone: 'good', title: t('trust.withSave', { company: draft.label }) });
    },
  });
  const isSignIn = screen?.screen === 'signIn';
  const signsIn = isSignIn || signsInOnSave(companyId === null ? null : start, draft, secrets, provider);
  return { ...form, working, cancel, save, signsIn, trust, stored };
}

export type CompanyForm = ReturnType<typeof useCompanyForm>;

function savedText(companyId: string | null, signIn: boolean) {
  if (signIn) return 'company.signedIn' as const;
  return companyId === null ? ('form.added' as const) : ('form.saved' as const);
}
