import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MODULE = new URL('../../../app/practice/practice-cli.ts', import.meta.url).href;
const SCRIPT = `const { runPracticeCli } = await import('${MODULE}'); await runPracticeCli(process.argv.slice(1));`;

const running = new Set<ChildProcess>();
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-cli-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  await rm(folder, { recursive: true });
});

function runCli(...args: string[]) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, '--', ...args]);
  running.add(child);
  const seen = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    seen.out += text;
  });
  child.stderr.on('data', (text) => {
    seen.err += text;
  });
  return { child, seen, exitCode: once(child, 'close').then(([code]) => code as number | null) };
}

describe('the command', () => {
  it('starts, prints its address and ends cleanly on Ctrl-C', async () => {
    const { child, seen, exitCode } = runCli('--port', '0');
    await expect.poll(() => seen.out, { timeout: 10_000 }).toContain('Try it');
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(seen.out)?.[0];
    expect((await fetch(`${address}/whoami`)).status).toBe(401);
    child.kill('SIGINT');
    expect(await exitCode).toBe(0);
    expect(seen.out).toContain('The practice server has ended.');
    expect(seen.err).toBe('');
  }, 20_000);

  it('shows the certificate that it answers with, and saves that of its authority', async () => {
    const file = join(folder, 'ca.pem');
    const { child, seen, exitCode } = runCli('--port', '0', '--tls-authority', file);
    await expect.poll(() => seen.out, { timeout: 10_000 }).toContain('Try it');
    const port = Number(/https:\/\/127\.0\.0\.1:(\d+)/.exec(seen.out)?.[1]);
    const shown = /SHA-256 +(([0-9A-F]{2}:){31}[0-9A-F]{2})$/m.exec(seen.out)?.[1];
    // Rejects a certificate that this authority did not issue.
    const socket = connect({ host: '127.0.0.1', port, ca: await readFile(file) });
    await once(socket, 'secureConnect');
    expect(socket.getPeerX509Certificate()?.fingerprint256).toBe(shown);
    socket.destroy();
    child.kill('SIGINT');
    expect(await exitCode).toBe(0);
  }, 20_000);

  it('writes over no file of another kind, and does not start then', async () => {
    const file = join(folder, 'notes.txt');
    await writeFile(file, 'my notes');
    const { seen, exitCode } = runCli('--port', '0', '--tls-authority', file);
    expect(await exitCode).toBe(1);
    expect(seen.err).toContain('already holds something else');
    expect(seen.out).toBe('');
    expect(await readFile(file, 'utf8')).toBe('my notes');
  }, 20_000);

  it('explains a bad value and exits with 2', async () => {
    const { seen, exitCode } = runCli('--access-ttl', 'soon');
    expect(await exitCode).toBe(2);
    expect(seen.err).toContain('--access-ttl must be a whole number');
    expect(seen.err).not.toContain('    at ');
  }, 20_000);

  it('says what to do when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = (other.address() as { port: number }).port;
    const { seen, exitCode } = runCli('--port', String(port));
    expect(await exitCode).toBe(1);
    expect(seen.err).toContain(`Port ${port} is in use by another program.`);
    expect(seen.err).not.toContain('    at ');
    other.close();
  }, 20_000);
});
