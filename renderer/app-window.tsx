// The whole window: the current screen, and everything that is there on every screen.
import { useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { AboutScreen } from './about/about-screen.tsx';
import { ActivityScreen } from './activity/activity-screen.tsx';
import styles from './app-window.module.css';
import { useLanguage, useSnapshot } from './bridge.ts';
import { ClipboardNews } from './clipboard/clipboard-news.tsx';
import { CompaniesScreen } from './companies/companies-screen.tsx';
import { CompanyActions, CompanyActionsContext } from './companies/company-actions.ts';
import { CompanyScreen } from './companies/company-screen.tsx';
import { carryOut } from './companies/early-click-actions.ts';
import { Farewells } from './farewell/farewells.tsx';
import { takeEarlyClicks } from './home-picture/early-click.ts';
import { InspectorScreen } from './inspector/inspector-screen.tsx';
import { MoveScreen } from './leaving/move-screen.tsx';
import { keyOf, NavigatorContext, type Screen, shown } from './navigation.ts';
import { Notices } from './notices.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { SetupCheckScreen } from './setup-check/setup-check-screen.tsx';
import { ExportScreen } from './sharing/export-screen.tsx';
import { FileDrop } from './sharing/file-drop.tsx';
import { ImportScreen } from './sharing/import-screen.tsx';
import { CompanyForm } from './sign-in/company-form.tsx';
import { RoundScreen } from './sign-in/round-screen.tsx';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { StateAnnouncer } from './state-announcer.tsx';
import { speak, type Translate, useTexts } from './texts/texts.ts';
import { useTrustDialogs } from './trust/trust-dialogs.ts';
import { TrustSheets } from './trust/trust-sheets.tsx';
import { Question } from './ui/dialog.tsx';
import { showToast, Toasts } from './ui/toast.tsx';
import { useScreens } from './use-screens.ts';
import { useWindowKeys } from './window-keys.ts';

export function AppWindow() {
  const language = useLanguage();
  return (
    <I18nProvider locale={language}>
      <TrustSheets>
        <Screens />
      </TrustSheets>
    </I18nProvider>
  );
}

function Screens() {
  const t = useTexts();
  const language = useLanguage();
  const trust = useTrustDialogs();
  const { stack, navigator, question } = useScreens();
  const actions = useMemo(() => new CompanyActions(navigator, t, trust), [navigator, t, trust]);

  const platform = useSnapshot((snapshot) => snapshot.platform);

  useEffect(() => {
    document.documentElement.dataset.platform = platform;
  }, [platform]);
  useEffect(() => {
    void speak(language);
  }, [language]);
  useEffect(() => {
    carryOut(takeEarlyClicks(), navigator, actions);
  }, [navigator, actions]);
  useWindowKeys(navigator);
  useBrokenCommands(t);

  const screen = shown(stack);
  const screenKey = keyOf(screen);
  return (
    <NavigatorContext value={navigator}>
      <CompanyActionsContext value={actions}>
        <div className={`${styles.window} ${screen.screen === 'companies' ? styles.companies : ''}`}>
          {screen.screen === 'companies' && <Notices />}
          {/* Another filter is no other screen: the focus stays on its button. */}
          <CurrentScreen key={screen.screen === 'companies' ? screen.screen : screenKey} screen={screen} />
        </div>
        <StateAnnouncer />
        <ClipboardNews />
        <Toasts />
        <FileDrop />
        <Farewells />
        {question && (
          <Question {...leaveWords(question.about, t)} onConfirm={question.leave} onCancel={question.stay} />
        )}
      </CompanyActionsContext>
    </NavigatorContext>
  );
}

function leaveWords(about: 'typed' | 'import', t: Translate) {
  return about === 'typed'
    ? {
        title: t('app.discard.title'),
        meaning: t('app.discard.meaning'),
        confirmText: t('app.discard.confirm'),
        cancelText: t('app.discard.keep'),
      }
    : {
        title: t('import.another.title'),
        meaning: t('import.another.meaning'),
        confirmText: t('import.another.confirm'),
        confirmWeight: 'primary' as const,
        cancelText: t('import.another.keep'),
      };
}

function CurrentScreen({ screen }: { readonly screen: Screen }) {
  switch (screen.screen) {
    case 'companies':
      return <CompaniesScreen only={screen.only} waitingIds={screen.waitingIds} />;
    case 'company':
      return <CompanyScreen companyId={screen.companyId} />;
    case 'signIn':
      return <SignInScreen companyId={screen.companyId} />;
    case 'signInRound':
      return <RoundScreen companyIds={screen.companyIds} />;
    case 'add':
      return <CompanyForm companyId={null} />;
    case 'edit':
      return <CompanyForm companyId={screen.companyId} />;
    case 'activity':
      return <ActivityScreen about={screen.about} />;
    case 'export':
      return <ExportScreen about={screen.about} isMove={screen.isMove} />;
    case 'move':
      return <MoveScreen />;
    case 'import':
      return <ImportScreen importId={screen.importId} />;
    case 'settings':
      return <SettingsScreen section={screen.section} />;
    case 'setupCheck':
      return <SetupCheckScreen />;
    case 'inspector':
      return <InspectorScreen />;
    case 'about':
      return <AboutScreen />;
  }
}

/** A command that broke is reported, not swallowed. */
function useBrokenCommands(t: Translate): void {
  useEffect(() => {
    const say = () =>
      showToast({ tone: 'bad', title: t('app.broken.title'), meaning: t('app.broken.meaning') });
    window.addEventListener('unhandledrejection', say);
    return () => window.removeEventListener('unhandledrejection', say);
  }, [t]);
}
