// Whether this computer's clock has 12 or 24 hours: as the operator set it, else as is usual in the region.
import { app, systemPreferences } from 'electron';
import type { HourCycle } from '../../shared/hour-cycle.ts';
import { callBus } from './bus-call.ts';
import {
  hourCycleOfEnvironment,
  hourCycleOfPattern,
  macHourCycle,
  queriedValue,
  usual,
} from './clock-format.ts';
import { runReg } from './run-reg.ts';

const WINDOWS_KEY = 'HKCU\\Control Panel\\International';
const SHORT_TIME = 'sShortTime';

/** GNOME's setting, through the portal: "12h" or "24h". */
const GNOME_CLOCK = {
  destination: 'org.freedesktop.portal.Desktop',
  path: '/org/freedesktop/portal/desktop',
  interfaceName: 'org.freedesktop.portal.Settings',
  member: 'Read',
  args: ['org.gnome.desktop.interface', 'clock-format'],
};

/** After Electron is ready. Takes four seconds at most, and a hundredth of one as a rule. */
export async function systemHourCycle(): Promise<HourCycle | undefined> {
  switch (process.platform) {
    case 'win32':
      return (await windowsHourCycle()) ?? usual(app.getSystemLocale());
    case 'darwin':
      return macHourCycle(
        {
          to24: systemPreferences.getUserDefault('AppleICUForce24HourTime', 'boolean'),
          to12: systemPreferences.getUserDefault('AppleICUForce12HourTime', 'boolean'),
        },
        app.getSystemLocale(),
      );
    default:
      return (await gnomeHourCycle()) ?? hourCycleOfEnvironment(process.env);
  }
}

async function windowsHourCycle(): Promise<HourCycle | undefined> {
  const output = await runReg(['query', WINDOWS_KEY, '/v', SHORT_TIME]).catch(() => ''); // then the region decides
  return hourCycleOfPattern(queriedValue(output, SHORT_TIME) ?? '');
}

/** Only where GNOME runs: elsewhere the portal may answer with GNOME's default, which no one chose. */
async function gnomeHourCycle(): Promise<HourCycle | undefined> {
  const desktops = (process.env.XDG_CURRENT_DESKTOP ?? '').split(':');
  if (!desktops.includes('GNOME')) return undefined;
  const reply = await callBus(GNOME_CLOCK);
  if (reply.kind !== 'answered') return undefined;
  if (reply.value === '24h') return 'h23';
  return reply.value === '12h' ? 'h12' : undefined;
}
