// A clean Debian in a folder, in which programs run shut in by chroot, as root or as an ordinary user. Such a user gets
// no user namespaces there, as on hardened kernels. Needs root. The unused system is kept for the next time.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../../../build/scripts/cache-folder.ts';

export type Suite = 'bookworm' | 'trixie';

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Of the host, at the same place in the root. */
  readonly shared?: readonly string[];
  readonly asOperator?: boolean;
}

const OPERATOR_ID = 1000;
const OPERATOR_HOME = '/home/person';
const SYSTEM_ENV = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
};
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy'];

export class DebianRoot {
  readonly folder: string;
  readonly #aptArchive: string;

  private constructor(folder: string, aptArchive: string) {
    this.folder = folder;
    this.#aptArchive = aptArchive;
  }

  static create(suite: Suite): DebianRoot {
    const cache = path.join(cacheFolder(), 'package-test');
    const archive = path.join(cache, `apt-${suite}`);
    mkdirSync(archive, { recursive: true });
    const tar = path.join(cache, `${suite}.tar`);
    if (!existsSync(tar)) {
      const unfinished = `${tar}.${process.pid}`;
      must('mmdebstrap', ['--mode=root', '--variant=apt', '--format=tar', suite, unfinished]);
      renameSync(unfinished, tar);
    }
    const folder = mkdtempSync(path.join(tmpdir(), `tokentray-${suite}-`));
    must('tar', ['-xf', tar, '-C', folder, '--numeric-owner']);
    const root = new DebianRoot(folder, archive);
    try {
      root.#addOperator();
      root.run(['apt-get', '-q', 'update']);
    } catch (error) {
      root.remove();
      throw error;
    }
    return root;
  }

  /** A path of the host inside the root. */
  path(inside: string): string {
    return path.join(this.folder, inside);
  }

  get operatorHome(): string {
    return this.path(OPERATOR_HOME);
  }

  /** Gives the output. Throws where the program fails. */
  run(command: readonly string[], options: RunOptions = {}): string {
    const { program, args, env } = this.#commandLine(command, options);
    return must(program, args, env);
  }

  /** The package's own file, and what it depends on from Debian. */
  install(...packages: readonly string[]): string {
    const shared = packages.filter((name) => name.startsWith('/')).map((file) => path.dirname(file));
    const args = ['-q', '-y', '--no-install-recommends', '--allow-downgrades', 'install', ...packages];
    return this.run(['apt-get', ...args], { shared });
  }

  /** Starts a program as an ordinary user with a home. */
  start(command: readonly string[], options: Omit<RunOptions, 'asOperator'>): ChildProcess {
    const { program, args, env } = this.#commandLine(command, { ...options, asOperator: true });
    return spawn(program, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** By hand, since a Debian as small as this has no program for it. */
  #addOperator(): void {
    const id = String(OPERATOR_ID);
    appendFileSync(this.path('/etc/group'), `person:x:${id}:\n`);
    appendFileSync(this.path('/etc/passwd'), `person:x:${id}:${id}::${OPERATOR_HOME}:/bin/sh\n`);
    mkdirSync(this.operatorHome);
    chownSync(this.operatorHome, OPERATOR_ID, OPERATOR_ID);
  }

  /** The mounts are in a namespace of their own: they end with the program, however it ends. */
  #commandLine(command: readonly string[], { env = {}, shared = [], asOperator = false }: RunOptions) {
    const mounts = ['/dev', '/etc/resolv.conf', ...shared].map((place) => bind(place, this.path(place)));
    const script = [
      'set -e',
      `mount -t proc proc ${quoted(this.path('/proc'))}`,
      ...mounts,
      bind(this.#aptArchive, this.path('/var/cache/apt/archives')),
      `exec chroot ${asOperator ? `--userspec=${OPERATOR_ID}:${OPERATOR_ID} ` : ''}"$0" "$@"`,
    ];
    const proxies = PROXIES.flatMap((name) => (process.env[name] ? [[name, process.env[name] ?? '']] : []));
    const home = { HOME: asOperator ? OPERATOR_HOME : '/root' };
    return {
      program: 'unshare',
      args: [
        ...['--mount', '--propagation', 'private', 'sh', '-c', script.join('\n')],
        ...[this.folder, ...command],
      ],
      env: { ...SYSTEM_ENV, ...Object.fromEntries(proxies), ...home, ...env },
    };
  }
}

/** Of a folder or a file; the place is made where it is missing. */
function bind(from: string, to: string): string {
  const make = existsSync(from) && readsAsFolder(from) ? `mkdir -p ${quoted(to)}` : `: >> ${quoted(to)}`;
  return `${make}\nmount --rbind ${quoted(from)} ${quoted(to)}`;
}

function readsAsFolder(file: string): boolean {
  try {
    readFileSync(file);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR';
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function must(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const options = { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, error, stdout, stderr } = spawnSync(command, [...args], options);
  if (status !== 0) throw error ?? new Error(`${args.slice(-6).join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}
