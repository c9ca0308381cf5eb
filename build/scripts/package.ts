// `npm run package`: every installable package that this machine can make, by electron-builder, and what it could not
// make and why. Arguments go to electron-builder instead, for example `--linux dir`.
import { readdirSync, statSync } from 'node:fs';
import { runElectronBuilder } from '../packages/package-builder.ts';
import { packagePlan, signatureArgs } from '../packages/package-plan.ts';
import { buildBundles } from './bundles.ts';
import { runCommand } from './command.ts';
import { resolveElectronRuntime } from './electron-runtime.ts';
import { project } from './project.ts';

const MEGABYTE = 1_000_000;

await runCommand(async () => {
  const given = process.argv.slice(2);
  const runtime = await resolveElectronRuntime();
  const { platform, arch, env } = process;
  const plan = packagePlan({ platform, arch, env, origin: runtime.origin });
  await buildBundles();
  const startedAtMs = Date.now();
  const args = [...(given.length > 0 ? given : plan.args), ...signatureArgs({ platform, env })];
  const { exitCode } = await runElectronBuilder(runtime, args);
  process.exitCode = exitCode;
  if (exitCode !== 0) return;
  console.log(`\nMade:\n${madeSince(startedAtMs).join('\n')}`);
  if (given.length === 0 && plan.omissions.length > 0)
    console.log(`\nNot made:\n${plan.omissions.map((omission) => `  ${omission}`).join('\n')}`);
  if (runtime.origin === 'test')
    console.log('\nThe packages are made around the test runtime: try them, but do not hand them to anyone.');
});

function madeSince(atMs: number): readonly string[] {
  const folder = project.path('dist', 'packages');
  const made = readdirSync(folder, { withFileTypes: true }).filter(
    ({ name }) => /TokenTray|unpacked$/.test(name) && statSync(`${folder}/${name}`).mtimeMs >= atMs,
  );
  return made.map((entry) => {
    const size = entry.isFile()
      ? `  ${(statSync(`${folder}/${entry.name}`).size / MEGABYTE).toFixed(1)} MB`
      : '';
    return `  dist/packages/${entry.name}${size}`;
  });
}
