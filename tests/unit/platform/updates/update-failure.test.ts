import { describe, expect, it } from 'vitest';
import { updateFailure } from '../../../../app/platform/updates/update-failure.ts';

const coded = (code: string, message = 'practice') => Object.assign(new Error(message), { code });

/** Codes and messages as electron-updater 6.8.10, Electron and Node give them. */
const FAILURES = [
  [coded('ERR_CHECKSUM_MISMATCH', 'sha512 checksum mismatch, expected a, got b'), 'wrongChecksum'],
  [coded('ERR_UPDATER_NO_CHECKSUM'), 'noChecksum'],
  [coded('ERR_UPDATER_INVALID_SIGNATURE'), 'wrongSignature'],
  [coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), 'notFound'],
  [coded('ERR_UPDATER_LATEST_VERSION_NOT_FOUND'), 'notFound'],
  [coded('ERR_UPDATER_INVALID_UPDATE_INFO', 'Cannot parse update info: net::ERR_FAILED'), 'notUnderstood'],
  [coded('ERR_UPDATER_INVALID_VERSION'), 'notUnderstood'],
  [coded('HTTP_ERROR_404'), 'notFound'],
  [coded('HTTP_ERROR_407'), 'proxy'],
  [coded('HTTP_ERROR_503'), 'serverFault'],
  [new Error('Cannot download "https://updates.example/a", status 404: Not Found'), 'notFound'],
  [new Error('Cannot download "https://updates.example/a", status 500: net::ERR_FAILED'), 'serverFault'],
  [new Error('net::ERR_CONNECTION_REFUSED'), 'offline'],
  [new Error('net::ERR_NAME_NOT_RESOLVED'), 'offline'],
  [new Error('net::ERR_INTERNET_DISCONNECTED'), 'offline'],
  [new Error('net::ERR_CONNECTION_TIMED_OUT'), 'timeout'],
  [new Error('net::ERR_PROXY_CONNECTION_FAILED'), 'proxy'],
  [new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), 'proxy'],
  [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'insecure'],
  [new Error('net::ERR_BLOCKED_BY_CLIENT'), 'misdirected'],
  [new Error('net::ERR_TOO_MANY_REDIRECTS'), 'misdirected'],
  [new Error('Too many redirects (> 10)'), 'misdirected'],
  [new Error('net::ERR_CONTENT_LENGTH_MISMATCH'), 'cutOff'],
  [new Error('net::ERR_INCOMPLETE_CHUNKED_ENCODING'), 'cutOff'],
  [new Error('net::ERR_CONNECTION_RESET'), 'cutOff'],
  [new Error('Request has been aborted by the server'), 'cutOff'],
  [new Error('net::ERR_HTTP2_PROTOCOL_ERROR'), 'serverFault'],
  [coded('ENOSPC'), 'diskFull'],
  [coded('EACCES'), 'noAccess'],
  [coded('EROFS'), 'noAccess'],
  [coded('ENOENT'), 'noAccess'],
  [new TypeError("Cannot read properties of null (reading 'version')"), 'ownFault'],
  [new Error(''), 'ownFault'],
  ['a string', 'ownFault'],
  [undefined, 'ownFault'],
  [coded('toString'), 'ownFault'],
] as const;

describe('what the library throws', () => {
  it.each(FAILURES.map(([error, failure]) => [String(error), failure, error] as const))(
    '%s: %s',
    (_words, failure, error) => expect(updateFailure(error)).toBe(failure),
  );
});
