// Runs end-to-end scenes in a network namespace of their own, where a test may pull the cable and take the names away:
// nothing outside is reached or disturbed, and it vanishes with the process. Linux only; needs ip of iproute2.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProgramEnd, runProgram } from '../../../build/scripts/program.ts';
import { project } from '../../../build/scripts/project.ts';

const TIME_LIMIT_MS = 160_000;
/** Where the namespace looks for names: a `NameServer`, if the scene starts one. */
const NAMES = 'nameserver 127.0.0.1\noptions attempts:1 timeout:1\n';
const isRoot = process.getuid?.() === 0;
const AS_ORDINARY_USER = ['--user', '--map-current-user', '--keep-caps'];
const AS_ROOT = ['--user', '--map-root-user'];
const SET_UP = 'mount --bind "$0" /etc/resolv.conf && ip link set lo up && exec "$@"';

/** `asRoot`: the scene is root in there, and the files it makes belong to root. */
export async function runInOwnNetwork(scene: string, { asRoot = false } = {}): Promise<ProgramEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'tokentray-network-'));
  const names = join(folder, 'resolv.conf');
  writeFileSync(names, NAMES);
  try {
    const tryOut = await runApart(names, asRoot, [
      'ip',
      'link',
      'add',
      'near',
      'type',
      'veth',
      'peer',
      'name',
      'far',
    ]);
    if (!tryOut.succeeded) throw new Error(cannotBeMade(tryOut.output));
    return await runApart(names, asRoot, [
      ...[process.execPath, project.path('node_modules/@playwright/test/cli.js'), 'test'],
      ...['--config', project.path('tests/e2e/own-network/playwright.config.ts'), scene],
      ...['--output', join(folder, 'results')],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runApart(names: string, asRoot: boolean, command: readonly string[]): Promise<ProgramEnd> {
  const asOther = asRoot ? AS_ROOT : AS_ORDINARY_USER;
  const apart = ['--net', '--mount', '--kill-child', ...(isRoot ? [] : asOther)];
  // This worker's own settings are not for the runner that starts in there.
  const ofThisWorker = Object.keys(process.env).filter((name) => /^(TEST_|PW_|PLAYWRIGHT_)/.test(name));
  const env = ['env', ...ofThisWorker.map((name) => `--unset=${name}`)];
  return runProgram('unshare', [...apart, 'sh', '-c', SET_UP, names, ...env, ...command], {
    timeLimitMs: TIME_LIMIT_MS,
  });
}

const cannotBeMade = (output: string) =>
  `This machine lets no one make a network namespace, so a lost network could not be tried. On Linux, with iproute2 \
installed, root may, and others where user namespaces are allowed. It said: ${output.trim()}`;
