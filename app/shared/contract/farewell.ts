// What the window says before it goes: once where the app goes on running, and before sign-ins are lost.

/** Where this desktop shows the icon. */
export const PANELS = ['windows', 'mac', 'gnome', 'kde', 'other'] as const;
export type Panel = (typeof PANELS)[number];

export type Farewell =
  /** The window was closed for the first time. `offersStart`: the app does not start at login, and may. */
  | { readonly kind: 'stillRunning'; readonly panel: Panel; readonly offersStart: boolean }
  /** So many sign-ins are kept in memory only. */
  | { readonly kind: 'quit'; readonly signIns: number };

export interface FarewellContract {
  /** Ends the app without another question. */
  quit: { input: undefined; answer: undefined };
}
