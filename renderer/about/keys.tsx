// The keyboard shortcuts of the window, and the one that works in any app.
import { useSnapshot } from '../bridge.ts';
import { keysOf } from '../settings/accelerator.ts';
import { useTexts } from '../texts/texts.ts';
import { FactList } from '../ui/fact-list.tsx';

export function Keys() {
  const t = useTexts();
  const platform = useSnapshot((snapshot) => snapshot.platform);
  const { copyShortcut, quickCopyShortcut } = useSnapshot((snapshot) => snapshot.settings);
  const keys = (accelerator: string) =>
    keysOf(accelerator, platform).join(platform === 'darwin' ? '' : ' + ');
  const everywhere = [
    { name: keys(quickCopyShortcut), value: t('about.keyQuickCopy') },
    { name: keys(copyShortcut), value: t('about.keyCopy') },
  ].filter(({ name }) => name !== '');
  const facts = [
    ...everywhere,
    { name: `${keys('Return')}, ${keys('CommandOrControl+C')}`, value: t('about.keyCopyRow') },
    { name: keys('Space'), value: t('about.keyOpenRow') },
    { name: keys('CommandOrControl+N'), value: t('about.keyAdd') },
    { name: keys('CommandOrControl+F'), value: t('about.keySearch') },
    { name: keys('CommandOrControl+,'), value: t('about.keySettings') },
    { name: keys('F1'), value: t('about.keyHelp') },
    { name: keys('CommandOrControl+Return'), value: t('about.keyConfirm') },
    { name: keys('Esc'), value: t('about.keyBack') },
    { name: keys('CommandOrControl+Plus'), value: t('about.keyLarger') },
    { name: keys('CommandOrControl+-'), value: t('about.keySmaller') },
    { name: keys('CommandOrControl+0'), value: t('about.keyUsualSize') },
  ];
  return <FactList title={t('about.keys')} facts={facts} />;
}
