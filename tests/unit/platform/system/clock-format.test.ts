import { describe, expect, it } from 'vitest';
import {
  hourCycleOfEnvironment,
  hourCycleOfPattern,
  macHourCycle,
  queriedValue,
} from '../../../../app/platform/system/clock-format.ts';

describe('on Windows, the clock has the hours of its short time', () => {
  it.each([
    ['h:mm tt', 'h12'],
    ['hh:mm tt', 'h12'],
    ['tt h:mm', 'h12'],
    ['HH:mm', 'h23'],
    ['H.mm', 'h23'],
    ["HH 'h' mm", 'h23'],
    ["'h' H:mm", 'h23'],
    ['', undefined],
  ])('%j: %s', (pattern, hourCycle) => expect(hourCycleOfPattern(pattern)).toBe(hourCycle));

  it('as its registry program prints it', () => {
    const output = [
      '',
      'HKEY_CURRENT_USER\\Control Panel\\International',
      '    sShortTime    REG_SZ    h:mm tt',
      '',
      '',
    ].join('\r\n');
    expect(queriedValue(output, 'sShortTime')).toBe('h:mm tt');
    expect(queriedValue(output, 'sShortDate')).toBeUndefined();
    expect(queriedValue('', 'sShortTime')).toBeUndefined();
  });
});

describe('on Linux, the clock has the hours of the locale for times', () => {
  it.each([
    [{ LANG: 'en_US.UTF-8' }, 'h12'],
    [{ LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }, 'h23'],
    [{ LANG: 'de_DE.UTF-8', LC_TIME: 'en_US.UTF-8' }, 'h12'],
    [{ LANG: 'de_DE@euro', LC_TIME: '' }, 'h23'],
    [{ LC_ALL: 'C', LC_TIME: 'en_US.UTF-8' }, 'h23'],
    [{ LANG: 'POSIX' }, 'h23'],
    [{ LANG: 'C.UTF-8' }, 'h23'],
    [{ LANG: 'en_DK' }, 'h23'],
    [{ LANG: '/no/locale at all' }, 'h23'],
    [{}, 'h23'],
  ])('%j: %s', (env, hourCycle) => expect(hourCycleOfEnvironment(env)).toBe(hourCycle));
});

describe('on macOS, the clock', () => {
  it.each([
    [{ to24: true, to12: false }, 'en-US', 'h23'],
    [{ to24: false, to12: true }, 'de-DE', 'h12'],
    [{ to24: false, to12: false }, 'en-US', 'h12'],
    [{ to24: false, to12: false }, 'de-DE', 'h23'],
    [{ to24: false, to12: false }, '', undefined],
  ])('set to %j in "%s" has %s', (forced, region, hourCycle) => {
    expect(macHourCycle(forced, region)).toBe(hourCycle);
  });
});
