import { expect, it } from 'vitest';
import { appImageRuntime } from '../../../../../build/packages/tools/appimage-tools.ts';

it('the stand-in for the runtime ends where it says that the files begin', () => {
  const runtime = appImageRuntime();
  expect(runtime).toHaveLength(4096);
  expect(runtime).toContain('\nbegin=4096\n');
  expect(runtime.endsWith('#\n')).toBe(true);
});
