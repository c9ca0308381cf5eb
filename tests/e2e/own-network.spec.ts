// What needs a network that a test may take down. Each scene runs in a network namespace, with a runner of its own.
import { expect, test } from '../support/fixtures.ts';
import { runInOwnNetwork } from '../support/network/own-network.ts';

const scenes = {
  link: 'the network goes away and comes back: valid tokens are copied, expired ones are not, and renewal resumes without a click',
  window: 'a script in the window has no name looked up but that of a relay',
  folder:
    'a folder that others can read, and whose permissions cannot be changed, is reported until it is private',
  authorities: 'what IT trusts for a company or for the computer opens that and no more, and ends at once',
  managed: 'what IT has set holds, is marked and cannot be changed, and follows its files at once',
  names: 'host names are no longer found: this is reported, and renewal resumes once they are',
};

/** IT's files count only if they belong to root. */
const OF_IT = ['authorities', 'managed'];

for (const [scene, title] of Object.entries(scenes)) {
  test(title, async () => {
    const { succeeded, output } = await runInOwnNetwork(`${scene}.scene.ts`, {
      asRoot: OF_IT.includes(scene),
    });
    expect(succeeded, output).toBe(true);
    expect(output).toMatch(/\b[1-9]\d* passed/);
  });
}
