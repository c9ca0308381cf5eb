// Headers that want something of the app: to wait for ever, to keep cookies, to log in, to look elsewhere.
import { answer, bytesThenEnd, goodBody, hostile, JSON_TYPE, type Scene } from './hostile-answer.ts';

const good = (header: string | ((scene: Scene) => string)) =>
  [
    `the header ${typeof header === 'string' ? header.slice(0, 60) : header({ token: '', elsewhere: 'elsewhere' })}`,
    'granted',
    answer({ headers: (scene) => [JSON_TYPE, typeof header === 'string' ? header : header(scene)] }),
  ] as const;

const wait = (status: string, value: string) =>
  [
    `${status} and Retry-After: ${value}`,
    status.startsWith('429') ? 'rateLimited' : 'serverFault',
    answer({ status, headers: [`Retry-After: ${value}`], body: '{}' }),
  ] as const;

const challenge = (value: string) =>
  [
    `a wish to log in by ${value.slice(0, 40)}`,
    value.includes('\0') ? 'serverFault' : 'unauthorized',
    answer({ status: '401 Unauthorized', headers: [`WWW-Authenticate: ${value}`], body: '{}' }),
  ] as const;

export const headers = hostile([
  ...[
    '-1',
    '1e99',
    '99999999999999999999',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'soon',
    '0',
    '120, 3600',
    '٣',
    '',
  ].map((value) => wait('429 Too Many Requests', value)),
  ...['-1', '31536000', 'Fri, 31 Dec 9999 23:59:59 GMT'].map((value) => wait('503 Unavailable', value)),
  ...[
    'Basic realm="practice"',
    'Digest realm="a", nonce="b"',
    'NTLM',
    'NTLM TlRMTVNTUAACAAAA',
    'Negotiate',
    'Bearer error="invalid_token"',
    'Basic realm="\0"',
    'Magic',
    '',
  ].map(challenge),
  good('WWW-Authenticate: Basic realm="practice"'),
  good('Proxy-Authenticate: Basic realm="practice"'),
  ...[
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'yesterday',
    '1e999',
    '',
    'Mon, 31 Feb 2026 25:61:61 GMT',
  ].map((date) => good(`Date: ${date}`)),
  good('Set-Cookie: practice=1; Path=/; Max-Age=99999999'),
  good('Set-Cookie: __Host-practice=1; Secure; Path=/'),
  [
    'a thousand cookies',
    'granted',
    answer({ headers: Array.from({ length: 1_000 }, (_, at) => `Set-Cookie: c${at}=1`) }),
  ],
  good(({ elsewhere }) => `Refresh: 0; url=${elsewhere}`),
  good(({ elsewhere }) => `Location: ${elsewhere}`),
  good(({ elsewhere }) => `Content-Location: ${elsewhere}`),
  good(({ elsewhere }) => `Link: <${elsewhere}/style.css>; rel=preload; as=style`),
  good(({ elsewhere }) => `Link: <${elsewhere}>; rel=preconnect`),
  good(({ elsewhere }) => `Content-Security-Policy: default-src 'none'; report-uri ${elsewhere}`),
  good(({ elsewhere }) => `Reporting-Endpoints: default="${elsewhere}"`),
  good(({ elsewhere }) => `Report-To: {"max_age":9999,"endpoints":[{"url":"${elsewhere}"}]}`),
  good('NEL: {"report_to":"default","max_age":9999,"failure_fraction":1.0}'),
  good('Content-Disposition: attachment; filename="../../evil.desktop"'),
  good('Alt-Svc: h3=":1"; ma=99999999'),
  good('Clear-Site-Data: "*"'),
  good('Strict-Transport-Security: max-age=99999999; includeSubDomains'),
  good('Connection: close, Upgrade'),
  good('Upgrade: h2c, websocket'),
  good('Keep-Alive: timeout=0, max=0'),
  good('Accept-CH: Sec-CH-UA-Full-Version-List'),
  good('Critical-CH: Sec-CH-UA-Model'),
  good('Cache-Control: public, max-age=99999999, immutable'),
  good('Content-Range: bytes 5-10/100'),
  good('Vary: *'),
  good('SourceMap: file:///etc/passwd'),
  good('Service-Worker-Allowed: /'),
  good('Access-Control-Allow-Origin: null'),
  ['two dates', 'granted', answer({ headers: ['Date: Mon, 05 Jan 2026 09:00:00 GMT', 'Date: nonsense'] })],
  [
    'a redirect to a file',
    'redirected',
    answer({ status: '302 Found', headers: ['Location: file:///etc/passwd'] }),
  ],
  [
    'a redirect to a script',
    'redirected',
    answer({ status: '302 Found', headers: ['Location: javascript:alert(1)'] }),
  ],
  [
    'a redirect to data',
    'redirected',
    answer({ status: '302 Found', headers: ['Location: data:application/json,{}'] }),
  ],
  ['a redirect to itself', 'redirected', answer({ status: '307 Here', headers: ['Location: '] })],
  [
    'two redirects that differ',
    'serverFault',
    bytesThenEnd(
      (scene) =>
        `HTTP/1.1 302 Found\r\nLocation: ${scene.elsewhere}/a\r\nLocation: ${scene.elsewhere}/b\r\n\r\n${goodBody(scene)}`,
    ),
  ],
  [
    'a redirect with credentials in it',
    'redirected',
    answer({
      status: '307 There',
      headers: ({ elsewhere }) => [`Location: ${elsewhere.replace('//', '//user:practice@')}`],
    }),
  ],
]);
