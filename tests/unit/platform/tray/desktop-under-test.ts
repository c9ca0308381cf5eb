// An app on a desktop that a test changes: what its panel shows, and what it says of that.
import type { PanelSight } from '../../../../app/platform/tray/panel-sight.ts';
import { TrayPresence } from '../../../../app/platform/tray/tray-presence.ts';
import { ManualClock } from '../../../support/core/manual-clock.ts';

export const SHOWN: PanelSight = { kind: 'shown', panel: ':1.7' };
export const NOT_SHOWN: PanelSight = { kind: 'notShown', panel: ':1.7' };
export const NO_PANEL: PanelSight = { kind: 'noPanel' };

/** With its icon up; `isUpFirst`: before the panel is asked, as where the last picture is shown. */
export async function onDesktop(
  first: PanelSight,
  { isIconUp = first.kind !== 'noPanel', isUpFirst = false } = {},
) {
  const clock = new ManualClock();
  const desktop = {
    sight: first,
    looks: 0,
    lookMs: 0,
    offers: 0,
    onOffer: () => {},
    signal: (_member?: string) => {},
  };
  const presence = new TrayPresence({
    clock,
    sight: async () => {
      desktop.looks += 1;
      if (desktop.lookMs > 0)
        await new Promise<void>((resolve) => void clock.setTimer(desktop.lookMs, resolve));
      return desktop.sight;
    },
    watch: (_, onSignal) => {
      desktop.signal = (member) => onSignal(member === undefined ? {} : { member });
      return () => undefined;
    },
  });
  const heard: string[] = [];
  presence.onChange(() => heard.push(presence.isAvailable ? 'there' : 'gone'));
  presence.onLost(() => heard.push('lost'));
  const putUp = () =>
    presence.iconIsUp(() => {
      desktop.offers += 1;
      desktop.onOffer();
      putUp();
    });
  let isTaken = false;
  if (isUpFirst) {
    putUp();
    void presence.untilTaken(150, 20).then(() => {
      isTaken = true;
    });
  }
  await presence.start();
  if (isIconUp && !isUpFirst) putUp();
  /** The panel changes, and says so. */
  const become = (sight: PanelSight) => {
    desktop.sight = sight;
    desktop.signal();
  };
  return { clock, desktop, presence, heard, become, putUp, isTaken: () => isTaken };
}
