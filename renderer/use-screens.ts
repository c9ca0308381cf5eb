// The stack of screens while the window is open: moves between them, and asks before typed text is lost, or before an import
// that is being looked at gives way to another.
import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Navigation } from '../app/shared/contract/bridge.ts';
import type { CompanyView } from '../app/shared/contract/companies.ts';
import { onNavigate, useSnapshot } from './bridge.ts';
import {
  finished,
  HOME,
  keyOf,
  type Navigator,
  opened,
  type ScreenStack,
  shown,
  stackTo,
  wentBack,
  withoutGone,
} from './navigation.ts';
import { leaveToastsBehind } from './ui/toast.tsx';

/** The open question whether typed text may be discarded, or another import shown. */
interface LeaveQuestion {
  readonly about: 'typed' | 'import';
  readonly leave: () => void;
}

export function useScreens() {
  const [stack, setStack] = useState<ScreenStack>(HOME);
  const [asked, setAsked] = useState<LeaveQuestion | null>(null);
  // As one string, which stays the same unless one of them comes or goes: a change of state redraws nothing here.
  const present = useSnapshot(({ companies }) => companiesOf(stack, companies).join('\n'));
  const current = useRef(stack);
  const isTyped = useRef(false);
  const isImportHeld = useRef(false);

  const living = useMemo(() => withoutGone(stack, new Set(present.split('\n'))), [stack, present]);
  current.current = living;

  const change = useCallback((next: ScreenStack) => {
    if (keyOf(shown(next)) !== keyOf(shown(current.current))) leaveToastsBehind();
    setStack(next);
  }, []);

  const go = useCallback(
    (next: ScreenStack) => {
      const leaves = keyOf(shown(next)) !== keyOf(shown(current.current));
      if (leaves && isTyped.current) setAsked({ about: 'typed', leave: () => change(next) });
      else change(next);
    },
    [change],
  );

  /** To what main asks for. A link in any web page can ask for a preview: it must not come under a hand that is about to click. */
  const goWhereMainAsks = useCallback(
    (target: Navigation) => {
      const next = stackTo(target);
      const isOther = keyOf(shown(current.current)) !== keyOf(target);
      if (target.screen === 'import' && isOther && isImportHeld.current)
        setAsked({ about: 'import', leave: () => change(next) });
      else go(next);
    },
    [go, change],
  );

  const navigator = useMemo(
    () => navigatorOf({ current, isTyped, isImportHeld, go, change, setAsked }),
    [go, change],
  );
  useEffect(() => onNavigate(goWhereMainAsks), [goWhereMainAsks]);

  useCloseQuestion({ isTyped, change, setAsked });

  const leave = () => {
    asked?.leave();
    setAsked(null);
  };
  const question = asked && { about: asked.about, leave, stay: () => setAsked(null) };
  return { stack: living, navigator, question };
}

type Closing = Pick<Moves, 'isTyped' | 'change' | 'setAsked'>;

/** Closing the window asks too, while a form holds typed text. */
function useCloseQuestion({ isTyped, change, setAsked }: Closing): void {
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if (!isTyped.current) return;
      event.preventDefault();
      setAsked({ about: 'typed', leave: closeWindow });
    };
    const closeWindow = () => {
      isTyped.current = false;
      // A sign-in that the form has under way ends with it.
      change(HOME);
      window.close();
    };
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [isTyped, change, setAsked]);
}

/** The ids of the companies that have a screen in the stack and still exist. */
function companiesOf(stack: ScreenStack, companies: readonly CompanyView[]): readonly string[] {
  const named = new Set(stack.map((screen) => ('companyId' in screen ? screen.companyId : undefined)));
  return companies.map(({ id }) => id).filter((id) => named.has(id));
}

interface Moves {
  readonly current: RefObject<ScreenStack>;
  readonly isTyped: RefObject<boolean>;
  readonly isImportHeld: RefObject<boolean>;
  /** Asks first where typed text would be lost. */
  readonly go: (next: ScreenStack) => void;
  readonly change: (next: ScreenStack) => void;
  readonly setAsked: Dispatch<SetStateAction<LeaveQuestion | null>>;
}

function navigatorOf({ current, isTyped, isImportHeld, go, change, setAsked }: Moves): Navigator {
  return {
    open: (screen) => go(opened(current.current, screen)),
    reset: (target) => go(stackTo(target)),
    back: () => go(wentBack(current.current)),
    finish: (done, next) => {
      const stack = finished(current.current, done, next ? stackTo(next) : wentBack(current.current));
      if (stack === current.current) return;
      isTyped.current = false;
      // The question about its text would be one about nothing.
      setAsked((now) => (now?.about === 'typed' ? null : now));
      change(stack);
    },
    shows: (screen) => keyOf(shown(current.current)) === keyOf(screen),
    holdTyped: (typed) => {
      isTyped.current = typed;
    },
    holdImport: (held) => {
      isImportHeld.current = held;
    },
  };
}
