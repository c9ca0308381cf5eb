// What a configuration profile has set: two property lists that belong to root, made into JSON by the system's plutil.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { MacProfile } from '../../../../app/platform/managed/mac-profile.ts';

const FILE = 'app.tokentray.desktop.plist';

function newProfile(toJson = async (file: string) => `{"contact":"${path.basename(path.dirname(file))}"}`) {
  const folder = path.join(
    fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-profile-'))),
    'Managed',
  );
  onTestFinished(() => fs.rmSync(path.dirname(folder), { recursive: true }));
  const trust = { owner: process.getuid?.() ?? 0, from: path.dirname(folder) };
  const put = (...names: readonly string[]) => {
    const file = path.join(folder, ...names, FILE);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, 'plist');
    return file;
  };
  return { folder, put, source: new MacProfile({ folder, user: 'practice', trust, toJson }) };
}

it('is nothing where there is no profile', async () => {
  expect(await newProfile().source.read()).toEqual({ kind: 'read', documents: [] });
});

it('is read for the computer first, then for the person and no one else', async () => {
  const { folder, put, source } = newProfile();
  put();
  put('practice');
  put('someone');
  expect(await source.read()).toEqual({
    kind: 'read',
    documents: [
      {
        origin: path.join(folder, FILE),
        content: { kind: 'text', text: '{"contact":"Managed"}', hasLines: false },
      },
      {
        origin: path.join(folder, 'practice', FILE),
        content: { kind: 'text', text: '{"contact":"practice"}', hasLines: false },
      },
    ],
  });
});

it('does not count where others could have written it, or plutil cannot read it', async () => {
  const { put, source } = newProfile(() => Promise.reject(new Error('not a property list')));
  const file = put();
  expect(await source.read()).toMatchObject({ documents: [{ content: { fault: 'unreadable' } }] });
  fs.chmodSync(file, 0o666);
  expect(await source.read()).toMatchObject({
    documents: [{ content: { fault: 'notTrusted', detail: file } }],
  });
});
