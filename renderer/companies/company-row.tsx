// One company in the list: its state, the time its token has left, and the buttons that matter now.
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import { type CompanyAction, toneOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { useCompany, useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './company-row.module.css';
import { CopyButton } from './copy-button.tsx';
import { EnvironmentMark } from './environment-mark.tsx';
import { SignInButtons } from './sign-in-buttons.tsx';
import { StatusMark } from './status-mark.tsx';
import { usePossibleActions, useTimeLeft } from './time-left.ts';

interface CompanyRowProps {
  readonly companyId: string;
  readonly label: string;
  /** False while only some of the companies are listed. */
  readonly canMove: boolean;
}

export function CompanyRow({ companyId, label, canMove }: CompanyRowProps) {
  return (
    <GridListItem id={companyId} textValue={label} className={styles.row ?? ''}>
      <CompanyCard companyId={companyId} canMove={canMove} />
    </GridListItem>
  );
}

// The buttons of a row cost the most to draw: a change of state redraws only those that it changes.
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

const CompanyCard = memo(function CompanyCard({ companyId, canMove }: Omit<CompanyRowProps, 'label'>) {
  const t = useTexts();
  const company = useCompany(companyId);
  if (!company) return null;
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
          <EnvironmentMark environment={company.environment} />
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
  const { status, statusText, lastRenewedMs } = company;
  return (
    <p className={styles.state}>
      <span className={styles[toneOf(company.status)]}>{statusText}</span>
      {lastRenewedMs !== undefined && status !== 'onDemand' && (
        <span className={styles.renewed}>
          {t('companies.renewed', { moment: momentWords(lastRenewedMs, Date.now(), language) })}
        </span>
      )}
    </p>
  );
}

function TimeLeft({ company }: { readonly company: CompanyView }) {
  const words = useTimeLeft(company.validity);
  // Of a token that was left to expire.
  if (company.status === 'onDemand') return null;
  return words === '' ? null : <span className={styles.left}>{words}</span>;
}

function RowActions({ company }: { readonly company: CompanyView }) {
  return <RowButtons company={company} possible={usePossibleActions(company)} />;
}

interface RowButtonsProps {
  readonly company: CompanyView;
  readonly possible: readonly CompanyAction[];
}

const RowButtons = memo(
  function RowButtons({ company, possible }: RowButtonsProps) {
    if (possible.length === 0) return null;
    const canCopy = possible.includes('copy');
    return (
      <div className={styles.actions}>
        {(possible.includes('signIn') || possible.includes('cancelSignIn')) && (
          <SignInButtons company={company} weight={canCopy ? 'secondary' : 'soft'} />
        )}
        {canCopy && <CopyButton company={company} isSoft />}
      </div>
    );
  },
  (before, after) =>
    before.possible === after.possible &&
    before.company.id === after.company.id &&
    before.company.label === after.company.label &&
    before.company.providerId === after.company.providerId,
);
