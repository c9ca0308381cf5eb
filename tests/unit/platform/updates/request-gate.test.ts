import { expect, it } from 'vitest';
import { RequestGate } from '../../../../app/platform/updates/request-gate.ts';

const FEED = 'https://updates.example/latest-linux.yml';

it('lets nothing through before it is opened, nor after it is closed', () => {
  const gate = new RequestGate();
  expect(gate.letsThrough(FEED)).toBe(false);
  gate.open();
  expect(gate.letsThrough(FEED)).toBe(true);
  gate.close();
  expect(gate.letsThrough(FEED)).toBe(false);
});

it('ends a redirect without end, and lets the next check begin anew', () => {
  const gate = new RequestGate();
  gate.open();
  const passed = Array.from({ length: 50 }, () => gate.letsThrough(FEED));
  expect(passed.filter(Boolean)).toHaveLength(12);
  gate.open();
  expect(gate.letsThrough(FEED)).toBe(true);
});

it.each([
  [FEED, true],
  ['http://127.0.0.1:8799/latest.yml', true],
  ['http://localhost:8799/latest.yml', true],
  ['http://[::1]:8799/latest.yml', true],
  ['http://updates.example/latest.yml', false],
  ['http://127.0.0.1.updates.example/latest.yml', false],
  ['http://localhost.example/latest.yml', false],
  ['file:///etc/passwd', false],
  ['ftp://updates.example/latest.yml', false],
  ['', false],
])('%s: %s', (address, isLetThrough) => {
  const gate = new RequestGate();
  gate.open();
  expect(gate.letsThrough(address)).toBe(isLetThrough);
});
