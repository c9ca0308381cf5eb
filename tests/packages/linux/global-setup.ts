// Makes the packages once, in two versions, before any test looks at them.
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { type LinuxPackages, makeLinuxPackages } from '../../support/packages/linux-packages.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly packages: LinuxPackages;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const packages = await makeLinuxPackages();
  project.provide('packages', packages);
  return () => rmSync(packages.folder, { recursive: true, force: true });
}
