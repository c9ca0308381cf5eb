// One company in the list: its state, the time left, and the one thing to do about it.
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import type { CompanyView } from '../../app/contract.ts';
import { useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { momentWords } from '../ui/time-words.ts';
import { useCompanyActions } from './company-actions.ts';
import styles from './company-row.module.css';
import { CopyButton } from './copy-button.tsx';
import { StatusMark } from './status-mark.tsx';
import { canCopy, toneOf } from './status-tone.ts';
import { useTimeLeft } from './time-left.tsx';

export function CompanyRow({ company }: { readonly company: CompanyView }) {
  return (
    <GridListItem id={company.id} textValue={company.label} className={styles.row ?? ''}>
      <RowContent company={company} />
    </GridListItem>
  );
}

const RowContent = memo(function RowContent({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  return (
    <div className={styles.content}>
      <AriaButton
        slot="drag"
        className={styles.grip ?? ''}
        aria-label={t('companies.reorder', { name: company.label })}
      >
        <Icon name="grip" />
      </AriaButton>
      <StatusMark status={company.status} />
      <div className={styles.about}>
        <div className={styles.nameLine}>
          <span className={styles.name} title={company.label} dir="auto">
            {company.label}
          </span>
          {company.practice && <span className={styles.badge}>{t('companies.practice')}</span>}
        </div>
        <RowState company={company} />
      </div>
      <TimeLeft company={company} />
      <RowActions company={company} />
      <span className={styles.opens}>
        <Icon name="chevron" />
      </span>
    </div>
  );
});

function RowState({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  const { statusText, lastRenewedMs } = company;
  return (
    <p className={styles.state}>
      <span className={styles[toneOf(company.status)]}>{statusText}</span>
      {lastRenewedMs !== undefined && (
        <span className={styles.renewed}>
          {t('companies.renewed', { moment: momentWords(lastRenewedMs, Date.now(), language) })}
        </span>
      )}
    </p>
  );
}

function TimeLeft({ company }: { readonly company: CompanyView }) {
  const words = useTimeLeft(company.validity);
  return words === '' ? null : <span className={styles.left}>{words}</span>;
}

function RowActions({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const actions = useCompanyActions();
  const asksForSignIn =
    company.status === 'needsSignIn' || company.status === 'signedOut' || !canCopy(company);
  return (
    <div className={styles.actions}>
      {asksForSignIn && (
        <Button
          weight={canCopy(company) ? 'secondary' : 'primary'}
          isDisabled={company.status === 'signingIn'}
          onPress={() => void actions.signIn(company)}
        >
          {t('company.signIn')}
        </Button>
      )}
      {canCopy(company) && <CopyButton company={company} />}
    </div>
  );
}
