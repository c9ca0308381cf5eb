// Distinguishes what the operating system refused (a full disk, a missing permission) from a bug in our own code.

const SYSTEM_CODE = /^E[A-Z0-9]+$/;

/** "ENOSPC" and the like; undefined for anything that did not come from the operating system. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && SYSTEM_CODE.test(error.code) ? error.code : undefined;
}

/** As `refusalOf`, for asynchronous work. */
export async function laterRefusalOf(action: () => Promise<void>): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

/** Runs `action`. Returns the system's code if the system refused; a bug is thrown on. */
export function refusalOf(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

/** Anything but a system error is thrown on. */
function codeOf(error: unknown): string {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return code;
}
