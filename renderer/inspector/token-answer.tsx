// The result of inspecting a pasted token: the verdict, warnings, and the claims. Never sees the token itself.
import type { TokenInspection, TokenWarning } from '../../app/shared/contract/help.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { claimFacts } from '../companies/claim-facts.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { FactList } from '../ui/fact-list.tsx';
import { Icon } from '../ui/icons.tsx';
import styles from './token-answer.module.css';
import { Verdict } from './verdict.tsx';

const WARNINGS = {
  unsigned: 'inspector.warning.unsigned',
  noExpiry: 'inspector.warning.noExpiry',
  millisecondTimes: 'inspector.warning.millisecondTimes',
  issuedInFuture: 'inspector.warning.issuedInFuture',
  refreshToken: 'inspector.warning.refreshToken',
  spacesInside: 'inspector.warning.spacesInside',
} as const satisfies Record<TokenWarning, TextKey>;

export function TokenAnswer({ found }: { readonly found: TokenInspection | undefined }) {
  const t = useTexts();
  const language = useLanguage();
  const moment = (ms: number) => momentWords(ms, Date.now(), language);
  const { claims, algorithm } = found ?? {};
  const signing = algorithm === undefined ? [] : [{ name: t('inspector.algorithm'), value: algorithm }];
  return (
    <>
      {/* On the page from the start, so that a screen reader reads what appears in it. */}
      <div role="status" aria-label={t('inspector.verdict')}>
        {found && <Verdict found={found} />}
      </div>
      {found && <Warnings warnings={found.warnings} />}
      {claims && (
        <FactList title={t('inspector.claims')} facts={[...claimFacts(claims, t, moment), ...signing]} />
      )}
      {found && <FactList title={t('inspector.others')} facts={found.otherClaims} />}
      {found && found.leftOutClaims > 0 && (
        <p className={styles.note}>{t('inspector.leftOut', { count: found.leftOutClaims })}</p>
      )}
      {claims && <p className={styles.note}>{t('inspector.unchecked')}</p>}
    </>
  );
}

function Warnings({ warnings }: Pick<TokenInspection, 'warnings'>) {
  const t = useTexts();
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings} aria-label={t('inspector.warnings')}>
      {warnings.map((warning) => (
        <li key={warning}>
          <Icon name="warning" />
          <span data-selectable>{t(WARNINGS[warning])}</span>
        </li>
      ))}
    </ul>
  );
}
