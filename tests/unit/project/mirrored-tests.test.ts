// Where the test of a file is found: tests/unit/ mirrors app/, renderer/, build/ and tests/support/.
import { existsSync, globSync } from 'node:fs';
import * as path from 'node:path';
import { expect, it } from 'vitest';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
/** About the repository as a whole. */
const OF_NO_FILE = 'project/';

const isThere = (file: string) => existsSync(path.join(REPOSITORY, file));

/** `tokens/session.clock.test.ts` is about `app/tokens/session.ts`; what stands behind the first dot is its topic. */
function isAboutFile(test: string): boolean {
  const stem = path.join(path.dirname(test), path.basename(test).split('.')[0] ?? '');
  return [`app/${stem}.ts`, `${stem}.ts`, `${stem}.tsx`, `${stem}.mjs`, `tests/${stem}.ts`].some(isThere);
}

it('each unit test is named after the file that it is about', () => {
  const tests = globSync('**/*.test.{ts,tsx}', { cwd: path.join(REPOSITORY, 'tests/unit') });
  expect(tests.length).toBeGreaterThan(100);
  expect(tests.filter((test) => !test.startsWith(OF_NO_FILE) && !isAboutFile(test))).toEqual([]);
});
