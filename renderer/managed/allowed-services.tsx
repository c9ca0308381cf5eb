// Above the form: where IT has limited which services may be added.
import { listWords } from '../../app/shared/time-words.ts';
import { useLanguage, useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';

export function AllowedServices() {
  const t = useTexts();
  const language = useLanguage();
  const services = useSnapshot(({ managed }) => managed.services);
  if (!services) return null;
  const { hosts, providers } = services.allowed;
  const isNone = hosts?.length === 0 || providers?.length === 0;
  const hostWords = hosts ? t('managed.onlyHosts', { hosts: listWords(hosts, language) }) : '';
  return (
    <Banner
      tone="info"
      title={t(isNone ? 'managed.addsNone' : 'managed.addsSome')}
      meaning={isNone ? t('managed.askIt') : hostWords}
    />
  );
}
