// Which packages a machine can make, and why not the others. Pure: it must not look at the machine.
import type { ElectronRuntime } from '../scripts/electron-runtime.ts';
import { FEED_VARIABLE } from './update-feed.ts';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Only where the official Electron is at hand are the other processor's Electron and the builder's own tools. */
  readonly origin: ElectronRuntime['origin'];
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface PackagePlan {
  /** For electron-builder. */
  readonly args: readonly string[];
  /** What is not made, or not signed, for a person. */
  readonly omissions: readonly string[];
}

/** Named one by one: else electron-builder.yml says for which processors. */
const TARGETS = {
  linux: ['--linux', 'AppImage', 'deb', 'rpm', 'tar.xz'],
  win32: ['--win', 'nsis'],
  darwin: ['--mac', 'dmg', 'zip'],
} as const;
const PACKAGES = {
  linux: 'the AppImage, deb, rpm and tar.xz',
  win32: 'the Windows installers',
  darwin: 'the dmg and zip',
} as const;
const SYSTEMS = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' } as const;
type PackagedPlatform = keyof typeof TARGETS;
const PLATFORMS: readonly PackagedPlatform[] = ['linux', 'win32', 'darwin'];

export function packagePlan({ platform, arch, origin, env }: Machine): PackagePlan {
  const own = PLATFORMS.find((each) => each === platform);
  if (own === undefined) return { args: [], omissions: [`No packages are made for ${platform}.`] };
  const isComplete = origin === 'official';
  const others = PLATFORMS.filter((each) => each !== own);
  return {
    args: [...TARGETS[own], ...(isComplete ? ['--x64', '--arm64'] : [`--${arch}`])],
    omissions: [
      ...(isComplete ? [] : [`The packages for ${otherArch(arch)}: ${WITHOUT_OFFICIAL}`]),
      ...others.map((each) => `${capitalized(PACKAGES[each])}: they are made on ${SYSTEMS[each]}.`),
      ...signingOmissions(own, env),
      ...(env[FEED_VARIABLE] ? [] : [WITHOUT_FEED]),
    ],
  };
}

/**
 * Apple's processors run nothing without a signature, and setting the fuses breaks the one that Electron comes with. Where no certificate
 * is given or looked for, the app gets a signature that names no one: enough for this computer, and for no other.
 */
export function signatureArgs({ platform, env }: Pick<Machine, 'platform' | 'env'>): readonly string[] {
  const isLookedFor = env.CSC_IDENTITY_AUTO_DISCOVERY !== 'false';
  if (platform !== 'darwin' || isLookedFor || env.CSC_LINK || env.CSC_NAME) return [];
  // The hardened runtime loads no library that is signed by no one.
  return ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false'];
}

const WITHOUT_OFFICIAL =
  "Electron's download host cannot be reached, and the Electron at hand is for this processor only.";

const WITHOUT_FEED = `Updates: set ${FEED_VARIABLE} to the address of the releases, or to github:owner/repository. Without it, the app looks for none.`;

function otherArch(arch: string): string {
  return arch === 'arm64' ? 'x64' : 'arm64';
}

function signingOmissions(platform: PackagedPlatform, env: Machine['env']): readonly string[] {
  const isSet = (...names: readonly string[]) => names.every((name) => Boolean(env[name]));
  if (platform === 'linux') return [];
  if (platform === 'win32')
    return isSet('WIN_CSC_LINK') || isSet('CSC_LINK')
      ? []
      : ['Signing: set WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD to the certificate and its password.'];
  const isSigned = isSet('CSC_LINK') || isSet('CSC_NAME');
  const isNotarized =
    isSet('APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER') ||
    isSet('APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID') ||
    isSet('APPLE_KEYCHAIN_PROFILE');
  return [
    ...(isSigned ? [] : ['Signing: set CSC_LINK and CSC_KEY_PASSWORD to the certificate and its password.']),
    ...(isNotarized
      ? []
      : ["Notarization: set APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER to Apple's key."]),
  ];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
