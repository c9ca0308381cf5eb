// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  UPDATE_FAILURES,
  type UpdateStatus,
  type UpdatesView,
} from '../../../../app/shared/contract/updates.ts';
import { UpdateSettings } from '../../../../renderer/settings/update-settings.tsx';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const COMMAND = 'sudo dnf install https://updates.example/TokenTray.rpm';
const byDownload = { version: '1.1.0', way: { kind: 'download' } } as const;
const byCommand = { version: '1.1.0', way: { kind: 'command', command: COMMAND } } as const;
const byHand = { version: '1.1.0', way: { kind: 'byHand' } } as const;

async function show(status: UpdateStatus, permission: UpdatesView['permission'] = 'daily') {
  const updates = { permission, status, lastCheckedMs: Date.now() };
  const main = await PlayedMain.start({ updates, appVersion: '1.0.0' });
  const page = await runHook(
    () => undefined,
    () => <UpdateSettings onLookForUpdates={() => undefined} isAskedFor={false} />,
  );
  const buttons = () => [...document.querySelectorAll('button')].filter(({ type }) => type === 'button');
  const press = (label: string) =>
    page.after(() =>
      buttons()
        .find(({ textContent }) => textContent === label)
        ?.click(),
    );
  return {
    ...{ main, page, press },
    text: document.body.textContent ?? '',
    labels: buttons().map(({ textContent }) => textContent),
  };
}

describe('the state of updates', () => {
  it.each([
    ['unchecked', { kind: 'unchecked' }, 'Not checked yet', ['Check now']],
    ['checking', { kind: 'checking' }, 'Checking for updates…', ['Check now']],
    ['up to date', { kind: 'upToDate' }, 'Version 1.0.0 is the newest. Last checked: ', ['Check now']],
    [
      'a download',
      { kind: 'available', ...byDownload },
      'TokenTray 1.1.0 is available',
      ['Download', 'Check now'],
    ],
    ['a command', { kind: 'available', ...byCommand }, COMMAND, ['Copy command', 'Check now']],
    ['by hand', { kind: 'available', ...byHand }, 'Ask IT for it', ['Check now']],
    [
      'downloading',
      { kind: 'downloading', version: '1.1.0', percent: 40 },
      'TokenTray 1.1.0You can keep working.40%',
      [],
    ],
    ['ready', { kind: 'ready', version: '1.1.0' }, 'It installs the next time TokenTray starts', []],
    [
      'a failed download',
      { kind: 'failed', during: 'download', failure: 'cutOff', newer: byDownload },
      'The connection was lost',
      ['Try again', 'Check now'],
    ],
    [
      'a failed check after a good one',
      { kind: 'failed', during: 'check', failure: 'offline', newer: byCommand },
      COMMAND,
      ['Copy command', 'Check now'],
    ],
  ] as const)('%s', async (_what, status, words, labels) => {
    const shown = await show(status);
    expect(shown.text).toContain(words);
    expect(shown.labels).toEqual(labels);
  });

  it.each([
    ['none', 'This copy does not update itself'],
    ['offByIt', 'IT has turned updates off'],
  ] as const)('%s: nothing to press, and no switch', async (permission, words) => {
    const { text, labels } = await show({ kind: 'available', ...byDownload }, permission);
    expect(text).toContain(words);
    expect([labels.length, document.querySelectorAll('input').length]).toEqual([0, 0]);
  });

  it.each(UPDATE_FAILURES)('has words for %s that say what to do', async (failure) => {
    const { text } = await show({ kind: 'failed', during: 'check', failure });
    expect(text).toMatch(/(Ask|Tell|tell|Try|try|open|Check|Download) .*\./);
    expect(text).not.toContain(`failure.${failure}`);
  });
});

it('does not read out each percent of a download', async () => {
  const status = { kind: 'downloading', version: '1.1.0', percent: 40 } as const;
  const { main, page } = await show(status);
  const said = () => [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent);
  const before = said();
  expect(before.join()).toContain('Downloading TokenTray 1.1.0');
  const next = { ...status, percent: 41 };
  await page.after(() => main.tell({ updates: { permission: 'daily', status: next, lastCheckedMs: 0 } }));
  expect(document.body.textContent).toContain('41%');
  expect(said()).toEqual(before);
});

it('asks main for what the buttons say, and says whether the command was copied', async () => {
  const { main, page, press } = await show({ kind: 'available', ...byCommand });
  await press('Check now');
  await press('Copy command');
  expect(main.waiting).toEqual(['checkForUpdates', 'copyUpdateCommand']);
  await page.after(() => main.answer('copyUpdateCommand', { copied: true }));
  expect(page.toasts[0]).toContain('Command copied');
  await press('Copy command');
  await page.after(() => main.answer('copyUpdateCommand', { copied: false }));
  expect(page.toasts[0]).toContain('Nothing was copied');
});
