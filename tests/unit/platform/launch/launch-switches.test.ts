// The end-to-end test of the packaged app shows that what is removed here has no effect; this is about the names.
import { expect, it } from 'vitest';
import { removeUnknownSwitches } from '../../../../app/platform/launch/launch-switches.ts';

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
