// Runs electron-builder on what was built into dist/. Where the official Electron cannot be had, neither can the tools
// that electron-builder downloads: then the system's own packages do their work.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronRuntime, runtimeEnvironment } from '../scripts/electron-runtime.ts';
import { type ProgramEnd, programPath, runNodeTool } from '../scripts/program.ts';
import { project } from '../scripts/project.ts';
import { ensureSystemParts } from '../scripts/system-libraries.ts';
import { packagingParts } from '../scripts/system-parts.ts';
import { layOutAppImageTools } from './tools/appimage-tools.ts';
import { FEED_VARIABLE, feedArguments } from './update-feed.ts';

/** What the environment names already, it keeps. */
export async function runElectronBuilder(
  runtime: ElectronRuntime,
  args: readonly string[],
  output: 'shown' | 'kept' = 'shown',
): Promise<ProgramEnd> {
  if (runtime.origin === 'official') return build(args, runtimeEnvironment(runtime), output);
  const tools = mkdtempSync(path.join(tmpdir(), 'tokentray-tools-'));
  try {
    const ownTools = process.platform === 'linux' ? await systemTools(tools) : {};
    const electron = [`-c.electronVersion=${runtime.version}`, `-c.electronDist=${runtime.folder}`];
    return await build(
      [...args, ...electron],
      { ...ownTools, ...setBefore(ownTools), ...runtimeEnvironment(runtime) },
      output,
    );
  } finally {
    rmSync(tools, { recursive: true, force: true });
  }
}

function build(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  output: 'shown' | 'kept',
): Promise<ProgramEnd> {
  const feed = feedArguments(process.env[FEED_VARIABLE]);
  return runNodeTool('electron-builder/cli.js', [...args, ...feed, '--publish', 'never'], { env, output });
}

async function systemTools(folder: string): Promise<Record<string, string>> {
  await ensureSystemParts(packagingParts());
  layOutAppImageTools(folder);
  return {
    CUSTOM_FPM_PATH: project.path('build', 'packages', 'tools', 'fpm.ts'),
    APPIMAGE_TOOLS_PATH: folder,
    ELECTRON_BUILDER_7ZIP_PATH: programPath('7za') ?? '',
  };
}

function setBefore(names: Readonly<Record<string, string>>): Record<string, string> {
  const set = Object.keys(names).map((name) => [name, process.env[name] ?? ''] as const);
  return Object.fromEntries(set.filter(([, value]) => value !== ''));
}
