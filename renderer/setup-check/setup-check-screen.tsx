// "Check my setup": runs the check when it opens and on demand, and shows each result with what to do about it.
import { useCallback, useEffect, useState } from 'react';
import type { SetupResult } from '../../app/shared/contract/help.ts';
import { call } from '../bridge.ts';
import { type TextKey, type Translate, useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import tones from '../ui/tones.module.css';
import styles from './setup-check-screen.module.css';

type Results = readonly SetupResult[];

const SECTIONS = [
  { about: 'computer', title: 'setupCheck.computer' },
  { about: 'service', title: 'setupCheck.service' },
] as const satisfies readonly { about: SetupResult['about']; title: TextKey }[];

export function SetupCheckScreen() {
  const t = useTexts();
  const { results, isRunning, run } = useSetupCheck();
  return (
    <ScreenFrame title={t('setupCheck.title')}>
      <ScreenBody>
        <div role="status">
          <Banner {...verdict(isRunning ? undefined : results, t)}>
            <Button icon="refresh" isBusy={isRunning} onPress={() => void run()}>
              {t('setupCheck.again')}
            </Button>
          </Banner>
        </div>
        {SECTIONS.map(({ about, title }) => (
          <ResultList
            key={about}
            title={t(title)}
            results={results?.filter((result) => result.about === about) ?? []}
          />
        ))}
      </ScreenBody>
    </ScreenFrame>
  );
}

function useSetupCheck() {
  const [results, setResults] = useState<Results>();
  const [isRunning, setRunning] = useState(true);
  const run = useCallback(async () => {
    setRunning(true);
    try {
      setResults(await call('checkSetup', undefined));
    } finally {
      setRunning(false);
    }
  }, []);
  useEffect(() => void run(), [run]);
  return { results, isRunning, run };
}

/** The overall result; `results` is undefined while the check runs. */
function verdict(results: Results | undefined, t: Translate) {
  if (!results) {
    const title = t('setupCheck.running');
    return { tone: 'info', title, meaning: t('setupCheck.runningMeaning') } as const;
  }
  const problems = results.filter(({ outcome }) => outcome === 'problem').length;
  const count = problems + results.filter(({ outcome }) => outcome === 'warning').length;
  if (count === 0) {
    const title = t('setupCheck.allGood');
    return { tone: 'info', title, meaning: t('setupCheck.allGoodMeaning') } as const;
  }
  const tone = problems > 0 ? 'bad' : 'risk';
  return { tone, title: t('setupCheck.found', { count }), meaning: t('setupCheck.foundMeaning') } as const;
}

function ResultList({ title, results }: { readonly title: string; readonly results: Results }) {
  if (results.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles.results}>
        {results.map((result) => (
          <Result key={result.id} result={result} />
        ))}
      </ul>
    </Section>
  );
}

const ICONS: Readonly<Record<SetupResult['outcome'], IconName>> = {
  ok: 'check',
  warning: 'warning',
  problem: 'close',
  skipped: 'info',
};

const TONES = {
  ok: 'good',
  warning: 'risk',
  problem: 'bad',
  skipped: 'calm',
} as const satisfies Record<SetupResult['outcome'], string>;

const WORDS = {
  ok: 'setupCheck.ok',
  warning: 'setupCheck.warning',
  problem: 'setupCheck.problem',
  skipped: 'setupCheck.skipped',
} as const satisfies Record<SetupResult['outcome'], TextKey>;

function Result({ result }: { readonly result: SetupResult }) {
  const t = useTexts();
  const { outcome, title, meaning, fix } = result;
  return (
    <li className={`${styles.result} ${styles[outcome]}`}>
      <span className={`${styles.mark} ${tones[TONES[outcome]]}`}>
        <Icon name={ICONS[outcome]} />
      </span>
      <h3 className={styles.name}>
        <bdi>{title}</bdi>
      </h3>
      <span className={styles.outcome}>{t(WORDS[outcome])}</span>
      <div className={styles.words} data-selectable>
        <p>{meaning}</p>
        {fix !== undefined && <p className={styles.fix}>{fix}</p>}
      </div>
    </li>
  );
}
