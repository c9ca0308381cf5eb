// Signs in to a company, and cancels while that is under way; the focus then goes back to signing in.
import { useRef } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { useTexts } from '../texts/texts.ts';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { useCompanyActions } from './company-actions.ts';

interface SignInButtonsProps extends Pick<ButtonProps, 'weight'> {
  readonly company: CompanyView;
}

export function SignInButtons({ company, ...looks }: SignInButtonsProps) {
  const t = useTexts();
  const actions = useCompanyActions();
  const signIn = useRef<HTMLButtonElement>(null);
  const isSigningIn = company.status === 'signingIn';
  const cancel = () => {
    signIn.current?.focus();
    void actions.cancelSignIn(company);
  };
  return (
    <>
      <Button
        {...looks}
        ref={signIn}
        isBusy={isSigningIn}
        data-early="signIn"
        data-passing={isSigningIn ? '' : undefined}
        onPress={() => void actions.signIn(company)}
      >
        {isSigningIn ? t('company.signingIn') : t('company.signIn')}
      </Button>
      {isSigningIn && <Button onPress={cancel}>{t('app.cancel')}</Button>}
    </>
  );
}
