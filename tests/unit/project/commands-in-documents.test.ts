// Every command in the documents: run where it can run here, else held against what it names: a script, a file, an option,
// or the test on another system that runs it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { practiceArguments } from '../../../app/practice/practice-arguments.ts';
import { startPracticeServer } from '../../../app/practice/practice-server.ts';
import { project } from '../../../build/scripts/project.ts';
import { DOCUMENTS, filesAt, quotedCode, readDocument } from '../../support/project/documents.ts';

const COMMAND =
  /^((?:[A-Z]+=\S+ )?(sudo|npm|npx|node|curl|apt(-get)?|dnf|rpm|certutil|ulimit) |"[%C]|TokenTray-\S+ \/)/;
const { scripts } = JSON.parse(readDocument('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Run on systems that are made for it: the file that does, and its words for it. */
const RUN_ELSEWHERE: readonly (readonly [command: RegExp, file: string, words: string])[] = [
  [
    /^(sudo )?apt(-get)? install (-y )?\.\/TokenTray-/,
    'tests/support/packages/debian-root.ts',
    "'install', ...packages",
  ],
  [/^apt-get purge -y tokentray$/, 'tests/packages/linux/installed.test.ts', "'purge', 'tokentray'"],
  [/^rpm -U TokenTray-/, 'tests/packages/linux/installed.test.ts', "rpm('-U', newer.rpm)"],
  [/^rpm -e tokentray$/, 'tests/packages/linux/installed.test.ts', "'-e', 'tokentray'"],
  [/^TokenTray-\S+\.exe \/S$/, 'tests/packages/windows.test.ts', "run(older, '/S')"],
  [/^TokenTray-\S+\.exe \/S \/allusers$/, 'tests/packages/windows.test.ts', "run(newer, '/S', '/allusers')"],
  [
    /^"%LOCALAPPDATA%\\Programs\\TokenTray\\Uninstall TokenTray\.exe" \/S \/currentuser$/,
    'tests/packages/windows.test.ts',
    "uninstall(perUser, '/currentuser')",
  ],
  [
    /^"C:\\Program Files\\TokenTray\\Uninstall TokenTray\.exe" \/S \/allusers$/,
    'tests/packages/windows.test.ts',
    "uninstall(forAll, '/allusers')",
  ],
  [
    /^sudo chown root chrome-sandbox && sudo chmod 4755 chrome-sandbox$/,
    'build/packages/linux/after-install.sh',
    'chmod 4755',
  ],
  [/^certutil -d sql:\S+ -A -t C,, /, 'tests/support/app/trusted-authority.ts', "'-A'"],
];

/** Other people's programs, which need a network; why each is not run. */
const NOT_RUN: readonly (readonly [command: RegExp, reason: string])[] = [
  [/^sudo dnf install \.\/TokenTray-\S+\.rpm$/, 'no Fedora here; see docs/packages.md'],
  [/^npx @doyensec\/electronegativity@1\.10\.3 /, 'the outside scanner, whose findings SECURITY lists'],
  [/^npm (audit signatures|ci --dry-run)$/, "npm's own, and asks the registry"],
];

function commandsIn(markdown: string): readonly string[] {
  const blocks = [...markdown.matchAll(/^( *)```sh\n(.*?)^ *```/gms)].flatMap(([, , block = '']) =>
    block.split('\n'),
  );
  const indented = markdown.split('\n').filter((line) => line.startsWith('    '));
  return [...blocks, ...indented, ...quotedCode(markdown)]
    .map((line) => line.replace(/ +# .*$/, '').trim())
    .filter((line) => COMMAND.test(line) && line !== 'npm run ...');
}

const commands = [...new Set(DOCUMENTS.flatMap((file) => commandsIn(readDocument(file))))];
const ofNpm = commands.filter((command) => /^([A-Z]+=\S+ )?npm (start|test|run)\b/.test(command));
const ofNode = commands.filter((command) => command.startsWith('node '));
const elsewhere = commands.filter((command) => RUN_ELSEWHERE.some(([pattern]) => pattern.test(command)));
const notRun = commands.filter((command) => NOT_RUN.some(([pattern]) => pattern.test(command)));
const runHere = commands.filter((command) => /^(curl|ulimit|sudo install) /.test(command));

it('each command is held against something', () => {
  const held = [...ofNpm, ...ofNode, ...elsewhere, ...notRun, ...runHere];
  expect(commands.length).toBeGreaterThan(30);
  expect(commands.filter((command) => !held.includes(command))).toEqual([]);
  expect(held).toHaveLength(commands.length);
});

it.each(ofNpm)('%s is a script', (command) => {
  const [, name = '', arg] = /^(?:[A-Z]+=\S+ )?npm (?:run )?(\S+)(?: -- ?(\S+)?)?$/.exec(command) ?? [];
  expect(Object.keys(scripts)).toContain(name);
  if (arg === undefined || arg.startsWith('--')) return; // options: see below
  expect(filesAt(`tests/{unit,e2e}/**/*${arg}*`)).not.toEqual([]);
});

it.each(ofNode)('%s starts a file that is there', (command) => {
  expect(existsSync(project.path(command.split(' ')[1] ?? ''))).toBe(true);
});

it.each(elsewhere)('%s is run by a test of the packages', (command) => {
  const [, file = '', words = ''] = RUN_ELSEWHERE.find(([pattern]) => pattern.test(command)) ?? [];
  expect(readDocument(file)).toContain(words);
});

describe('options', () => {
  it.each(practiceOptions())('npm run practice -- %s', (options) => {
    expect(practiceArguments(options.split(' '))).not.toMatchObject({ kind: 'invalid' });
  });

  it('each line of the README names options that its command knows', () => {
    const options = readDocument('README.md')
      .split('\n')
      .flatMap((line) => {
        const [command = '', ...others] = quotedCode(line);
        return others.filter((code) => code.startsWith('-- ')).map((code) => `${command} ${code}`);
      });
    expect(options.toSorted()).toEqual([
      'npm run demo -- --pictures',
      'npm run package -- --linux dir',
      'npm run practice -- --help',
      'npm run practice -- --tls',
    ]);
    expect(readDocument('build/demo/demonstration.ts')).toContain("'--pictures'");
    expect(readDocument('tests/support/packages/linux-packages.ts')).toContain("'--linux', 'dir'");
  });

  it('of the installed app are those that it takes from the command line', () => {
    const named = quotedCode(readDocument('docs/administrators.md')).filter((code) => code.startsWith('--'));
    const taken = readDocument('app/platform/launch/launch-switches.ts');
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((option) => !taken.includes(`'${option.slice(2)}'`))).toEqual([]);
  });
});

function practiceOptions(): readonly string[] {
  const [, table = ''] = readDocument('CONTRIBUTING.md').split(
    '| to try | start it with `npm run practice --` |',
  );
  const rows = table.split('\n\n')[0]?.split('\n') ?? [];
  return [...rows.flatMap(quotedCode), '--help', '--tls'];
}

it('the README asks the practice server whose token it is', async () => {
  const server = await startPracticeServer();
  onTestFinished(() => server.close());
  const command = runHere.find((each) => each.startsWith('curl ')) ?? '';
  const [, address = '', name = '', scheme = ''] =
    /^curl (http:\S+) --header "([\w-]+): (\w+) <paste here>"$/.exec(command) ?? [];
  const url = new URL(new URL(address).pathname, server.address);
  const ask = (token: string) => fetch(url, { headers: { [name]: `${scheme} ${token}` } });
  expect((await ask(await practiceToken(server.address))).status).toBe(200);
  expect((await ask('another-token')).status).toBe(401);
  expect(new URL(address).origin).toBe('http://127.0.0.1:8700');
});

/** As the README's table says it is asked for. */
async function practiceToken(address: string): Promise<string> {
  const typedIn = (field: string) =>
    new RegExp(`^\\| ${field} \\| \`([^\`]+)\``, 'm').exec(readDocument('README.md'))?.[1] ?? '';
  const body = new URLSearchParams({
    username: typedIn('User name'),
    password: typedIn('Password'),
    company_name: typedIn('Company name'),
  });
  const answer = await fetch(`${address}/access/klearstack/get_access_token`, { method: 'POST', body });
  return ((await answer.json()) as { readonly access_token: string }).access_token;
}

it.skipIf(process.platform === 'win32')('a system keeps no core dumps once it is told so', () => {
  const command = runHere.find((each) => each.startsWith('ulimit ')) ?? '';
  expect(spawnSync('sh', ['-c', `${command} && ulimit -c`], { encoding: 'utf8' }).stdout).toBe('0\n');
});

it.skipIf(process.platform === 'win32')("IT's file is put in place, for everyone to read", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-etc-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, '10-acme.json'), '{}', { mode: 0o600 });
  mkdirSync(path.join(folder, 'etc'));
  for (const command of runHere.filter((each) => each.startsWith('sudo install ')))
    execFileSync('sh', ['-c', command.replace('sudo ', '').replaceAll(' /etc/', ' etc/')], { cwd: folder });
  expect(statSync(path.join(folder, 'etc/tokentray')).mode & 0o777).toBe(0o755);
  expect(statSync(path.join(folder, 'etc/tokentray/10-acme.json')).mode & 0o777).toBe(0o644);
});

it('package names end as electron-builder ends them', () => {
  const names = DOCUMENTS.flatMap((file) => quotedCode(readDocument(file))).flatMap(
    (code) => code.match(/TokenTray-\.\.\.\S*/g) ?? [],
  );
  expect(names.length).toBeGreaterThan(5);
  const built =
    /^TokenTray-\.\.\.-(win-(x64|arm64)\.exe|mac-(x64|arm64)\.(dmg|zip)|linux-(amd64|arm64)\.deb|linux-(x86_64|aarch64)\.rpm)$/;
  expect(names.filter((name) => !built.test(name))).toEqual([]);
  expect(readDocument('electron-builder.yml')).toMatch(
    /^artifactName: \$\{productName\}-\$\{version\}-\$\{os\}-\$\{arch\}\.\$\{ext\}$/m,
  );
});
