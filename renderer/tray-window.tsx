// The window: shows one screen of the stack, and keeps typed text from being lost on the way to another.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { CompanyView } from '../app/contract.ts';
import { AboutScreen } from './about/about-screen.tsx';
import { ActivityScreen } from './activity/activity-screen.tsx';
import { onNavigate, useLanguage, useSnapshot } from './bridge.ts';
import { CompaniesScreen } from './companies/companies-screen.tsx';
import { CompanyActions, CompanyActionsContext } from './companies/company-actions.ts';
import { CompanyScreen } from './companies/company-screen.tsx';
import { InspectorScreen } from './inspector/inspector-screen.tsx';
import {
  finished,
  HOME,
  keyOf,
  type Navigator,
  NavigatorContext,
  opened,
  type Screen,
  type ScreenStack,
  shown,
  stackTo,
  wentBack,
  withoutGone,
} from './navigation.ts';
import { Notices } from './notices.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { SetupCheckScreen } from './setup-check/setup-check-screen.tsx';
import { ExportScreen } from './sharing/export-screen.tsx';
import { FileDrop } from './sharing/file-drop.tsx';
import { ImportScreen } from './sharing/import-screen.tsx';
import { CompanyForm } from './sign-in/company-form.tsx';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { StateAnnouncer } from './state-announcer.tsx';
import { speak, type Translate, useTexts } from './texts/texts.ts';
import styles from './tray-window.module.css';
import { Question } from './ui/dialog.tsx';
import { dropProblems, Messages, showMessage } from './ui/toast.tsx';

export function TrayWindow() {
  const t = useTexts();
  const language = useLanguage();
  const { stack, navigator, question } = useScreens();
  const actions = useMemo(() => new CompanyActions(navigator, t), [navigator, t]);

  const platform = useSnapshot((snapshot) => snapshot.platform);

  useEffect(() => {
    document.documentElement.dataset.platform = platform;
  }, [platform]);
  useEffect(() => {
    void speak(language);
  }, [language]);
  useKeys(navigator);
  useFaults(t);

  const screen = shown(stack);
  const screenKey = keyOf(screen);
  useEffect(dropProblems, [screenKey]);
  return (
    <I18nProvider locale={language}>
      <NavigatorContext value={navigator}>
        <CompanyActionsContext value={actions}>
          <div className={styles.window}>
            {screen.screen === 'companies' && <Notices />}
            <CurrentScreen key={screenKey} screen={screen} />
          </div>
          <StateAnnouncer />
          <Messages />
          <FileDrop />
          {question && (
            <Question
              title={t('app.discard.title')}
              meaning={t('app.discard.meaning')}
              confirmText={t('app.discard.confirm')}
              cancelText={t('app.discard.keep')}
              onConfirm={question.leave}
              onCancel={question.stay}
            />
          )}
        </CompanyActionsContext>
      </NavigatorContext>
    </I18nProvider>
  );
}

function CurrentScreen({ screen }: { readonly screen: Screen }) {
  switch (screen.screen) {
    case 'companies':
      return <CompaniesScreen only={screen.only} />;
    case 'company':
      return <CompanyScreen companyId={screen.companyId} />;
    case 'signIn':
      return <SignInScreen companyId={screen.companyId} />;
    case 'add':
      return <CompanyForm companyId={null} />;
    case 'edit':
      return <CompanyForm companyId={screen.companyId} />;
    case 'activity':
      return <ActivityScreen about={screen.about} />;
    case 'export':
      return <ExportScreen about={screen.about} />;
    case 'import':
      return <ImportScreen importId={screen.importId} />;
    case 'settings':
      return <SettingsScreen />;
    case 'setupCheck':
      return <SetupCheckScreen />;
    case 'inspector':
      return <InspectorScreen />;
    case 'about':
      return <AboutScreen />;
  }
}

/** What waits for the answer whether typed text may go. */
interface Leaving {
  readonly leave: () => void;
}

function useScreens() {
  const [stack, setStack] = useState<ScreenStack>(HOME);
  const [asked, setAsked] = useState<Leaving | null>(null);
  // As one text, which is the same while none of them comes or goes: a change of state draws no screen anew.
  const there = useSnapshot(({ companies }) => companiesOf(stack, companies).join('\n'));
  const current = useRef(stack);
  const isTyped = useRef(false);

  const living = useMemo(() => withoutGone(stack, new Set(there.split('\n'))), [stack, there]);
  current.current = living;

  const go = useCallback((next: ScreenStack) => {
    const leaves = keyOf(shown(next)) !== keyOf(shown(current.current));
    if (leaves && isTyped.current) setAsked({ leave: () => setStack(next) });
    else setStack(next);
  }, []);

  const navigator = useMemo<Navigator>(
    () => ({
      open: (screen) => go(opened(current.current, screen)),
      reset: (target) => go(stackTo(target)),
      back: () => go(wentBack(current.current)),
      finish: (done, next) => {
        const stack = finished(current.current, done, next ? stackTo(next) : wentBack(current.current));
        if (stack === current.current) return;
        isTyped.current = false;
        setStack(stack);
      },
      shows: (screen) => keyOf(shown(current.current)) === keyOf(screen),
      holdTyped: (typed) => {
        isTyped.current = typed;
      },
    }),
    [go],
  );
  useEffect(() => onNavigate(navigator.reset), [navigator]);

  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if (!isTyped.current) return;
      event.preventDefault();
      setAsked({ leave: closeWindow });
    };
    const closeWindow = () => {
      isTyped.current = false;
      window.close();
    };
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, []);

  const leave = () => {
    asked?.leave();
    setAsked(null);
  };
  return { stack: living, navigator, question: asked && { leave, stay: () => setAsked(null) } };
}

/** The ids of the companies whose screens are in the stack, as far as they are still there. */
function companiesOf(stack: ScreenStack, companies: readonly CompanyView[]): readonly string[] {
  const named = new Set(stack.map((screen) => ('companyId' in screen ? screen.companyId : undefined)));
  return companies.map(({ id }) => id).filter((id) => named.has(id));
}

/** A command that broke is said, not swallowed. */
function useFaults(t: Translate): void {
  useEffect(() => {
    const say = () =>
      showMessage({ tone: 'bad', title: t('app.broken.title'), meaning: t('app.broken.meaning') });
    window.addEventListener('unhandledrejection', say);
    return () => window.removeEventListener('unhandledrejection', say);
  }, [t]);
}

/** Esc goes back, Ctrl or Cmd with N adds a company, with a comma opens the settings, F1 the help. */
function useKeys(navigator: Navigator): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[data-question]')) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (event.key === 'Escape') navigator.back();
      else if (isCommand && event.key === 'n') navigator.open({ screen: 'add' });
      else if (event.key === 'F1') navigator.open({ screen: 'about' });
      else if (isCommand && event.key === ',') navigator.open({ screen: 'settings' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigator]);
}
