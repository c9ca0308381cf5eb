#!/usr/bin/env node
// Makes a deb or an rpm where fpm, which electron-builder downloads for this, cannot be had. Understands the one way in
// which electron-builder calls fpm (CUSTOM_FPM_PATH names this file) and leaves the work to dpkg-deb and rpmbuild.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildDeb } from './deb.ts';
import { readFpmArguments } from './fpm-arguments.ts';
import { stagePackage } from './package-stage.ts';
import { buildRpm } from './rpm.ts';

const order = readFpmArguments(process.argv.slice(2));
const workshop = mkdtempSync(path.join(tmpdir(), 'tokentray-fpm-'));
try {
  const stage = stagePackage(order, path.join(workshop, 'root'));
  mkdirSync(path.dirname(order.target), { recursive: true });
  rmSync(order.target, { force: true });
  if (order.kind === 'deb') buildDeb(order, stage);
  else buildRpm(order, stage, workshop);
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
