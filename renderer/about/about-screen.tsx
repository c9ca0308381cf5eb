// The help screen: how to use TokenTray, its keyboard shortcuts, where its data is, and its version and licences.
import { useEffect, useState } from 'react';
import type { AboutView } from '../../app/shared/contract/help.ts';
import { call } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { FactList } from '../ui/fact-list.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { DataFolder } from './data-folder.tsx';
import { FirstWords } from './first-words.tsx';
import { Guide } from './guide.tsx';
import { Keys } from './keys.tsx';
import { Licences } from './licences.tsx';

export function AboutScreen() {
  const t = useTexts();
  const about = useAbout();
  const facts = about && [
    { name: t('about.app'), value: about.appVersion },
    { name: t('about.electron'), value: about.electronVersion },
    { name: t('about.chromium'), value: about.chromiumVersion },
    { name: t('about.system'), value: about.operatingSystem },
  ];
  return (
    <ScreenFrame title={t('about.title')}>
      <ScreenBody>
        <Guide />
        <FirstWords />
        <Keys />
        {about && <DataFolder path={about.dataFolder} />}
        {facts && <FactList title={t('about.version')} facts={facts} />}
        <Licences />
      </ScreenBody>
    </ScreenFrame>
  );
}

function useAbout(): AboutView | undefined {
  const [about, setAbout] = useState<AboutView>();
  useEffect(() => void call('readAbout', undefined).then(setAbout), []);
  return about;
}
