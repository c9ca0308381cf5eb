// What a certificate says of itself.
import { fullDateWords } from '../../app/shared/time-words.ts';
import type { CertificateFacts as Facts } from '../../app/shared/trust.ts';
import { useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { FactList, known } from '../ui/fact-list.tsx';

interface CertificateFactsProps {
  readonly title: string;
  readonly facts: Facts;
  /** The names and addresses that it is for. */
  readonly hosts?: readonly string[];
}

export function CertificateFacts({ title, facts, hosts = [] }: CertificateFactsProps) {
  const t = useTexts();
  const language = useLanguage();
  const date = (atMs: number) => fullDateWords(atMs, language);
  return (
    <FactList
      title={title}
      facts={known([
        [t('trust.subject'), facts.subject],
        [t('trust.issuer'), facts.issuer],
        [t('trust.validFrom'), date(facts.validFromMs)],
        [t('trust.validTo'), date(facts.validToMs)],
        [t('trust.hosts'), hosts.join(', ')],
      ])}
    />
  );
}
