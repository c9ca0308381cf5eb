// "Use the same password for": companies of the same user or at the same server, none of them unless the operator ticks it.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { userAtHost } from '../../app/shared/equal-names.ts';
import { useTexts } from '../texts/texts.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { EnvironmentMark } from '../ui/environment-mark.tsx';
import styles from './same-password.module.css';

interface SamePasswordProps {
  readonly sharers: readonly CompanyView[];
  readonly tickedIds: readonly string[];
  readonly onTick: (ids: readonly string[], isTicked: boolean) => void;
}

export function SamePassword({ sharers, tickedIds, onTick }: SamePasswordProps) {
  const t = useTexts();
  if (sharers.length === 0) return null;
  const isAll = tickedIds.length === sharers.length;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('round.samePassword')}</legend>
      {sharers.length > 1 && (
        <CheckBox
          isTicked={isAll}
          isMixed={tickedIds.length > 0 && !isAll}
          onChange={(isTicked) =>
            onTick(
              sharers.map(({ id }) => id),
              isTicked,
            )
          }
        >
          {t('round.samePasswordAll', { count: sharers.length })}
        </CheckBox>
      )}
      {sharers.map((company) => (
        <CheckBox
          key={company.id}
          isTicked={tickedIds.includes(company.id)}
          onChange={(isTicked) => onTick([company.id], isTicked)}
        >
          <span className={styles.name}>
            <bdi>{company.label}</bdi>
            <EnvironmentMark environment={company.environment} />
          </span>
          <span className={styles.account}>
            <bdi>{userAtHost(company)}</bdi>
          </span>
        </CheckBox>
      ))}
      <p className={styles.hint}>{t('round.samePasswordHint', { count: sharers.length })}</p>
    </fieldset>
  );
}
