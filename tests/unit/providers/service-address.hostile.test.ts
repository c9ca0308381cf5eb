// Addresses that someone could send an operator: each is refused, or shown as what it is.
import { describe, expect, it } from 'vitest';
import { readServiceAddress } from '../../../app/providers/service-address.ts';

const seen = new Set<string>();

/** Each address counts once, however many tables it stands in. */
function read(typed: string): string {
  seen.add(typed);
  const reading = readServiceAddress(typed);
  return reading.kind === 'address' ? reading.url.href : `refused: ${reading.fault}`;
}

const SCHEMES = [
  ...['about:blank', 'app://tokentray/index.html', 'blob:https://host.example/1', 'chrome://settings'],
  ...[
    'content://settings',
    'data:text/html,practice',
    'data:text/html;base64,cHJhY3RpY2U=',
    'devtools://devtools',
  ],
  ...['dns:host.example', 'file:', 'file:/etc/hosts', 'file:///C:/Windows', 'file://host.example/share'],
  ...[
    'filesystem:https://host.example/t/x',
    'ftp://host.example/',
    'ftps://host.example/',
    'git://host.example/a',
  ],
  ...[
    'gopher://host.example/',
    'httpx://host.example/',
    'https+unix://host.example/',
    'imap://host.example/',
  ],
  ...[
    'intent://host.example#Intent;end',
    'jar:https://host.example!/a',
    'java:practice',
    'javascript:alert(1)',
  ],
  ...['JavaScript:alert(1)', 'javascript://host.example/%0aalert(1)', 'ldap://host.example/', 'magnet:?xt=a'],
  ...['mailto:a@host.example', 'mhtml:https://host.example/a', 'ms-settings:privacy', 'news:host.example'],
  ...[
    'resource://gre/',
    'rtsp://host.example/',
    'search-ms:query=a',
    'sftp://host.example/',
    'smb://host.example/',
  ],
  ...[
    'ssh://host.example/',
    'steam://run/1',
    'tel:+100',
    'telnet://host.example/',
    'urn:isbn:1',
    'vbscript:practice',
  ],
  ...['view-source:https://host.example/', 'vnc://host.example/', 'ws://127.0.0.1/', 'wss://host.example/'],
  ...['x-apple:practice', 'zoommtg://host.example/'],
];

const PLAIN_HTTP = [
  ...[
    'host.example',
    'host.example:8080',
    'HOST.EXAMPLE',
    '10.0.0.5',
    '192.168.1.1',
    '172.16.0.1',
    '169.254.169.254',
  ],
  ...[
    '0.0.0.0',
    '0',
    '1.1.1.1',
    '126.255.255.255',
    '128.0.0.1',
    '255.255.255.255',
    '3232235777',
    '0xC0A80101',
  ],
  ...[
    'localhost.evil.example',
    'localhost.',
    'a.localhost',
    'evil-localhost',
    'localhosts',
    'local',
    'localhost.localdomain',
  ],
  ...[
    '127.0.0.1.evil.example',
    '127-0-0-1.evil.example',
    '[::]',
    '[::2]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
  ],
  ...[
    '[fe80::1]',
    '[2001:db8::1]',
    'ip6-localhost',
    'host.docker.internal',
    'ⓛocalhost.example',
    '１２７.0.0.2.example',
  ],
];

const USER_INFO = [
  ...[
    'user@',
    'user:practice-password@',
    ':practice-password@',
    'host.example@',
    'https:%2f%2fhost.example@',
  ],
  ...[
    'a%40b@',
    'a@b@',
    'user:@',
    '%00@',
    '127.0.0.1:443@',
    'host.example:443@',
    'host.example%2f@',
    '%2e@',
    '~@',
    '$@',
  ],
];

/** Read as if it were not there: what is seen is what is sent. */
const UNSEEN_INSIDE = [
  0x00, 0x01, 0x07, 0x08, 0x1b, 0x1f, 0x7f, 0x80, 0x9f, 0xad, 0x200b, 0x2060, 0x2064, 0xfeff,
];

const INSIDE = [
  ...[0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x5c, 0x85, 0xa0, 0x061c, 0x1680, 0x2000, 0x2003, 0x2009, 0x200a],
  ...[0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x202f, 0x205f, 0x2066, 0x2067],
  ...[0x2068, 0x2069, 0x2800, 0x3000, 0x3164, 0xffa0],
];

const BROKEN = [
  ...[
    'https:',
    'https:/',
    'https://',
    'https:///',
    'https:///host.example',
    'https:host.example',
    'https:/host.example',
  ],
  ...[
    'https:\\\\host.example',
    'https://host.example\\@evil.example',
    '//host.example',
    '/host.example',
    '://host.example',
  ],
  ...[
    'https://.',
    'https://..',
    'https://,',
    'https://*',
    'https://*.example',
    'https://a*b.example',
    'https://host,example',
  ],
  ...[
    'https://host.example;a',
    'https://host.example|a',
    'https://<host.example>',
    'https://"host.example"',
    'https://a^b',
  ],
  ...[
    'https://[',
    'https://[]',
    'https://[::1',
    'https://[1.2.3.4]',
    'https://[fe80::1%25eth0]',
    'https://[g::1]',
  ],
  ...[
    'https://1.2.3.4.5.6.7.8.9.256',
    'https://256.256.256.256',
    'https://1.2.3.999',
    'https://0x100000000',
    'https://%',
  ],
  ...[
    'https://%00',
    'https://ho%00st',
    'https://ho%0ast',
    'https://%zz',
    'https://host.example:-1',
    'https://host.example:a',
  ],
  ...[
    'https://host.example:65536',
    'https://host.example:99999',
    'https://host.example:8 0',
    'https://host.example: 80',
  ],
  ...[
    'https://{host}.example',
    'https://$(host).example',
    'https://`host`',
    "https://'host'",
    'https://host.example!',
  ],
];

/** What it looks like, and the name that a resolver is asked for. */
const LOOK_ALIKES: readonly (readonly [typed: string, host: string])[] = [
  ['exаmple.com', 'xn--exmple-4nf.com'],
  ['еxample.com', 'xn--xample-2of.com'],
  ['examp\u04cfe.com', 'xn--exampe-0kg.com'],
  ['ехаmрlе.com', 'xn--ml-6kctd8d6a.com'],
  ['klearstаck.com', 'xn--klearstck-6yh.com'],
  ['klеarstack.com', 'xn--klarstack-h0h.com'],
  ['kⅼearstack.com', 'klearstack.com'],
  ['klearstaϲk.com', 'xn--klearstak-22g.com'],
  ['ɢoogle.com', 'xn--oogle-wmc.com'],
  ['gооgle.com', 'xn--ggle-55da.com'],
  ['αpple.com', 'xn--pple-zld.com'],
  ['аррӏе.com', 'xn--80ak6aa92e.com'],
  ['ｅｘａｍｐｌｅ.com', 'example.com'],
  ['𝐞𝐱𝐚𝐦𝐩𝐥𝐞.com', 'example.com'],
  ['ⓔⓧⓐⓜⓟⓛⓔ.com', 'example.com'],
  ['example。com', 'example.com'],
  ['example．com', 'example.com'],
  ['söhne.example', 'xn--shne-5qa.example'],
  ['SÖHNE.example', 'xn--shne-5qa.example'],
  ['faß.example', 'xn--fa-hia.example'],
  ['ℌost.example', 'host.example'],
  ['ho\u00adst.example', 'host.example'],
  ['उदाहरण.example', 'xn--p1b6ci4b4b3a.example'],
  ['例え.example', 'xn--r8jz45g.example'],
];

describe('a hostile address', () => {
  it.each(SCHEMES)('%s is of no scheme that tokens come by', (typed) =>
    expect(read(typed)).toMatch(/^refused/),
  );

  it.each(PLAIN_HTTP)('http://%s is not this computer, so not without TLS', (host) =>
    expect(read(`http://${host}/`)).toMatch(/^refused: (plainHttp|notAnAddress)$/),
  );

  it.each(USER_INFO)('https://%sevil.example hides where it goes', (info) =>
    expect(read(`https://${info}evil.example/`)).toMatch(/^refused: (userInfo|notAnAddress)$/),
  );

  it.each(INSIDE)(
    'a space, a backslash, or a character that turns the text round, is refused inside: U+%i',
    (code) => {
      const letter = String.fromCodePoint(code);
      expect(read(`https://host${letter}.example/`)).toMatch(/^refused/);
      expect(read(`https://host.example/a${letter}b`)).toMatch(/^refused/);
    },
  );

  it.each(UNSEEN_INSIDE)('a character that is not seen inside is not sent: U+%i', (code) => {
    const letter = String.fromCodePoint(code);
    expect(read(`https://host${letter}.example/`)).toBe('https://host.example/');
    expect(read(`https://host.example/a${letter}b`)).toBe('https://host.example/ab');
  });

  it.each(BROKEN)('%s is no address', (typed) => expect(read(typed)).toMatch(/^refused/));

  it.each(['?a', '/?a=1', '/a?b#c', '/?next=/&a=1', '/?a=1&utm_source=b', '/?&a'])(
    '%s says more than where',
    (extra) => expect(read(`https://host.example${extra}`)).toBe('refused: extras'),
  );

  it.each(['?', '#', '#a', '/#/a', '/#?a=1', '/#@evil.example', '/?next=https://evil.example', '/?#'])(
    '%s tells a browser which page to show, and is never sent',
    (extra) => expect(read(`https://host.example${extra}`)).toBe('https://host.example/'),
  );

  it.each([0, 1, 2, 8].map((zeros) => `${'0'.repeat(zeros)}0`))('port %s is none', (port) =>
    expect(read(`https://host.example:${port}/`)).toBe('refused: port'),
  );

  it.each([2_001, 10_000, 100_000])('%i characters are too many', (length) =>
    expect(read('https://host.example/'.padEnd(length, 'a'))).toBe('refused: tooLong'),
  );

  it.each(LOOK_ALIKES)('%s is shown as %s', (typed, host) =>
    expect(read(`https://${typed}/`)).toBe(`https://${host}/`),
  );

  it('was tried more than 250 times', () => expect(seen.size).toBeGreaterThan(250));
});
