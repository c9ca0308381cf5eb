// What each of our windows may do: show its own page and call the bridge, and nothing else.
import { app, nativeTheme, type Session, type WebContents, type WebPreferences } from 'electron';

/**
 * Chromium's own settings: no script pastes or copies by itself (the operator's keys and menus do), and none has a host name
 * resolved, which would reach the domain's owner.
 */
const RENDERER_SETTINGS =
  '--blink-settings=javaScriptCanAccessClipboard=false,domPasteAllowed=false,dnsPrefetchingEnabled=false';

export function safePreferences(preload: string, session: Session): WebPreferences {
  return {
    preload,
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    devTools: !app.isPackaged,
    spellcheck: false,
    enableWebSQL: false,
    disableDialogs: true,
    // The default, set explicitly: `true` would let any script of the page read the clipboard.
    enableDeprecatedPaste: false,
    additionalArguments: [RENDERER_SETTINGS],
  };
}

/** The pages' own background (renderer/ui/tokens.css), so that nothing flashes before one is painted. */
export const pageBackground = () => (nativeTheme.shouldUseDarkColors ? '#11171a' : '#f4f7f7');

/** A window shows its own page and no other. */
export function confine(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
