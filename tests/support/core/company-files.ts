// Company files as someone might send them, honest and hostile, and the steps that take one up.
import type { CommandInput } from '../../../app/shared/contract/bridge.ts';
import type { ImportPreview } from '../../../app/shared/contract/sharing.ts';
import type { CoreBench } from './core-bench.ts';

export type SharedEntry = Readonly<Record<string, unknown>>;

export const sharedEntry = (more: SharedEntry = {}): SharedEntry => ({
  label: 'ACME',
  providerId: 'klearstack-password',
  address: 'https://acme.example.com/',
  account: { company_name: 'Practice Company', username: 'practice' },
  copyFormat: 'token',
  ...more,
});

export const companyFile = (companies: unknown, more: SharedEntry = {}): string =>
  JSON.stringify({ format: 'tokentray-companies', schemaVersion: 1, companies, ...more });

/** Offers a text as a dropped file and gives what the window would show of it. */
export async function offered(bench: CoreBench, text: string): Promise<ImportPreview> {
  const file = { fileName: 'practice.tokentray', reading: { kind: 'text', text } } as const;
  const { importId } = await bench.call('offerImport', file);
  const preview = await bench.call('readImport', { importId });
  if (!preview) throw new Error('the file was not kept');
  return preview;
}

/** What the window ticks by itself: all but what signs out. */
export const usualChoices = ({ entries }: ImportPreview): CommandInput<'applyImport'>['choices'] =>
  entries.map(({ entry, changes }) => ({
    entry,
    fields: changes.filter(({ signsOut }) => !signsOut).map(({ field }) => field),
  }));

/** Everything that can be ticked. */
export const allChoices = ({ entries }: ImportPreview): CommandInput<'applyImport'>['choices'] =>
  entries.map(({ entry, changes }) => ({ entry, fields: changes.map(({ field }) => field) }));

/** Takes up what the window ticks by itself, or what is chosen. */
export async function imported(
  { bench }: { readonly bench: CoreBench },
  entries: readonly SharedEntry[],
  choose = usualChoices,
) {
  const preview = await offered(bench, companyFile(entries));
  const { importId } = preview;
  const result = await bench.call('applyImport', { importId, choices: choose(preview) });
  return { importId, preview, result, undo: () => bench.call('undoImport', { importId }) };
}
