import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { practiceArguments } from '../../../app/practice/practice-arguments.ts';
import { practiceGreeting } from '../../../app/practice/practice-greeting.ts';
import { startPractice } from '../../support/practice/practice-under-test.ts';

const MODULE = new URL('../../../app/practice/practice-cli.ts', import.meta.url).href;
const SCRIPT = `const { runPracticeCli } = await import('${MODULE}'); await runPracticeCli(process.argv.slice(1));`;

function runCli(...args: string[]) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, '--', ...args]);
  const seen = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    seen.out += text;
  });
  child.stderr.on('data', (text) => {
    seen.err += text;
  });
  return { child, seen, exitCode: once(child, 'close').then(([code]) => code as number | null) };
}

describe('the arguments', () => {
  it('have defaults', () => {
    expect(practiceArguments([])).toEqual({ kind: 'start', port: 8700, accessTtlS: 120, refreshTtlS: 600 });
  });

  it('are read', () => {
    expect(practiceArguments(['--port', '0', '--access-ttl=5', '--refresh-ttl', '9'])).toEqual({
      kind: 'start',
      port: 0,
      accessTtlS: 5,
      refreshTtlS: 9,
    });
  });

  it.each([['--help'], ['-h'], ['--help', '--port', 'x']])('give help for %s', (...args) => {
    expect(practiceArguments(args)).toEqual({ kind: 'help' });
  });

  it.each([
    [['--port', '65536'], '--port must be a whole number from 0 to 65535, but it is "65536".'],
    [['--port', 'x'], '--port must be a whole number'],
    [['--access-ttl', '0'], '--access-ttl must be a whole number from 1'],
    [['--refresh-ttl', '1.5'], '--refresh-ttl must be a whole number'],
    [['--access-ttl'], '--access-ttl'],
    [['--acces-ttl', '5'], '--acces-ttl'],
    [['start'], 'start'],
  ])('%j are refused in words', (args, words) => {
    expect(practiceArguments(args)).toEqual({ kind: 'invalid', message: expect.stringContaining(words) });
  });
});

describe('the greeting', () => {
  it('shows the address, every endpoint and account, and a call to try', async () => {
    const practice = await startPractice();
    const greeting = practiceGreeting({ ...practice, settings: practice.control.settings });
    expect(greeting).toContain(`answers at ${practice.address} `);
    expect(greeting).toContain('Access tokens live 120 s, refresh tokens 600 s.');
    for (const path of ['get_access_token', 'getaccesstokenfromuserid', 'getaccesstokenfromrefreshtoken'])
      expect(greeting).toContain(`POST ${practice.address}/access/klearstack/${path}`);
    expect(greeting).toContain(`POST ${practice.generateTokenAddress}`);
    expect(greeting).toMatch(
      /KlearStack +A & B "Ltd" && Söhne +söhne & co +practice\+pass & "word" +practice-27/,
    );
    expect(greeting).toContain('--form "company_name=Practice Company"');
  });
});

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
