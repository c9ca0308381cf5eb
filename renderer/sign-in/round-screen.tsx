// One page that goes from company to company that needs a sign-in: password, Enter, next.
import { type FormEvent, useId, useRef } from 'react';
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import type { CompanySignIn } from '../../app/shared/contract/sessions.ts';
import { useProvider } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { useTrustDialogs } from '../trust/trust-dialogs.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useFirstFocus } from '../ui/first-focus.ts';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { FormProblem } from './form-problem.tsx';
import type { Refusal, Round } from './round.ts';
import { SamePassword } from './same-password.tsx';
import { SignInFields } from './sign-in-fields.tsx';
import styles from './sign-in-screen.module.css';
import { useFormFields } from './use-form-fields.ts';
import { useRound } from './use-round.ts';
import { useRoundStep } from './use-round-step.ts';
import { useSignInOwner } from './use-sign-in-owner.ts';

export function RoundScreen({ companyIds }: { readonly companyIds?: readonly string[] | undefined }) {
  const t = useTexts();
  const { round, company, signedIn, skip } = useRound(companyIds);
  const provider = useProvider(company?.providerId ?? '');
  if (!company || !provider)
    return (
      <ScreenFrame title={t('round.title')}>
        <ScreenBody>
          <p>{t('round.nothing')}</p>
        </ScreenBody>
      </ScreenFrame>
    );
  return <Step key={company.id} {...{ round, company, provider, signedIn, skip }} />;
}

interface StepProps {
  readonly round: Round;
  readonly company: CompanyView;
  readonly provider: ProviderView;
  readonly signedIn: (company: CompanyView, results: readonly CompanySignIn[]) => void;
  readonly skip: () => void;
}

function Step({ round, company, provider, signedIn, skip }: StepProps) {
  const t = useTexts();
  const fields = useFormFields(provider.fields.filter(({ secret }) => secret).map(({ name }) => name));
  const step = useRoundStep({ round, company, provider, fields, signedIn });
  const dialogs = useTrustDialogs();
  const owner = useSignInOwner(company, () => {
    if (fields.problem?.remedy === 'certificate') void step.signIn();
  });
  const signIn = useRef<HTMLButtonElement>(null);
  useFirstFocus(isFieldless(provider), () => signIn.current);
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void step.signIn();
  };
  const title = t('signIn.title', { name: company.label });
  const refusal = round.refusals.get(company.id);
  const footer = (
    <>
      <FormProblem problem={fields.problem} onLook={() => dialogs.look(owner)} />
      {step.isWorking && <Button onPress={step.cancel}>{t('app.cancel')}</Button>}
      {/* In a place of its own: a click on Cancel that comes just after the sign-in has failed must not skip the company. */}
      <Button isDisabled={step.isWorking} onPress={skip}>
        {t('round.skip')}
      </Button>
      <Button ref={signIn} weight="primary" type="submit" form={formId} isBusy={step.isWorking}>
        {step.isWorking ? t('form.working') : t('signIn.action')}
      </Button>
    </>
  );
  return (
    <ScreenFrame
      title={title}
      subtitle={t('round.progress', { at: round.at + 1, total: round.companyIds.length })}
      footer={footer}
    >
      <ScreenBody>
        {/* The focus enters the form with each company: a screen reader then says which one. */}
        <form id={formId} className={styles.form} noValidate onSubmit={submit} aria-label={title}>
          <SignInFields
            {...{ company, provider, fields, secrets: step.secrets, storePassword: step.storePassword }}
            onSecret={step.setSecret}
            onStorePassword={step.setStorePassword}
            reason={refusal && <NotShared refusal={refusal} company={company} />}
          >
            <SamePassword sharers={step.sharers} tickedIds={step.tickedIds} onTick={step.tick} />
          </SignInFields>
        </form>
      </ScreenBody>
    </ScreenFrame>
  );
}

const isFieldless = ({ fields }: ProviderView) => fields.every(({ secret }) => !secret);

interface NotSharedProps {
  readonly refusal: Refusal;
  readonly company: CompanyView;
}

function NotShared({ refusal: { from, problem }, company: { label } }: NotSharedProps) {
  const t = useTexts();
  const said = problem.quote === undefined ? undefined : t('form.serviceSays', { words: problem.quote });
  return (
    <Banner
      tone="risk"
      title={t('round.notShared', { name: label, other: from })}
      quote={said}
      meaning={t('round.notSharedMeaning')}
    />
  );
}
