import { expect, it } from 'vitest';
import { companyFileIn } from '../../../app/companies/opened-file.ts';

it.each([
  [[], undefined],
  [['.'], undefined],
  [['--hidden'], undefined],
  [['notes.txt', 'companies.json'], undefined],
  [['acme.tokentray'], '/home/operator/acme.tokentray'],
  [['/media/stick/ACME.TokenTray'], '/media/stick/ACME.TokenTray'],
  [['a.tokentray', '--hidden', 'b.tokentray'], '/home/operator/b.tokentray'],
  [['--user-data-dir=x.tokentray'], undefined],
  [['file:///media/stick/A%20%26%20B.tokentray'], '/media/stick/A & B.tokentray'],
  [['file://elsewhere.example/acme.tokentray'], undefined],
  [['file:///acme%2f.tokentray'], undefined],
  [['file:///%zz.tokentray'], undefined],
  [['https://elsewhere.example/acme.tokentray?x'], undefined],
  [['https://elsewhere.example/acme.tokentray'], undefined],
  [['tokentray:/../../media/stick/acme.tokentray'], undefined],
  [['tokentray://add?label=acme.tokentray'], undefined],
])('%j names %s', (commandLine, expected) => {
  expect(companyFileIn(commandLine, '/home/operator')).toBe(expected);
});
