// Limits that texts spell out, because each language writes their units its own way: the texts must state the real ones.
import { expect, it } from 'vitest';
import { REACH_TIMEOUT_MS } from '../../../app/providers/http-client.ts';
import { ACTIVITY_KEPT_DAYS } from '../../../app/shared/contract/activity.ts';
import { PASTED_TOKEN_LIMIT } from '../../../app/shared/contract/help.ts';
import { LANGUAGES } from '../../../app/shared/contract/settings.ts';
import { COMPANY_FILE_LIMIT_BYTES } from '../../../app/shared/contract/sharing.ts';
import { readCatalogue } from '../../support/texts/catalogues.ts';

it.each([
  ['app', 'setup.service.timeout', REACH_TIMEOUT_MS / 1_000],
  ['app', 'import.fault.tooLarge.meaning', COMPANY_FILE_LIMIT_BYTES / 1_024 ** 2],
  ['renderer', 'inspector.tooLong', PASTED_TOKEN_LIMIT / 1_024],
  ['renderer', 'activity.kept', ACTIVITY_KEPT_DAYS],
] as const)('the text of %s %s states the limit, in every language: %i', (part, key, limit) => {
  const numbers = LANGUAGES.map((language) => readCatalogue(part, language)[key]?.match(/\d+/g));
  expect(numbers).toEqual(LANGUAGES.map(() => [String(limit)]));
});
