import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GovernedSettings,
  settingsInForce,
  UNGOVERNED,
  withChange,
} from '../../../app/settings/settings-layers.ts';
import { DEFAULT_SETTINGS } from '../../../app/settings/settings-schema.ts';

const FRESH = { settings: DEFAULT_SETTINGS, chosen: [] };
const governed = (more: Partial<GovernedSettings>): GovernedSettings => ({ ...UNGOVERNED, ...more });

describe('a setting', () => {
  it.each([
    ['ours', FRESH, UNGOVERNED, 'system'],
    ["IT's default", FRESH, governed({ defaults: { theme: 'dark' } }), 'dark'],
    [
      "the operator's own",
      { settings: { ...DEFAULT_SETTINGS, theme: 'light' as const }, chosen: [] },
      governed({ defaults: { theme: 'dark' } }),
      'light',
    ],
    [
      "the operator's own, although it is the same as ours",
      { settings: DEFAULT_SETTINGS, chosen: ['theme'] },
      governed({ defaults: { theme: 'dark' } }),
      'system',
    ],
    [
      "IT's locked value",
      { settings: { ...DEFAULT_SETTINGS, theme: 'light' as const }, chosen: ['theme'] },
      governed({ locked: { theme: 'dark' }, defaults: { theme: 'system' } }),
      'dark',
    ],
  ] as const)('is %s', (_what, own, layers, theme) => expect(settingsInForce(own, layers).theme).toBe(theme));

  it('that is locked no change reaches, in force or stored, and one that is not always does', () => {
    const names = ['notifyOnCopy', 'notifyOnProblem', 'notifyOnRecovery', 'startAtLogin'] as const;
    const values = fc.record(Object.fromEntries(names.map((name) => [name, fc.boolean()])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(values, values, fc.array(values), (locked, defaults, changes) => {
        const layers = { locked, defaults };
        const own = changes.reduce<typeof FRESH | ReturnType<typeof withChange>>(
          (known, change) => withChange(known, change, layers),
          FRESH,
        );
        const inForce = settingsInForce(own, layers);
        for (const name of names) {
          const last = changes.findLast((change) => change[name] !== undefined)?.[name];
          expect(inForce[name]).toBe(locked[name] ?? last ?? defaults[name] ?? DEFAULT_SETTINGS[name]);
          if (locked[name] !== undefined) expect(own.settings[name]).toBe(DEFAULT_SETTINGS[name]);
        }
      }),
    );
  });
});
