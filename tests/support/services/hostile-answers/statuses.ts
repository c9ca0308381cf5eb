// Every status that a server may think of, with bodies that say something else.
import { answer, type Ending, HTML_TYPE, hostile, JSON_TYPE, PORTAL } from './hostile-answer.ts';

const plain = (status: string, ending: Ending) =>
  [`status ${status}`, ending, answer({ status, headers: [JSON_TYPE], body: '{}' })] as const;

const empty = (status: string, ending: Ending) =>
  [`status ${status} without a body`, ending, answer({ status, body: '' })] as const;

const saying = (status: string, body: string, ending: Ending) =>
  [`status ${status} that says ${body}`, ending, answer({ status, headers: [JSON_TYPE], body })] as const;

const page = (status: string, ending: Ending) =>
  [
    `status ${status} with a web page`,
    ending,
    answer({ status, headers: [HTML_TYPE], body: PORTAL }),
  ] as const;

const withToken = (status: string, ending: Ending) =>
  [`status ${status} with a token`, ending, answer({ status, headers: [JSON_TYPE] })] as const;

const moved = (status: string) =>
  [
    `status ${status} to another host`,
    'redirected',
    answer({ status, headers: ({ elsewhere }) => [`Location: ${elsewhere}/token`], body: '' }),
  ] as const;

const UNUSUAL = [406, 409, 411, 412, 413, 414, 415, 416, 417, 418, 423, 424, 426, 428, 431, 451, 499];
const FAULTS = [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 520, 521, 530, 599];

export const statuses = hostile([
  withToken('201 Created', 'granted'),
  withToken('202 Accepted', 'granted'),
  withToken('203 Non-Authoritative Information', 'granted'),
  withToken('206 Partial Content', 'granted'),
  withToken('299 Odd', 'granted'),
  withToken('200', 'granted'),
  empty('200 OK', 'notUnderstood'),
  ['status 204', 'notUnderstood', answer({ status: '204 No Content', body: '' })],
  ['status 204 that has a body', 'notUnderstood', answer({ status: '204 No Content' })],
  empty('205 Reset Content', 'notUnderstood'),
  page('200 OK', 'webPage'),
  page('203 Non-Authoritative Information', 'webPage'),
  ...['301 Moved', '302 Found', '303 See Other', '307 Temporary', '308 Permanent'].map(moved),
  empty('300 Multiple Choices', 'redirected'),
  empty('302 Found', 'redirected'),
  empty('305 Use Proxy', 'redirected'),
  empty('306 Unused', 'redirected'),
  empty('304 Not Modified', 'notUnderstood'),
  plain('400 Bad Request', 'refused'),
  page('400 Bad Request', 'webPage'),
  plain('401 Unauthorized', 'unauthorized'),
  page('401 Unauthorized', 'unauthorized'),
  withToken('401 Unauthorized', 'unauthorized'),
  plain('402 Payment Required', 'notUnderstood'),
  plain('403 Forbidden', 'refused'),
  page('403 Forbidden', 'webPage'),
  plain('404 Not Found', 'notFound'),
  withToken('404 Not Found', 'notFound'),
  plain('405 Method Not Allowed', 'notFound'),
  plain('410 Gone', 'notFound'),
  plain('407 Proxy Authentication Required', 'proxy'),
  plain('421 Misdirected Request', 'notUnderstood'),
  plain('425 Too Early', 'rateLimited'),
  plain('429 Too Many Requests', 'rateLimited'),
  ...UNUSUAL.map((status) => plain(`${status} Unusual`, 'notUnderstood')),
  ...FAULTS.map((status) => plain(`${status} Fault`, 'serverFault')),
  withToken('500 Fault', 'serverFault'),
  page('502 Bad Gateway', 'serverFault'),
  plain('511 Network Authentication Required', 'webPage'),
  saying('500 Fault', '{"error":"Company Name"}', 'missingParameter'),
  saying('500 Fault', 'error "Company Name"', 'missingParameter'),
  saying('422 Unprocessable', '{"detail":"company_name"}', 'missingParameter'),
  saying('500 Fault', '{"error":{"message":["Company Name"]}}', 'serverFault'),
  saying('500 Fault', '{"__proto__":{"error":"Company Name"}}', 'serverFault'),
  saying('503 Unavailable', '{"error":"Company Name"}', 'serverFault'),
  saying('600', '{}', 'serverFault'),
  saying('999 Request denied', '{}', 'serverFault'),
  saying('000 Nothing', '{}', 'serverFault'),
  saying('099 Low', '{}', 'serverFault'),
  saying('-200 OK', '{}', 'notUnderstood'),
  saying('20000 OK', '{}', 'serverFault'),
  saying('2OO OK', '{}', 'serverFault'),
]);
