import { describe, expect, it } from 'vitest';
import { passwordDraft, saveOnly, userIdDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

describe('the first close of the window', () => {
  it('is explained once, with a picture for this desktop, and never again', async () => {
    const { bench } = await startCore();
    const { farewells } = bench.core;
    expect(farewells.beforeFirstClose()).toEqual({ kind: 'stillRunning', panel: 'gnome', offersStart: true });
    expect(farewells.beforeFirstClose()).toBeUndefined();
    await bench.restart();
    expect(bench.core.farewells.beforeFirstClose()).toBeUndefined();
  });

  it('forgets nothing of where the window was', async () => {
    const { bench } = await startCore();
    const place = { x: 1, y: 2, width: 800, height: 600, isMaximized: false, zoomLevel: 0 };
    bench.core.windowPlace.remember(place);
    bench.core.farewells.beforeFirstClose();
    bench.core.windowPlace.remember({ ...place, x: 9 });
    await bench.restart();
    expect(bench.core.windowPlace.current).toEqual({ ...place, x: 9 });
    expect(bench.core.farewells.beforeFirstClose()).toBeUndefined();
  });

  it('offers to start at login only where that is off', async () => {
    const { bench } = await startCore();
    await bench.call('changeSettings', { startAtLogin: true });
    expect(bench.core.farewells.beforeFirstClose()).toMatchObject({ offersStart: false });
  });
});

describe('a quit', () => {
  it('asks where sign-ins are kept in memory only, and says how many', async () => {
    const { bench, add } = await startCore(({ cipher }) => {
      cipher.kind = 'none';
    });
    expect(bench.core.farewells.beforeQuit()).toBeUndefined();
    await add(passwordDraft());
    await add(userIdDraft());
    await bench.call('saveCompany', saveOnly(passwordDraft({ label: 'Umbrella' })));
    expect(bench.core.farewells.beforeQuit()).toEqual({ kind: 'quit', signIns: 2 });
  });

  it('asks no one who insists, and asks again later', async () => {
    const { bench, add } = await startCore(({ cipher }) => {
      cipher.kind = 'none';
    });
    await add(passwordDraft());
    const { farewells } = bench.core;
    expect(farewells.beforeQuit()).toBeDefined();
    bench.clock.sleep(5_000);
    expect(farewells.beforeQuit()).toBeUndefined();
    bench.clock.sleep(60_000);
    expect(farewells.beforeQuit()).toBeDefined();
  });

  it('asks no one whose sign-ins are stored', async () => {
    const { bench, add } = await startCore();
    await add(passwordDraft());
    expect(bench.core.farewells.beforeQuit()).toBeUndefined();
  });

  it('is what the window can ask for once the operator has agreed', async () => {
    const { bench } = await startCore();
    await bench.call('quit', undefined);
    expect(bench.effects.filter((effect) => effect === 'quit')).toHaveLength(1);
  });
});
