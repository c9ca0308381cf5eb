// The copy button. After a copy it says for a moment that the token is on the clipboard.
import { useEffect, useState } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { useCompanyActions } from './company-actions.ts';

const SAID_MS = 2_000;

export function CopyButton({
  company,
  isSoft = false,
}: {
  readonly company: CompanyView;
  readonly isSoft?: boolean;
}) {
  const t = useTexts();
  const actions = useCompanyActions();
  const [state, setState] = useState<'idle' | 'copying' | 'copied'>('idle');

  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('idle'), SAID_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    setState('copying');
    try {
      setState((await actions.copy(company, null)) ? 'copied' : 'idle');
    } catch (fault) {
      setState('idle');
      throw fault;
    }
  };

  return (
    <Button
      weight={isSoft ? 'soft' : 'primary'}
      icon={state === 'copied' ? 'check' : 'copy'}
      isBusy={state === 'copying'}
      data-early="copy"
      data-passing={state === 'idle' ? undefined : ''}
      aria-label={state === 'copied' ? t('copy.done') : t('copy.of', { name: company.label })}
      onPress={() => void copy()}
    >
      {state === 'copied' ? t('copy.done') : t('copy.action')}
    </Button>
  );
}
