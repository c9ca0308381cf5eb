// One company in the list: its state, the time its token has left, and the buttons that matter now.
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import { type CompanyAction, toneOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { nameParts } from '../../app/shared/name-cut.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { useCompany, useLanguage, useSnapshot } from '../bridge.ts';
import { keysOf } from '../settings/accelerator.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './company-row.module.css';
import { CopyButton } from './copy-button.tsx';
import { EnvironmentMark } from './environment-mark.tsx';
import { SignInButtons } from './sign-in-buttons.tsx';
import { StatusMark } from './status-mark.tsx';
import type { Entry } from './steady-order.ts';
import { usePossibleActions, useTimeLeft } from './time-left.ts';

/** Characters. A name keeps its end where there is no room for all of it. */
const NAME_ROOM = 32;

export function CompanyRow({ entry }: { readonly entry: Entry }) {
  const { id, label, difference } = entry;
  const name = difference === undefined ? label : `${label} · ${difference}`;
  return (
    <GridListItem id={id} textValue={name} className={`${styles.row} ${entry.isBest ? styles.best : ''}`}>
      <CompanyCard entry={entry} />
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

const CompanyCard = memo(function CompanyCard({ entry }: { readonly entry: Entry }) {
  const t = useTexts();
  const company = useCompany(entry.id);
  if (!company) return null;
  return (
    <div className={styles.content}>
      <Grip name={company.label} canMove={entry.canMove} />
      <StatusMark company={company} />
      <div className={styles.about}>
        <div className={styles.nameLine}>
          <CompanyName label={company.label} difference={entry.difference} />
          {company.favourite && (
            <span className={styles.favourite} role="img" aria-label={t('companies.favourite')}>
              <Icon name="star" />
            </span>
          )}
          <EnvironmentMark environment={company.environment} />
          {company.managed && <span className={styles.badge}>{t('managed.badge')}</span>}
          {company.practice && <span className={styles.badge}>{t('companies.practice')}</span>}
          {entry.isBest && <EnterKey />}
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

/** What a search found best is what Enter copies. */
function EnterKey() {
  const platform = useSnapshot((snapshot) => snapshot.platform);
  return <kbd className={styles.enter}>{keysOf('Return', platform).join('')}</kbd>;
}

interface CompanyNameProps {
  readonly label: string;
  /** What tells it from others of its name. */
  readonly difference: string | undefined;
}

function CompanyName({ label, difference }: CompanyNameProps) {
  const { head, tail } = nameParts(label, NAME_ROOM);
  return (
    <>
      <bdi className={styles.name} title={label}>
        <span className={styles.head}>{head}</span>
        {tail !== '' && <span className={styles.tail}>{tail}</span>}
      </bdi>
      {difference !== undefined && (
        <bdi className={styles.difference} title={difference}>
          {difference}
        </bdi>
      )}
    </>
  );
}

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
