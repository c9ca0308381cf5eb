// What every npm command shares: a problem that we foresaw ends in its message, one that we did not in its stack.

/** A problem whose message says everything that the person needs: what happened, and what to do. */
export class CommandFailure extends Error {}

export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof CommandFailure ? error.message : error);
    process.exitCode = 1;
  }
}
