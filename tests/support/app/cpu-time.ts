// What work costs, whatever else the computer does meanwhile: a clock on the wall would tell of the others, too.

/** Milliseconds of processor time that this process spends on `work`. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
