// Text as it comes out of mail programs, chats and documents: the address in it is understood, or the text is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServiceAddress } from '../../../app/providers/service-address.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { hrefOf } from './href-of.ts';

const ACME = 'https://acme.example.com/';
const TARGET = 'https%3A%2F%2Facme.example.com%2F';
const SAFE_LINK = `https://eur01.safelinks.protection.outlook.com/?url=${TARGET}&data=05%7C02%7Cdesk%40globex.example%7C0&sdata=cHJhY3RpY2U%3D&reserved=0`;

const sourceOf = (typed: string) => {
  const reading = readServiceAddress(typed);
  return reading.kind === 'address' ? reading.source : reading.fault;
};

describe('an address among other words', () => {
  it.each([
    ['a label', `URL: ${ACME}`],
    ['a label without a space', `URL:${ACME}`],
    ['the label of RFC 1738', `<URL:${ACME}>`],
    ['a label of one’s own', `KlearStack login: ${ACME}`],
    ['a label and no scheme', 'URL: acme.example.com'],
    ['a label and no space or scheme', 'Link:acme.example.com/'],
    ['a French label', `Adresse\u00a0: ${ACME}`],
    ['a Hindi label', `पता: ${ACME}`],
    ['a label and a line break', `Address:\n${ACME}`],
    ['a sentence', `Please sign in at ${ACME}.`],
    ['a sentence that goes on after a comma', `Go to ${ACME}, then sign in`],
    ['a block of a mail', `URL: ${ACME} Username: desk-4 Password: see the other mail`],
    ['a signature', `${ACME} Best regards, Ada`],
    ['Outlook, as plain text', `ACME portal<${ACME}>`],
    ['Outlook, address and link', `https://acme.example.com<${ACME}>`],
    ['Gmail, as plain text', `ACME portal <${ACME}>`],
    ['Slack', `<${ACME}|acme.example.com>`],
    ['Slack, without a name', `<${ACME}>`],
    ['Markdown', `[ACME portal](${ACME})`],
    ['Markdown that shows the address', `[${ACME}](${ACME})`],
    ['Markdown in brackets', `(see [ACME](${ACME}))`],
    ['Jira', `[ACME portal|${ACME}]`],
    ['HTML', `<a href="${ACME}" target="_blank">ACME portal</a>`],
    ['HTML that shows the address', `<a href="${ACME}">https://acme.example.com</a>`],
    ['a field of Word', `{ HYPERLINK "${ACME}" }`],
    ['a formula of Excel', `=HYPERLINK("${ACME}","ACME")`],
    ['a formula of Excel in German', `=HYPERLINK("${ACME}";"ACME")`],
    ['cells of Excel', `ACME\t${ACME}\tdesk-4`],
    ['a cell of Excel', `${ACME}\r\n`],
    ['typographic quotation marks of Word', `Use “${ACME}” for this.`],
    ['a list of Teams', `• ${ACME}`],
    ['a quoted mail', `> ${ACME}`],
    ['itself, twice', `${ACME} ${ACME}`],
  ])('is taken out of it: %s', (_, typed) => {
    expect(hrefOf(typed)).toBe(ACME);
  });

  it.each([
    ['a line break in a PDF', 'https://acme.example.com/api/v1/\ncas/authenticate', 'space'],
    ['a line break after a hyphen', 'https://acme.example.com/single- sign', 'space'],
    ['a line break in a word', 'https://acme.example.com/authen ticate', 'space'],
    ['a line break in the host', 'https://acme.example .com/token', 'space'],
    ['a line break before a capital', 'https://acme.example.com/api/Messaging Platform', 'space'],
    ['words that could belong to it', 'https://acme.example.com/ is our portal', 'space'],
    ['two addresses', 'https://acme.example.com, https://globex.example.com', 'several'],
    ['a link that shows another address', '[https://acme.example.com](https://evil.example)', 'several'],
    ['the same in Outlook', 'https://acme.example.com<https://evil.example/>', 'several'],
    ['the same in HTML', '<a href="https://evil.example">https://acme.example.com</a>', 'several'],
    ['the same in Slack', '<https://evil.example|https://acme.example.com>', 'several'],
    ['no address', 'Ask Ada for the link: she knows', 'space'],
    ['a mail address', 'Ada <ada@acme.example>', 'space'],
    ['plain http', 'ACME <http://acme.example.com>', 'plainHttp'],
    ['another scheme', 'blob:https://acme.example.com/1', 'scheme'],
  ])('is not guessed: %s', (_, typed, fault) => {
    expect(hrefOf(typed)).toBe(fault);
  });

  it('says that it was picked out of the text, and nothing where it stood alone', () => {
    expect(sourceOf(`URL: ${ACME}`)).toEqual({ isPicked: true });
    expect(sourceOf(`<${ACME}>`)).toEqual({});
  });
});

describe('what only tells a browser which page to show', () => {
  it.each([
    ['https://acme.example.com/#/login', '#/login'],
    ['https://acme.example.com/#', ''],
    ['https://acme.example.com/?', ''],
    ['https://acme.example.com/?next=%2Fdashboard', '?next=%2Fdashboard'],
    [
      'https://acme.example.com?redirect_to=https://acme.example.com/a',
      '?redirect_to=https://acme.example.com/a',
    ],
    ['https://acme.example.com/?returnUrl=%2F&lang=en#top', '?returnUrl=%2F&lang=en#top'],
    ['https://acme.example.com/?utm_source=mail&utm_medium=email', '?utm_source=mail&utm_medium=email'],
  ])('%s loses it, and says so', (typed, leftOut) => {
    expect(hrefOf(typed)).toBe(ACME);
    expect(sourceOf(typed)).toEqual(leftOut === '' ? {} : { leftOut });
  });

  it.each(['?tenant=1', '?next=/&tenant=1', '?q=acme', '?next'])(
    'is told from a part of the address: %s',
    (query) => expect(hrefOf(`https://acme.example.com/${query}`)).toBe(query === '?next' ? ACME : 'extras'),
  );
});

describe('a link that leads through another host', () => {
  it.each([
    ['Outlook', SAFE_LINK],
    ['Outlook, copied from HTML', SAFE_LINK.replaceAll('&', '&amp;')],
    ['Outlook, text and link', `https://acme.example.com<${SAFE_LINK}>`],
    ['Outlook for governments', `https://gcc02.safelinks.protection.office365.us/?url=${TARGET}&data=1`],
    [
      'Teams',
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${TARGET}&locale=en-gb`,
    ],
    [
      'Teams, newer',
      `https://teams.public.onecdn.static.microsoft/evergreen-assets/safelinks/2/atp-safelinks.html?url=${TARGET}`,
    ],
    ['Google', `https://www.google.com/url?q=${TARGET}&sa=D&source=docs`],
    ['Google in another country', `https://www.google.co.uk/url?sa=t&url=${TARGET}`],
    ['Slack', `https://slack-redir.net/link?url=${TARGET}&v=3`],
    ['Barracuda', 'https://linkprotect.cudasvc.com/url?a=https%3a%2f%2facme.example.com%2f&c=E,1,a,,&typo=1'],
    ['FireEye', `https://protect2.fireeye.com/v1/url?k=26eb&q=1&u=${TARGET}`],
    [
      'Proofpoint, second version',
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__acme.example.com_&d=DwM&c=x',
    ],
    ['Proofpoint, third version', 'https://urldefense.com/v3/__https://acme.example.com/__;!!ACW!Zyk$'],
    ['Cisco', `https://secure-web.cisco.com/1z0v_U78/${TARGET}`],
    [
      'one filter around another’s link',
      `https://urldefense.com/v3/__https://eur01.safelinks.protection.outlook.com/?url=${TARGET}__;!!ACW!Zyk$`,
    ],
  ])('gives the address inside it: %s', (_, typed) => expect(hrefOf(typed)).toBe(ACME));

  it('names that host, unless the address stands beside it', () => {
    expect(sourceOf(SAFE_LINK)).toEqual({ through: 'eur01.safelinks.protection.outlook.com' });
    expect(sourceOf(`https://acme.example.com<${SAFE_LINK}>`)).toEqual({ isPicked: true });
  });

  it.each([
    ['Mimecast keeps the address to itself', 'https://protect-eu.mimecast.com/s/aBcDeF', 'hidden'],
    ['so does its newer host', 'https://url.uk.m.mimecastprotect.com/s/aBcDeF', 'hidden'],
    ['Cisco, without the address', 'https://secure-web.cisco.com/1z0v_U78', 'hidden'],
    ['Outlook, cut off', 'https://eur01.safelinks.protection.outlook.com/?url=', 'hidden'],
    [
      'Proofpoint with signs moved to its end',
      'https://urldefense.com/v3/__https://a.example/*b__;Iw!!A!Z$',
      'hidden',
    ],
    ['broken escapes', 'https://urldefense.proofpoint.com/v2/url?u=https-3A__a-FF.example', 'hidden'],
    ['plain http inside', `https://www.google.com/url?q=${TARGET.replace('https', 'http')}`, 'plainHttp'],
    ['another scheme inside', 'https://www.google.com/url?q=javascript:alert(1)', 'scheme'],
    [
      'marks that turn the text around inside',
      'https://www.google.com/url?q=https://a.example/%E2%80%AEb',
      'hidden',
    ],
    [
      'a host with such a name in it',
      'https://safelinks.protection.outlook.com.evil.example/?url=a',
      'extras',
    ],
  ])('is refused: %s', (_, typed, fault) => expect(hrefOf(typed)).toBe(fault));

  it('is given up on after three around each other', () => {
    const around = (url: string) => `https://slack-redir.net/link?url=${encodeURIComponent(url)}`;
    expect(hrefOf(around(around(around(ACME))))).toBe(ACME);
    expect(hrefOf(around(around(around(around(ACME)))))).toBe('hidden');
  });
});

describe('typographic quotation marks', () => {
  it.each([`“${ACME}”`, `„${ACME}“`, `«${ACME}»`, `‘${ACME}’`])('around it are removed: %s', (typed) =>
    expect(hrefOf(typed)).toBe(ACME),
  );
  it.each([
    'https://acme.example.com/“a”/b',
    'https://acme.example.com/a’s',
    'https://acme.example.com/a"b',
    'https://acme.“example”.com/',
  ])('inside it are refused: %s', (typed) => expect(hrefOf(typed)).toBe('character'));
});

describe('whatever surrounds an address', () => {
  const address = fc
    .webUrl({ validSchemes: ['https'] })
    .map((url) => url.replace(/[^\w/]+$/, ''))
    .filter((url) => readServiceAddress(url).kind === 'address' && !/['()[\]{}|;,]/.test(url));
  const frames: readonly ((url: string) => string)[] = [
    (url) => `URL: ${url}`,
    (url) => `[ACME](${url})`,
    (url) => `<${url}|ACME>`,
    (url) => `ACME <${url}>`,
    (url) => `<a href="${url}">ACME</a>`,
    (url) => `=HYPERLINK("${url}","ACME")`,
    (url) => `ACME\t${url}\tdesk-4`,
    (url) => `${url}<${url}>`,
    (url) => `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&reserved=0`,
    (url) => `https://slack-redir.net/link?url=${encodeURIComponent(url)}`,
  ];

  it('it is the same address', () => {
    fc.assert(
      fc.property(address, fc.constantFrom(...frames), (url, frame) => {
        expect(hrefOf(frame(url))).toBe(hrefOf(url));
      }),
      { numRuns: randomCases(2_000) },
    );
  });

  it('two hosts are never one address, unless one is a known wrapper of the other', () => {
    const host = fc.domain();
    const between = fc.constantFrom(' ', '\n', '<', '](', '" ', ' or ', ' | ');
    fc.assert(
      fc.property(host, host, between, (one, other, middle) => {
        fc.pre(one !== other);
        expect(readServiceAddress(`[https://${one}/${middle}https://${other}/`).kind).toBe('fault');
      }),
      { numRuns: randomCases(1_000) },
    );
  });

  it('the host that is used can be read in the text, decoded as often as filters wrap', () => {
    const part = fc.constantFrom(
      ...[
        '<',
        '>',
        '(',
        ')',
        '[',
        ']',
        '|',
        '"',
        ' ',
        '\t',
        '.',
        ':',
        'URL:',
        ACME,
        SAFE_LINK,
        'https://',
        '?url=',
      ],
      ...['?next=/', '#/login', '“', 'https://globex.example', 'Best regards', encodeURIComponent(SAFE_LINK)],
    );
    let understood = 0;
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        const reading = readServiceAddress(text);
        if (reading.kind === 'fault') return;
        understood += 1;
        expect(decodeURIComponent(decodeURIComponent(text)).toLowerCase()).toContain(reading.url.hostname);
        expect([reading.url.search, reading.url.hash]).toEqual(['', '']);
      }),
      { numRuns: randomCases(5_000) },
    );
    expect(understood).toBeGreaterThan(100);
  });
});
