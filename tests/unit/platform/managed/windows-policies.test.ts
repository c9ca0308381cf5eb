// The policies of a Windows computer, as reg.exe gives them.
import * as fs from 'node:fs';
import { expect, it } from 'vitest';
import { WindowsPolicies } from '../../../../app/platform/managed/windows-policies.ts';

const LISTED =
  '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Adobe\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\TokenTray\r\n';
const EXPORTED =
  '\ufeffWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\TokenTray]\r\n"Contact"="Zürich"\r\n';

function withReg(answers: { readonly listed: string | Error; readonly exported?: string | Error }) {
  const ran: (readonly string[])[] = [];
  const source = new WindowsPolicies(async (args) => {
    ran.push(args);
    const answer = args[0] === 'query' ? answers.listed : (answers.exported ?? '');
    if (answer instanceof Error) throw answer;
    const [, , file = ''] = args;
    if (args[0] === 'export') fs.writeFileSync(file, answer, 'utf16le');
    return answer;
  });
  return { ran, source };
}

it('are read in full, with letters that a code page lacks, and the file between is gone', async () => {
  const { ran, source } = withReg({ listed: LISTED, exported: EXPORTED });
  expect(await source.read()).toEqual({
    kind: 'read',
    documents: [
      {
        origin: 'HKLM\\SOFTWARE\\Policies\\TokenTray',
        content: { kind: 'text', text: '{"contact":"Zürich"}', hasLines: false },
      },
    ],
  });
  const [, [, key, file = ''] = []] = ran;
  expect([key, fs.existsSync(file)]).toEqual(['HKLM\\SOFTWARE\\Policies\\TokenTray', false]);
});

it('are none where the key is not listed, however similar another is', async () => {
  for (const listed of [
    '',
    LISTED.replace('TokenTray', 'TokenTrayOther'),
    LISTED.replace('TokenTray', 'Other\\TokenTray'),
  ])
    expect(await withReg({ listed, exported: EXPORTED }).source.read()).toEqual({
      kind: 'read',
      documents: [],
    });
});

it.each([
  ['asked', { listed: new Error('Registry editing has been disabled') }],
  ['exported', { listed: LISTED, exported: new Error('Access is denied') }],
])('are unknown, not none, where they cannot be %s', async (_what, answers) => {
  expect(await withReg(answers).source.read()).toMatchObject({ kind: 'unreadable', fault: 'unreadable' });
});
