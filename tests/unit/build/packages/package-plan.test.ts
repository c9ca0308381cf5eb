import { describe, expect, it } from 'vitest';
import { type Machine, packagePlan, signatureArgs } from '../../../../build/packages/package-plan.ts';

const linux: Machine = { platform: 'linux', arch: 'x64', origin: 'official', env: {} };
const ALL = ['--linux', 'AppImage', 'deb', 'rpm', 'tar.xz'];

describe('the plan', () => {
  it('on Linux makes the packages for both processors, and says where the others are made', () => {
    expect(packagePlan(linux)).toEqual({
      args: [...ALL, '--x64', '--arm64'],
      omissions: [
        'The Windows installers: they are made on Windows.',
        'The dmg and zip: they are made on macOS.',
        expect.stringMatching(/^Updates: set TOKENTRAY_UPDATES to the address/),
      ],
    });
  });

  it('without the official Electron makes those for this processor, and says so', () => {
    const { args, omissions } = packagePlan({ ...linux, origin: 'test' });
    expect(args).toEqual([...ALL, '--x64']);
    expect(omissions[0]).toMatch(/^The packages for arm64: Electron's download host cannot be reached/);
  });

  it('says what is missing for a signature', () => {
    const windows: Machine = { ...linux, platform: 'win32' };
    const mac: Machine = { ...linux, platform: 'darwin' };
    const signing = (machine: Machine) =>
      packagePlan(machine).omissions.filter((each) => /^(Signing|Notarization)/.test(each));
    expect(signing(windows)).toHaveLength(1);
    expect(signing({ ...windows, env: { CSC_LINK: 'file' } })).toEqual([]);
    expect(signing(mac)).toHaveLength(2);
    const key = { APPLE_API_KEY: 'key', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };
    expect(signing({ ...mac, env: { CSC_NAME: 'name', ...key } })).toEqual([]);
    expect(signing({ ...mac, env: { CSC_NAME: 'name', APPLE_API_KEY: 'key' } })).toHaveLength(1);
  });

  it('says nothing of updates where there is an address for them', () => {
    const env = { TOKENTRAY_UPDATES: 'https://updates.example/' };
    const { omissions } = packagePlan({ ...linux, env });
    expect(omissions.filter((each) => each.startsWith('Updates'))).toEqual([]);
  });

  it('makes nothing on a system that it does not know', () => {
    expect(packagePlan({ ...linux, platform: 'freebsd' })).toEqual({
      args: [],
      omissions: ['No packages are made for freebsd.'],
    });
  });
});

describe('the signature that names no one', () => {
  const unsigned = { platform: 'darwin', env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false' } } as const;

  it('is for macOS, where there is no certificate and none is looked for', () => {
    expect(signatureArgs(unsigned)).toEqual(['-c.mac.identity=-', '-c.mac.hardenedRuntime=false']);
  });

  it('stays away from a certificate, and from other systems', () => {
    const { env } = unsigned;
    for (const machine of [
      { ...unsigned, env: { ...env, CSC_LINK: 'file' } },
      { ...unsigned, env: { ...env, CSC_NAME: 'name' } },
      { ...unsigned, env: {} },
      { ...unsigned, platform: 'win32' },
    ] as const)
      expect(signatureArgs(machine)).toEqual([]);
  });
});
