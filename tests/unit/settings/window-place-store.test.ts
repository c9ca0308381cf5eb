import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { WINDOW_PLACE_DOCUMENT, WindowPlaceStore } from '../../../app/settings/window-place-store.ts';
import { DocumentBench } from '../../support/storage/document-bench.ts';

const PLACE = { x: 10, y: -20, width: 800, height: 600, isMaximized: false, zoomLevel: 0 };

let bench: DocumentBench;

beforeEach(() => {
  bench = new DocumentBench();
});
afterEach(() => bench[Symbol.dispose]());

async function open(): Promise<WindowPlaceStore> {
  const store = new WindowPlaceStore({ clock: bench.clock, document: bench.restart(WINDOW_PLACE_DOCUMENT) });
  await store.load();
  return store;
}

describe("the window's place", () => {
  it('is there after a restart', async () => {
    const store = await open();
    expect(store.current).toBeNull();
    store.remember(PLACE);
    await store.flush();
    expect((await open()).current).toEqual(PLACE);
  });

  it('of a whole drag is saved once, and of no drag never', async () => {
    const store = await open();
    const generation = () => {
      const file = path.join(bench.folder, 'window-place.json');
      return fs.existsSync(file)
        ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { generation: number }).generation
        : 0;
    };
    for (let x = 0; x < 100; x += 1) store.remember({ ...PLACE, x });
    expect(generation()).toBe(0);
    await bench.clock.advance(2_000);
    expect(generation()).toBe(1);
    store.remember({ ...PLACE, x: 99 });
    await bench.clock.advance(2_000);
    expect(generation()).toBe(1);
  });

  it('that was saved before sizes were kept has the usual size', async () => {
    const { zoomLevel: _unknown, ...earlier } = PLACE;
    const document = bench.restart<{ place: object }>({
      name: WINDOW_PLACE_DOCUMENT.name,
      schemaVersion: WINDOW_PLACE_DOCUMENT.schemaVersion,
      schema: z.object({ place: z.looseObject({}) }),
      initial: { place: {} },
      migrations: {},
    });
    await document.load();
    await document.save({ place: earlier });
    expect((await open()).current).toEqual(PLACE);
  });

  it('in a file that cannot be read is as good as none', async () => {
    for (const name of ['window-place.json', 'window-place.last-good.json'])
      fs.writeFileSync(path.join(bench.folder, name), '{"place":');
    expect((await open()).current).toBeNull();
  });
});
