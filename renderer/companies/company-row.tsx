// One company in the list: its state, the time left, and the one thing to do about it.
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import type { CompanyView } from '../../app/contract.ts';
import { useCompany, useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import { momentWords } from '../ui/time-words.ts';
import styles from './company-row.module.css';
import { CopyButton } from './copy-button.tsx';
import { SignInButtons } from './sign-in-buttons.tsx';
import { StatusMark } from './status-mark.tsx';
import { canCopy, needsSignIn, toneOf } from './status-tone.ts';
import { useTimeLeft } from './time-left.tsx';

interface CompanyRowProps {
  readonly companyId: string;
  readonly label: string;
  /** False while only some of the companies are listed. */
  readonly canMove: boolean;
}

export function CompanyRow({ companyId, label, canMove }: CompanyRowProps) {
  return (
    <GridListItem id={companyId} textValue={label} className={styles.row ?? ''}>
      <RowContent companyId={companyId} canMove={canMove} />
    </GridListItem>
  );
}

const RowContent = memo(function RowContent({ companyId, canMove }: Omit<CompanyRowProps, 'label'>) {
  const company = useCompany(companyId);
  return company ? <Card company={company} canMove={canMove} /> : null;
});

// The buttons of a row are the dearest to draw: a change of state draws only those that it changes.
const Grip = memo(function Grip({ name, canMove }: { readonly name: string; readonly canMove: boolean }) {
  const t = useTexts();
  return (
    <AriaButton
      slot="drag"
      className={styles.grip ?? ''}
      isDisabled={!canMove}
      aria-label={t('companies.reorder', { name })}
    >
      <Icon name="grip" />
    </AriaButton>
  );
});

function Card({ company, canMove }: { readonly company: CompanyView; readonly canMove: boolean }) {
  const t = useTexts();
  return (
    <div className={styles.content}>
      <Grip name={company.label} canMove={canMove} />
      <StatusMark company={company} />
      <div className={styles.about}>
        <div className={styles.nameLine}>
          <bdi className={styles.name} title={company.label}>
            {company.label}
          </bdi>
          {company.pinned && (
            <span className={styles.pin} role="img" aria-label={t('companies.pinned')}>
              <Icon name="pin" />
            </span>
          )}
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
}

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

const RowActions = memo(
  function RowActions({ company }: { readonly company: CompanyView }) {
    if (company.status === 'unusable') return null;
    return (
      <div className={styles.actions}>
        {asksForSignIn(company) && (
          <SignInButtons company={company} weight={canCopy(company) ? 'secondary' : 'soft'} />
        )}
        {canCopy(company) && <CopyButton company={company} isSoft />}
      </div>
    );
  },
  (before, after) => hasSameActions(before.company, after.company),
);

const asksForSignIn = (company: CompanyView) => needsSignIn(company) || !canCopy(company);

function hasSameActions(before: CompanyView, after: CompanyView): boolean {
  return (
    before.id === after.id &&
    before.label === after.label &&
    before.providerId === after.providerId &&
    canCopy(before) === canCopy(after) &&
    asksForSignIn(before) === asksForSignIn(after) &&
    (before.status === 'signingIn') === (after.status === 'signingIn') &&
    (before.status === 'unusable') === (after.status === 'unusable')
  );
}
