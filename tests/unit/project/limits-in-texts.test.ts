// Limits that texts and documents spell out: they must state the real ones. Each language writes their units its own way.
import { expect, it } from 'vitest';
import { REACH_TIMEOUT_MS } from '../../../app/providers/http-client.ts';
import { DEFAULT_SETTINGS } from '../../../app/settings/settings-schema.ts';
import { ACTIVITY_KEPT_DAYS, ACTIVITY_LIMIT } from '../../../app/shared/contract/activity.ts';
import { UNDO_MS } from '../../../app/shared/contract/companies.ts';
import { PASTED_TOKEN_LIMIT } from '../../../app/shared/contract/help.ts';
import { LANGUAGES } from '../../../app/shared/contract/settings.ts';
import { COMPANY_FILE_LIMIT_BYTES } from '../../../app/shared/contract/sharing.ts';
import { readDocument } from '../../support/project/documents.ts';
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

const GUIDES = LANGUAGES.map((language) => `docs/operators.${language === 'en' ? '' : `${language}.`}md`);

it.each([
  [DEFAULT_SETTINGS.clearClipboardAfterS, ['README.md', 'docs/faq.md', 'docs/privacy.md', ...GUIDES]],
  [UNDO_MS / 1_000, ['docs/faq.md']],
  [ACTIVITY_KEPT_DAYS, ['docs/privacy.md', 'docs/administrators.md']],
  [ACTIVITY_LIMIT, ['docs/privacy.md']],
])('the documents state the limit: %i', (limit, files) => {
  const words = new RegExp(`\\b${limit.toLocaleString('en-US')}\\b`);
  expect(files.filter((file) => !words.test(readDocument(file)))).toEqual([]);
});
