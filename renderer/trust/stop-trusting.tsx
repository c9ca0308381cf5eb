// The button that ends trust, after a question: without it, the company may not be renewed any more.
import { useState } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { call } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Question } from '../ui/dialog.tsx';
import { showToast } from '../ui/toast.tsx';

interface StopTrustingProps {
  readonly company: CompanyView;
  readonly what: 'certificate' | 'authority';
}

export function StopTrustingButton({ company, what }: StopTrustingProps) {
  const t = useTexts();
  const [isAsking, setAsking] = useState(false);
  // Only IT ends what IT has trusted for it.
  if (company.managed) return null;
  const stop = async () => {
    setAsking(false);
    await call('stopTrusting', { companyId: company.id, what });
    showToast({ tone: 'good', title: t(`trust.stopped.${what}`, { company: company.label }) });
  };
  return (
    <>
      <Button weight="quiet" icon="remove" onPress={() => setAsking(true)}>
        {t('trust.stop')}
      </Button>
      {isAsking && (
        <Question
          title={t(`trust.stopTitle.${what}`, { company: company.label })}
          meaning={t('trust.stopMeaning', { company: company.label })}
          confirmText={t('trust.stop')}
          cancelText={t('app.cancel')}
          onConfirm={() => void stop()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
