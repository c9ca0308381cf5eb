// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { SecretStorage } from '../../../../app/shared/contract/snapshot.ts';
import { KeepSignedIn } from '../../../../renderer/sign-in/keep-signed-in.tsx';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

async function wordsWith(secretStorage: SecretStorage, isForced: boolean): Promise<string> {
  await PlayedMain.start({ secretStorage });
  const page = await runHook(
    () => undefined,
    () => (
      <KeepSignedIn
        {...{ provider: byPassword, typed: {}, isOn: false, isForced }}
        onChange={() => undefined}
      />
    ),
  );
  const words = document.body.textContent;
  await page.end();
  return words;
}

it('is recommended where storage is secure, with what it means, and never turned on by itself', async () => {
  const first = await wordsWith('secure', false);
  expect(first).toContain('Recommended');
  expect(first).toContain('encrypted with this computer’s secure storage, and TokenTray signs in by itself.');
  expect(await wordsWith('secure', true)).toContain(
    'Turn this on, and TokenTray signs in by itself from now on',
  );
});

it('is not recommended where what is stored could be read by others, or is kept in memory only', async () => {
  for (const storage of ['weak', 'memory'] as const)
    expect(await wordsWith(storage, true)).not.toContain('Recommended');
});
