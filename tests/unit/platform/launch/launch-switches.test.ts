// The end-to-end test of the packaged app shows that what is removed here has no effect; this is about the names.
import { describe, expect, it } from 'vitest';
import { argumentsFor, removeUnknownSwitches } from '../../../../app/platform/launch/launch-switches.ts';

function removedFrom(args: readonly string[], platform = 'linux'): readonly string[] {
  const removed: string[] = [];
  const told = removeUnknownSwitches(args, { removeSwitch: (name) => void removed.push(name) }, platform);
  expect(told).toEqual(removed);
  return removed;
}

it('hears what says where files lie, how the window is drawn and how the network is reached', () => {
  const heard = ['--hidden', '--user-data-dir=/data', '--proxy-server=http://127.0.0.1:1', '--no-sandbox'];
  expect(removedFrom(['/opt/tokentray', ...heard, '--ozone-platform=wayland', '/home/profile.json'])).toEqual(
    [],
  );
});

it.each([
  'remote-debugging-port=0',
  'remote-debugging-pipe',
  'remote-allow-origins=*',
  'inspect',
  'inspect-brk=0',
  'js-flags=--expose-gc',
  'load-extension=/x',
  'disable-web-security',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list=x',
  'host-rules=MAP * 127.0.0.1',
  'host-resolver-rules=MAP * 127.0.0.1',
  'ssl-key-log-file=/x',
  'log-net-log=/x',
  'renderer-cmd-prefix=/x',
  'gpu-launcher=/x',
  'utility-cmd-prefix=/x',
  'disable-features=x',
  'enable-features=x',
  'disable-site-isolation-trials',
  'auto-open-devtools-for-tabs',
  'an-option-of-tomorrow',
])('removes --%s', (option) => {
  expect(removedFrom([`--${option}`])).toEqual([option.split('=')[0]]);
});

it('reads an option as Chromium does: one dash or two, on Windows a slash and any case', () => {
  expect(removedFrom(['-inspect=1', '--', '-', '/inspect'])).toEqual(['inspect']);
  const onWindows = ['/Remote-Debugging-Port=1', '-INSPECT', '--Hidden'];
  expect(removedFrom(onWindows, 'win32')).toEqual(['remote-debugging-port', 'inspect']);
});

it('names an option once', () => {
  expect(removedFrom(['--inspect', '--inspect=1'])).toEqual(['inspect']);
});

describe('the arguments for the next start', () => {
  const OWN = ['tokentray', '--hidden', '--user-data-dir=/data', '--inspect=0', '/home/first.tokentray'];
  const like = (commandLine: readonly string[] | undefined, opened?: string) =>
    argumentsFor({ commandLine, opened }, OWN, 'linux');

  it('are those that it was asked for with, without what Chromium has added and no app obeys', () => {
    const reported = [
      'tokentray',
      '--lang=de',
      '--hidden',
      '--enable-crashpad',
      '--inspect=0',
      'acme.tokentray',
    ];
    expect(like(reported)).toEqual(['--lang=de', '--hidden']);
    expect(like(reported, '/srv/acme.tokentray')).toEqual(['--lang=de', '--hidden', '/srv/acme.tokentray']);
  });

  it('are those of this start where it does not say, with its window and without what this one opened', () => {
    expect(like(undefined)).toEqual(['--user-data-dir=/data']);
  });
});
