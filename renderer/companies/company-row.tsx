// One company in the list, on one line: its mark, its name, one fact, and the buttons that matter now.
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import type { CompanyAction } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { useCompany, useSnapshot } from '../bridge.ts';
import { keysOf } from '../settings/accelerator.ts';
import { useTexts } from '../texts/texts.ts';
import { EnvironmentMark } from '../ui/environment-mark.tsx';
import { Icon } from '../ui/icons.tsx';
import tones from '../ui/tone-words.module.css';
import { CompanyName, FavouriteStar } from './company-name.tsx';
import styles from './company-row.module.css';
import { CopyButton } from './copy-button.tsx';
import { rowFact } from './row-fact.ts';
import { SignInButtons } from './sign-in-buttons.tsx';
import { StatusMark } from './status-mark.tsx';
import type { Entry } from './steady-order.ts';
import { useIsValid, usePossibleActions, useTimeLeft } from './time-left.ts';

export function CompanyRow({ entry }: { readonly entry: Entry }) {
  const { id, label, difference } = entry;
  const name = difference === undefined ? label : `${label} · ${difference}`;
  return (
    <GridListItem
      id={id}
      textValue={name}
      className={`${styles.row} ${entry.isBest ? styles.best : ''}`}
      data-early="open"
    >
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
      <span className={styles.gripIcon} title={t('companies.reorder', { name })}>
        <Icon name="grip" />
      </span>
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
      <span className={styles.mark} title={company.statusText} data-aging>
        <StatusMark company={company} />
      </span>
      <div className={styles.nameLine}>
        <CompanyName label={company.label} difference={entry.difference} />
        {company.favourite && <FavouriteStar />}
        <EnvironmentMark environment={company.environment} />
        {company.managed && <span className={styles.badge}>{t('managed.badge')}</span>}
        {company.practice && <span className={styles.badge}>{t('companies.practice')}</span>}
        {entry.isBest && <EnterKey />}
      </div>
      <div className={styles.now}>
        <Fact company={company} />
        {/* The list gives a row's elements to another company: what its buttons say, and a press begun on them, must not go along. */}
        <RowActions key={company.id} company={company} />
      </div>
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

function Fact({ company }: { readonly company: CompanyView }) {
  const { words, tone, state } = rowFact(company, useTimeLeft(company.validity), useIsValid(company));
  return (
    <p className={`${styles.fact} ${tones[tone]}`} data-aging>
      {state !== undefined && <span className={styles.unseen}>{state} </span>}
      {words}
    </p>
  );
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
