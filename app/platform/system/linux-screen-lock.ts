// Tells when the screen is being locked on Linux, where Electron does not: the desktop says so on the session bus, and logind on
// the system bus.
import { watchBusSignals } from './bus-signals.ts';

/** What locks the screen says so by `ActiveChanged(true)`, under the name of its desktop. */
const SCREEN_SAVERS = ['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'].map(
  (desktop) => `type='signal',interface='org.${desktop}.ScreenSaver',member='ActiveChanged'`,
);

/** Returns the unsubscribe. A desktop may say it in both ways, and then calls back twice. */
export function watchLinuxLock(
  { XDG_SESSION_ID: sessionId }: Readonly<Record<string, string | undefined>>,
  onLock: () => void,
  watch = watchBusSignals,
): () => void {
  const stops = [
    watch(SCREEN_SAVERS, ({ value }) => {
      if (value === true) onLock();
    }),
    watch(
      [loginRule(sessionId)],
      ({ member }) => {
        if (member === 'Lock') onLock();
      },
      'system',
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Other people may be logged in here, too. Where the system does not say which session is ours, all of them count. */
function loginRule(sessionId: string | undefined): string {
  const rule =
    "type='signal',sender='org.freedesktop.login1',interface='org.freedesktop.login1.Session',member='Lock'";
  if (!sessionId) return rule;
  return `${rule},path='/org/freedesktop/login1/session/${inPath(sessionId)}'`;
}

/** As systemd writes names into paths (`bus_label_escape`): "2" is "_32". */
function inPath(name: string): string {
  return name.replace(/[^A-Za-z0-9]|^[0-9]/g, (sign) =>
    [...Buffer.from(sign)].map((byte) => `_${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
