// What needs a network that a test may take down. Each scene runs in a network namespace, with a runner of its own.
import { expect, test } from '../support/fixtures.ts';
import { runInOwnNetwork } from '../support/network/own-network.ts';

const scenes = {
  link: 'the network goes away and comes back: tokens in hand are copied, dead ones are not, and all goes on by itself',
  window: 'a script in the window has no name looked up but that of a relay',
  folder: 'a folder that others can read and nobody can change is said as that, until it is private',
  names: 'names are not found any more: it is said as that, and all goes on once they are',
};

for (const [scene, title] of Object.entries(scenes)) {
  test(title, async () => {
    test.setTimeout(120_000);
    const { succeeded, output } = await runInOwnNetwork(`${scene}.scene.ts`);
    expect(succeeded, output).toBe(true);
    expect(output).toMatch(/\b[1-9]\d* passed/);
  });
}
