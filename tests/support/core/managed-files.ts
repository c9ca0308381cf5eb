// Configuration files as IT would write them, and a core that starts with them.
import { COMMAND_SCHEMAS } from '../../../app/commands/schemas/command-schemas.ts';
import type { CommandName } from '../../../app/shared/contract/bridge.ts';
import type { CoreBench } from './core-bench.ts';
import { startCore } from './core-under-test.ts';
import { MANAGED_FOLDER } from './memory-managed-source.ts';

export const ACME_FILE = '10-acme.json';
export const ACME_ORIGIN = `${MANAGED_FOLDER}/${ACME_FILE}`;

export const managedAcme = (more: Readonly<Record<string, unknown>> = {}) => ({
  label: 'ACME',
  providerId: 'klearstack-password',
  address: 'https://acme.example.com/',
  account: { company_name: 'Practice Company', username: 'practice' },
  ...more,
});

/** Each file's content by its name. */
export const startManaged = (files: Readonly<Record<string, unknown>>) =>
  startCore(({ managed }) => {
    for (const [name, content] of Object.entries(files)) managed.write(name, content);
  });

/** IT puts a file in place while the app runs, or takes it away. */
export async function rewrite(bench: CoreBench, name: string, content?: unknown): Promise<void> {
  if (content === undefined) bench.managed.remove(name);
  else bench.managed.write(name, content);
  await bench.clock.advance(1_100);
  await bench.settle();
}

export const COMMANDS = Object.keys(COMMAND_SCHEMAS) as readonly CommandName[];
