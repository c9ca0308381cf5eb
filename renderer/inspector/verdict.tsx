// Whether a pasted token is valid, until when, and which company it is from, as a shape, a colour and words.
import type { TokenInspection, TokenState } from '../../app/shared/contract/help.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { useTimeLeft } from '../companies/time-left.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useTicking } from '../ui/ticking.ts';
import tones from '../ui/tones.module.css';
import styles from './verdict.module.css';

const LOOKS = {
  valid: { tone: 'good', icon: 'check' },
  expired: { tone: 'bad', icon: 'close' },
  notYetValid: { tone: 'risk', icon: 'warning' },
  unknown: { tone: 'calm', icon: 'info' },
} as const satisfies Record<TokenState['kind'], { tone: string; icon: IconName }>;

export function Verdict({ found }: { readonly found: TokenInspection }) {
  const t = useTexts();
  const language = useLanguage();
  const state = useLivingState(found.state);
  const left = useTimeLeft(
    state.kind === 'valid'
      ? { kind: 'until', untilMs: state.untilMs, lifetimeMs: state.untilMs }
      : { kind: 'none' },
  );
  const { tone, icon } = LOOKS[state.kind];
  return (
    <section className={styles.card}>
      <span className={`${styles.mark} ${tones[tone]}`}>
        <Icon name={icon} />
      </span>
      <div className={styles.words} data-selectable>
        <p className={styles.state}>{stateWords(state, t, language)}</p>
        {/* Hidden from screen readers, which would read it out every second. */}
        {left !== '' && (
          <p className={styles.left} aria-hidden="true">
            {left}
          </p>
        )}
        <p>{originWords(found, t, language)}</p>
        {found.kind === 'opaque' && found.origin === undefined && <p>{t('inspector.opaque')}</p>}
      </div>
    </section>
  );
}

/** A valid token may expire while it is in view. */
function useLivingState(state: TokenState): TokenState {
  const isValid = state.kind === 'valid';
  const isOver = useTicking(isValid ? state : undefined, (nowMs) => isValid && state.untilMs <= nowMs);
  return isValid && isOver ? { kind: 'expired', sinceMs: state.untilMs } : state;
}

function stateWords(state: TokenState, t: Translate, language: string): string {
  const moment = (ms: number) => momentWords(ms, Date.now(), language);
  switch (state.kind) {
    case 'valid':
      return t('inspector.valid', { moment: moment(state.untilMs) });
    case 'expired':
      return t('inspector.expired', { moment: moment(state.sinceMs) });
    case 'notYetValid':
      return t('inspector.notYetValid', { moment: moment(state.fromMs) });
    case 'unknown':
      return t('inspector.unknown');
  }
}

function originWords({ origin }: TokenInspection, t: Translate, language: string): string {
  if (!origin) return t('inspector.fromNoCompany');
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(origin.labels);
  return t(origin.match === 'current' ? 'inspector.fromCurrent' : 'inspector.fromAlike', { names });
}
