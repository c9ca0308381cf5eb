import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { LaunchRequests } from '../../../../app/platform/launch/launch-requests.ts';
import { SecondInstances } from '../../../../app/platform/launch/second-instances.ts';

const FOLDER = '/home/operator';

/** An app that was started with `args`; `requests` is what its listener was asked to do. */
function startedWith(...args: readonly string[]) {
  const app = new EventEmitter();
  const secondInstances = new SecondInstances(app);
  const launch = { commandLine: ['tokentray', ...args], folder: FOLDER };
  const launches = new LaunchRequests({ app, secondInstances, launch });
  const requests: string[] = [];
  const listen = () =>
    launches.listen({
      openFile: (path) => void requests.push(path),
      openLink: (link) => void requests.push(link),
      showWindow: () => void requests.push('window'),
    });
  const startAgain = (...later: readonly string[]) =>
    app.emit('second-instance', {}, ['tokentray', ...later], FOLDER);
  return { app, secondInstances, launches, requests, listen, startAgain };
}

it('asks for the file on its own command line, and not for the window', () => {
  const { launches, requests, listen } = startedWith('--hidden', 'acme.tokentray');
  expect(launches.isWaiting).toBe(true);
  listen();
  expect([requests, launches.isWaiting]).toEqual([[`${FOLDER}/acme.tokentray`], false]);
});

describe('a second instance', () => {
  it('shows the window, after its file', () => {
    const { requests, listen, startAgain } = startedWith();
    listen();
    startAgain();
    startAgain('acme.tokentray');
    expect(requests).toEqual(['window', `${FOLDER}/acme.tokentray`, 'window']);
  });

  it('that starts before there is a listener is answered then, once', () => {
    const { requests, listen, startAgain } = startedWith('first.tokentray');
    startAgain('second.tokentray');
    startAgain();
    listen();
    listen();
    expect(requests).toEqual([`${FOLDER}/second.tokentray`, 'window']);
  });

  it('that Electron has not reported counts the same', () => {
    const { secondInstances, requests, listen } = startedWith();
    listen();
    secondInstances.report({ commandLine: ['tokentray', 'acme.tokentray'], folder: '/srv' });
    expect(requests).toEqual(['/srv/acme.tokentray', 'window']);
  });

  it('is reported until the unsubscribe', () => {
    const { secondInstances, startAgain } = startedWith();
    const folders: string[] = [];
    const unsubscribe = secondInstances.subscribe(({ folder }) => void folders.push(folder));
    startAgain();
    unsubscribe();
    startAgain();
    expect(folders).toEqual([FOLDER]);
  });
});

it('opens the file that macOS names, in place of macOS', () => {
  const { app, requests, listen } = startedWith();
  const prevented: string[] = [];
  const open = (path: string) =>
    app.emit('open-file', { preventDefault: () => void prevented.push(path) }, path);
  open('/before.tokentray');
  listen();
  open('/after.tokentray');
  expect(requests).toEqual(['/before.tokentray', '/after.tokentray']);
  expect(prevented).toEqual(['/before.tokentray', '/after.tokentray']);
});

describe('a link', () => {
  const LINK = 'tokentray://add?label=ACME';

  it('on the command line is opened as a file is, also by a second instance', () => {
    const { launches, requests, listen, startAgain } = startedWith('--hidden', LINK);
    expect(launches.isWaiting).toBe(true);
    listen();
    startAgain('TokenTray://ADD?label=Globex');
    expect(requests).toEqual([LINK, 'TokenTray://ADD?label=Globex', 'window']);
  });

  it('gives way to a file beside it, and to a newer link', () => {
    const { requests, listen, startAgain } = startedWith(LINK, 'acme.tokentray');
    listen();
    startAgain(LINK, `${LINK}2`);
    expect(requests).toEqual([`${FOLDER}/acme.tokentray`, `${LINK}2`, 'window']);
  });

  it('that macOS passes on is opened in place of macOS, and no other address', () => {
    const { app, requests, listen } = startedWith();
    let prevented = 0;
    const open = (url: string) => app.emit('open-url', { preventDefault: () => (prevented += 1) }, url);
    open(LINK);
    listen();
    open('https://acme.example.com/');
    expect([requests, prevented]).toEqual([[LINK], 2]);
  });
});

describe('after the end', () => {
  it('the window alone may be asked for, by a start that does not say how it was made', () => {
    const { secondInstances, launches, requests, listen, startAgain } = startedWith('first.tokentray');
    listen();
    startAgain('--lang=de');
    launches.end();
    expect(launches.nextStart).toBeUndefined();
    secondInstances.report({ commandLine: [], folder: '' });
    expect(launches.nextStart).toEqual({ commandLine: undefined, opened: undefined });
    // Electron and our own lock report the same start.
    startAgain('--lang=sw');
    secondInstances.report({ commandLine: [], folder: '' });
    launches.end();
    expect(launches.nextStart).toEqual({ commandLine: ['tokentray', '--lang=sw'], opened: undefined });
    expect(requests).toEqual([`${FOLDER}/first.tokentray`, 'window']);
  });

  it('what macOS is asked to open is left to the next start', () => {
    const { app, launches, requests, listen } = startedWith();
    listen();
    launches.end();
    app.emit('open-file', { preventDefault: () => undefined }, '/acme.tokentray');
    expect([launches.nextStart?.opened, requests]).toEqual(['/acme.tokentray', []]);
  });
});
