// The scenes that need a network of their own: `own-network.spec.ts` starts each of them in one.
import { defineConfig } from '@playwright/test';
import common from '../playwright.config.ts';

export default defineConfig({
  ...common,
  testDir: '.',
  testMatch: '*.scene.ts',
  workers: 1, // they share the network
  reporter: 'list',
});
