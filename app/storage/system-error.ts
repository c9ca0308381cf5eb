// Tells what the operating system refused (a full disk, a missing right) from a bug in our own code.

const SYSTEM_CODE = /^E[A-Z0-9]+$/;

/** "ENOSPC" and the like; undefined for anything that the operating system did not say. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && SYSTEM_CODE.test(error.code) ? error.code : undefined;
}

/** As `refusalOf`, of what takes its time. */
export async function laterRefusalOf(action: () => Promise<void>): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

/** Runs `action`. Returns the system's code where the system refused; a bug passes through. */
export function refusalOf(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

/** Only what the system said is an answer here. */
function codeOf(error: unknown): string {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return code;
}
