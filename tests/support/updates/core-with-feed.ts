// A core of version 1.0.0 that looks for newer versions where the test says.
import type { CoreBench } from '../core/core-bench.ts';
import { startCore } from '../core/core-under-test.ts';
import { ScriptedUpdateSource } from './scripted-update-source.ts';

export async function startWithFeed(
  before: (source: ScriptedUpdateSource, bench: CoreBench) => void = () => undefined,
) {
  const source = new ScriptedUpdateSource();
  const { bench, add } = await startCore((created) => {
    created.updateSource = source;
    created.appVersion = '1.0.0';
    before(source, created);
  });
  const status = () => bench.snapshot().updates.status;
  const trayLabels = () => bench.tray().items.flatMap((item) => ('label' in item ? [item.label] : []));
  return { bench, source, add, status, trayLabels };
}
