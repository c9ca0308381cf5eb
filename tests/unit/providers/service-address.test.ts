import { describe, expect, it } from 'vitest';
import { readServiceAddress } from '../../../app/providers/service-address.ts';
import { hrefOf } from './href-of.ts';

describe('an address that is accepted', () => {
  it.each([
    ['https://klearstack.example.com', 'https://klearstack.example.com/'],
    ['HTTPS://KlearStack.Example.COM/Path', 'https://klearstack.example.com/Path'],
    ['https://host.example:8443/tenant/', 'https://host.example:8443/tenant/'],
    ['https://host.example:443/', 'https://host.example/'],
    ['https://host.example./', 'https://host.example./'],
    ['https://host_name.example/', 'https://host_name.example/'],
    ['https://host.example/a/../b', 'https://host.example/b'],
    ['https://host.example/Söhne', 'https://host.example/S%C3%B6hne'],
    ['https://10.0.0.5/', 'https://10.0.0.5/'],
    ['https://[2001:db8::1]:8443/', 'https://[2001:db8::1]:8443/'],
    ['https://intranet/token', 'https://intranet/token'],
    ['https://@host.example/', 'https://host.example/'],
    ['https://:@host.example/', 'https://host.example/'],
  ])('%s is kept as %s', (typed, href) => expect(hrefOf(typed)).toBe(href));

  it.each([
    ['klearstack.example.com', 'https://klearstack.example.com/'],
    ['host.example:8080/token', 'https://host.example:8080/token'],
    ['localhost:8700', 'https://localhost:8700/'],
    ['intranet', 'https://intranet/'],
    ['javascript:1', 'https://javascript:1/'],
  ])('%s without a scheme is read as %s', (typed, href) => expect(hrefOf(typed)).toBe(href));

  it.each([
    ['white space', ' \t\n https://host.example/ \r\n'],
    ['a byte order mark', '\uFEFFhttps://host.example/'],
    ['a space of no width', 'https://host.example/\u200b'],
    ['marks of direction', '\u200ehttps://host.example/\u200f'],
  ])('loses %s around it', (_, typed) => expect(hrefOf(typed)).toBe('https://host.example/'));

  it.each([
    ['<https://host.example/>', 'https://host.example/'],
    ['"https://host.example/"', 'https://host.example/'],
    ['“https://host.example”', 'https://host.example/'],
    ['„https://host.example/acme“', 'https://host.example/acme'],
    ['«https://host.example»', 'https://host.example/'],
    ['‘host.example’', 'https://host.example/'],
    ['`https://host.example`', 'https://host.example/'],
    ['(https://host.example/a)', 'https://host.example/a'],
    ['(see) https://host.example', 'https://host.example/'],
    ['https://host.example,', 'https://host.example/'],
    ['https://host.example.', 'https://host.example/'],
    ['https://host.example/acme;', 'https://host.example/acme'],
    ['https://host.example。', 'https://host.example/'],
    ['“https://host.example/acme”.', 'https://host.example/acme'],
    ['https://host.example/a_(b)', 'https://host.example/a_(b)'],
    ['[::1]:8443', 'https://[::1]:8443/'],
    ['\u2068“<https://host.example/>,”\u2069\u200b', 'https://host.example/'],
    ['https://https://host.example/', 'https://host.example/'],
    ['https://https://https://host.example/', 'https://host.example/'],
    ['http://HTTPS://host.example/', 'https://host.example/'],
    ['https://http://localhost:8700', 'http://localhost:8700/'],
    ['https://https://https://', 'notAnAddress'],
    ['https://http://host.example', 'plainHttp'],
  ])('%s is taken out of what is around it: %s', (typed, href) => expect(hrefOf(typed)).toBe(href));

  it.each(['\u200b', '\u00ad', '\u2060', '\ufeff', '\u0000', '\u{e0061}'])(
    'is read without what cannot be seen inside it: %j',
    (character) =>
      expect(hrefOf(`https://ho${character}st.example/a${character}b`)).toBe('https://host.example/ab'),
  );

  it.each([
    ['a Cyrillic a', 'https://ex\u0430mple.com/', 'https://xn--exmple-4nf.com/'],
    ['an umlaut', 'https://söhne.example/', 'https://xn--shne-5qa.example/'],
    ['a Hindi name', 'https://उदाहरण.example/', 'https://xn--p1b6ci4b4b3a.example/'],
    ['full-width letters', 'https://ｅｘａｍｐｌｅ.com/', 'https://example.com/'],
  ])('shows %s as what it is', (_, typed, href) => expect(hrefOf(typed)).toBe(href));

  it.each([
    ['http://localhost:8700', 'http://localhost:8700/'],
    ['http://LOCALHOST/', 'http://localhost/'],
    ['http://127.0.0.1:8700/generate-token', 'http://127.0.0.1:8700/generate-token'],
    ['http://127.5.6.7/', 'http://127.5.6.7/'],
    ['http://[::1]:8700/', 'http://[::1]:8700/'],
    ['http://[0:0:0:0:0:0:0:1]/', 'http://[::1]/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['http://0177.0.0.1/', 'http://127.0.0.1/'],
  ])('%s stays on this computer, so that http is enough', (typed, href) => expect(hrefOf(typed)).toBe(href));
});

describe('an address that is refused', () => {
  it.each([
    ['', 'empty'],
    [' \n\t ', 'empty'],
    [`https://host.example/${'a'.repeat(10_000)}`, 'tooLong'],
    [`${'https://host.example/'.padEnd(2_000, 'a')}a`, 'tooLong'],
    ['http://host.example/', 'plainHttp'],
    ['http://10.0.0.5/', 'plainHttp'],
    ['http://0.0.0.0/', 'plainHttp'],
    ['http://localhost.evil.example/', 'plainHttp'],
    ['http://127.0.0.1.evil.example/', 'plainHttp'],
    ['http://localhost./', 'plainHttp'],
    ['http://tokens.localhost/', 'plainHttp'],
    ['http://[::]/', 'plainHttp'],
    ['http://[::ffff:127.0.0.1]/', 'plainHttp'],
    ['http://2130706434000/', 'notAnAddress'],
    ['https://user@host.example/', 'userInfo'],
    ['https://user:practice-password@host.example/', 'userInfo'],
    ['https://:practice-password@host.example/', 'userInfo'],
    ['https://host.example@evil.example/', 'userInfo'],
    ['user@host.example', 'userInfo'],
    ['file:///etc/hosts', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['data:text/html,practice', 'scheme'],
    ['ftp://host.example/', 'scheme'],
    ['ws://127.0.0.1/', 'scheme'],
    ['app://window/', 'scheme'],
    ['blob:https://host.example/x', 'scheme'],
    ['mailto:practice@example.com', 'scheme'],
    ['https://host.example/?tenant=1', 'extras'],
    ['https://host.example:0/', 'port'],
    ['https://host.example:99999/', 'port'],
    ['https://host.example:-1/', 'notAnAddress'],
    ['https://', 'notAnAddress'],
    ['https:', 'notAnAddress'],
    ['https:example.com', 'scheme'],
    ['https:/example.com', 'scheme'],
    ['https:///example.com', 'scheme'],
    ['//host.example', 'scheme'],
    ['/token', 'notAnAddress'],
    ['https:\\\\host.example\\', 'scheme'],
    ['https://host.example\\@evil.example', 'character'],
    ['https://host .example/', 'space'],
    ['https://host.example/a b', 'space'],
    ['https://ho\tst.example/', 'space'],
    ['https://host.exam\nple/', 'space'],
    ['https://host.example/\u202egnp.', 'turned'],
    ['\u202eelpmaxe.tsoh', 'turned'],
    ['https://host\u200f.example/', 'turned'],
    ['https://a*b.example/', 'character'],
    ['https://./', 'notAnAddress'],
    ['https://host.example%2f@evil.example/', 'userInfo'],
    ['https://ho%00st/', 'character'],
    ['https://[::1/', 'notAnAddress'],
    ['https://[fe80::1%25eth0]/', 'notAnAddress'],
    ['\u200b', 'empty'],
    ['<>', 'empty'],
    ['our KlearStack', 'notAnAddress'],
  ])('%j: %s', (typed, fault) => expect(hrefOf(typed)).toBe(fault));

  it.each([
    ['https//acme.example.com', 'scheme', 'https//'],
    ['http//acme.example.com', 'scheme', 'http//'],
    ['https:/acme.example.com', 'scheme', 'https:/'],
    ['https:acme.example.com', 'scheme', 'https:'],
    ['https:\\\\acme.example.com', 'scheme', 'https:\\\\'],
    ['https;//acme.example.com', 'scheme', 'https;//'],
    ['https.//acme.example.com', 'scheme', 'https.//'],
    ['https:///acme.example.com', 'scheme', 'https:///'],
    ['htps://acme.example.com', 'scheme', 'htps://'],
    ['ttps://acme.example.com', 'scheme', 'ttps://'],
    ['hhttps://acme.example.com', 'scheme', 'hhttps://'],
    ['htps//acme.example.com', 'scheme', 'htps//'],
    ['://acme.example.com', 'scheme', '://'],
    ['//acme.example.com', 'scheme', '//'],
    ['ftp://acme.example.com', 'scheme', 'ftp://'],
    ['https://https//acme.example.com', 'scheme', 'https'],
    ['https/acme.example.com', 'scheme', 'https'],
    ['https:8443', 'scheme', 'https'],
    ['https://“acme”.example.com', 'character', '“'],
    ['https://acme.example.com”/a', 'character', '”'],
    ['https://acme,example.com', 'character', ','],
    ['https://acme…example', 'character', '…'],
    ['https://acme.example.com\\token', 'character', '\\'],
    ['https：//acme.example.com', 'character', '：'],
    ['https://😀.example', 'character', '😀'],
    ['https ://acme.example.com', 'space', undefined],
    ['https: //acme.example.com', 'space', undefined],
    ['https://acme.example.com /token', 'space', undefined],
    ['https://acme.example.com, https://other.example.com', 'several', undefined],
  ])('%s has its fault named: %s %s', (typed, fault, found) => {
    expect(readServiceAddress(typed)).toEqual({
      kind: 'fault',
      fault,
      ...(found === undefined ? {} : { found }),
    });
  });

  it('takes no time over 20,000 spaces', () => {
    expect(hrefOf(`a${' '.repeat(20_000)}b`)).toBe('tooLong');
  });
});
