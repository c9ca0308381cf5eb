// What Electron and its tests need from a Linux system, how to see whether it is there, and what Debian calls it.
// Only describes; `system-libraries.ts` looks and installs.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { isProgramInstalled } from './program.ts';

export interface SystemPart {
  readonly name: string;
  /** The Debian package; where its name changed, the newer one first. */
  readonly packages: readonly string[];
  readonly isPresent: () => boolean;
}

const PACKAGES_BY_LIBRARY: Readonly<Record<string, readonly string[]>> = {
  'libX11.so.6': ['libx11-6'],
  'libX11-xcb.so.1': ['libx11-xcb1'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnotify.so.4': ['libnotify4'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libsecret-1.so.0': ['libsecret-1-0'],
  'libudev.so.1': ['libudev1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

/** Loaded by Electron while it runs, so that no look at the binary shows them. */
const LIBRARIES_FOR_TESTS = ['libnotify.so.4', 'libsecret-1.so.0'];

export const unzip = program('unzip', 'unzip');

/** The libraries without which Electron does not start. */
export function startingParts(): readonly SystemPart[] {
  return Object.keys(PACKAGES_BY_LIBRARY)
    .filter((name) => !LIBRARIES_FOR_TESTS.includes(name))
    .map(library);
}

/** A display, a session bus, a keyring and a clipboard to try it with, and fonts for what operators type. */
export function desktopParts(): readonly SystemPart[] {
  return [
    ...startingParts(),
    ...LIBRARIES_FOR_TESTS.map(library),
    program('Xvfb', 'xvfb'),
    program('xauth', 'xauth'),
    program('dbus-daemon', 'dbus'),
    program('setpriv', 'util-linux'),
    program('xclip', 'xclip'),
    program('xdotool', 'xdotool'),
    program('gnome-keyring-daemon', 'gnome-keyring'),
    program('openssl', 'openssl'),
    program('certutil', 'libnss3-tools'),
    program('ip', 'iproute2'),
    program('fc-list', 'fontconfig'),
    font('a Latin font', 'en', 'fonts-dejavu-core'),
    font('a Devanagari font', 'hi', 'fonts-lohit-deva'),
    font('an emoji font', 'und-zsye', 'fonts-noto-color-emoji'),
  ];
}

/** The same, other desktops, a window manager, a clipboard manager and a token service: 420 MB more, which take half a minute once. */
export function testingParts(): readonly SystemPart[] {
  return [
    ...desktopParts(),
    program('sway', 'sway'),
    program('mutter', 'mutter'),
    program('kwin_wayland', 'kwin-wayland'),
    program('Xwayland', 'xwayland'),
    program('wl-paste', 'wl-clipboard'),
    program('parcellite', 'parcellite'),
    ...windowManagerParts(),
    program('xprop', 'x11-utils'),
    programAt('/usr/sbin/update-ca-certificates', 'ca-certificates'),
    pythonModule('rest_framework_simplejwt', 'python3-djangorestframework-simplejwt'),
    pythonModule('rest_framework', 'python3-djangorestframework'),
    pythonModule('django', 'python3-django'),
    preloadable('faketime/libfaketimeMT.so.1', 'libfaketime'),
  ];
}

/** What makes Linux packages where electron-builder cannot download its own tools. */
export function packagingParts(): readonly SystemPart[] {
  return [
    program('rpmbuild', 'rpm'),
    program('mksquashfs', 'squashfs-tools'),
    program('desktop-file-validate', 'desktop-file-utils'),
    program('7za', 'p7zip-full'),
  ];
}

/** What tries packages: clean Debian systems, the linters of other people, Windows' installer and a Windows to run it. */
export function packageTestingParts(): readonly SystemPart[] {
  return [
    ...desktopParts(),
    ...packagingParts(),
    program('mmdebstrap', 'mmdebstrap'),
    program('gio', 'libglib2.0-bin'),
    program('lintian', 'lintian'),
    program('rpmlint', 'rpmlint'),
    program('appstreamcli', 'appstream'),
    program('icotool', 'icoutils'),
    program('icns2png', 'icnsutils'),
    programAt('/usr/bin/python3', 'python3-minimal'),
    program('makensis', 'nsis'),
    program('x86_64-w64-mingw32-gcc-win32', 'gcc-mingw-w64-x86-64-win32'),
    programAt('/usr/lib/wine/wine64', 'wine64'),
  ];
}

/** Xfce's, and an app that it gives the focus to. */
function windowManagerParts(): readonly SystemPart[] {
  return [
    programAt('/usr/{lib,lib64,lib/*}/xfce4/xfconf/xfconfd', 'xfconf'),
    program('xfwm4', 'xfwm4'),
    program('xterm', 'xterm'),
  ];
}

/** For the pictures in the documents: an Xfce desktop, a terminal to paste into, a camera, and what makes pictures small. */
export function filmParts(): readonly SystemPart[] {
  return [
    ...desktopParts(),
    ...windowManagerParts(),
    programAt('/usr/{lib,lib64,lib/*}/xfce4/notifyd/xfce4-notifyd', 'xfce4-notifyd'),
    program('xfce4-panel', 'xfce4-panel'),
    program('xsetroot', 'x11-xserver-utils'),
    program('maim', 'maim'),
    program('img2webp', 'webp'),
  ];
}

export function library(name: string): SystemPart {
  return {
    name,
    packages: PACKAGES_BY_LIBRARY[name] ?? [],
    isPresent: () => loadableLibraries().includes(`\t${name} `),
  };
}

function program(name: string, packageName: string): SystemPart {
  return { name, packages: [packageName], isPresent: () => isProgramInstalled(name) };
}

/** A program that lies beside the search path, at one of the places that a pattern names. */
function programAt(pattern: string, packageName: string): SystemPart {
  return {
    name: path.basename(pattern),
    packages: [packageName],
    isPresent: () => globSync(pattern).length > 0,
  };
}

/** Of the system's own Python, which other Pythons on the search path do not change. */
function pythonModule(name: string, packageName: string): SystemPart {
  const look = `import importlib.util, sys; sys.exit(importlib.util.find_spec("${name}") is None)`;
  const isPresent = (): boolean => spawnSync('/usr/bin/python3', ['-Es', '-c', look]).status === 0;
  return { name: `${name} for Python`, packages: [packageName], isPresent };
}

/** A library that the loader can put before a program's own, at a path under the system's library folder. */
function preloadable(name: string, packageName: string): SystemPart {
  const env = { LD_PRELOAD: `/usr/$LIB/${name}` };
  const isPresent = (): boolean =>
    spawnSync('/bin/true', { env, encoding: 'utf8' }).stderr?.includes('cannot be preloaded') === false;
  return { name, packages: [packageName], isPresent };
}

function font(name: string, language: string, packageName: string): SystemPart {
  const isPresent = (): boolean => answer('fc-list', [`:lang=${language}`, 'family']).trim() !== '';
  return { name, packages: [packageName], isPresent };
}

function loadableLibraries(): string {
  return answer('/sbin/ldconfig', ['-p']);
}

function answer(command: string, args: readonly string[]): string {
  return spawnSync(command, [...args], { encoding: 'utf8' }).stdout ?? '';
}
