// What electron-updater threw, as one of the failures that there are words for. Its messages quote what a server sent, so
// nothing of them is kept. Pure: it must not know Electron.
import { networkFailure } from '../../providers/network-failure.ts';
import type { UpdateFailure } from '../../shared/contract/updates.ts';
import { systemCode } from '../../storage/system-error.ts';

const BY_CODE = new Map<string, UpdateFailure>([
  ['ERR_CHECKSUM_MISMATCH', 'wrongChecksum'],
  ['ERR_UPDATER_NO_CHECKSUM', 'noChecksum'],
  ['ERR_UPDATER_INVALID_SIGNATURE', 'wrongSignature'],
  ['ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'notFound'],
  ['ERR_UPDATER_LATEST_VERSION_NOT_FOUND', 'notFound'],
  ['ERR_UPDATER_NO_PUBLISHED_VERSIONS', 'notFound'],
  ['ERR_UPDATER_INVALID_RELEASE_FEED', 'notUnderstood'],
  ['ERR_UPDATER_INVALID_UPDATE_INFO', 'notUnderstood'],
  ['ERR_UPDATER_INVALID_VERSION', 'notUnderstood'],
  ['ERR_UPDATER_NO_FILES_PROVIDED', 'notUnderstood'],
  ['ERR_UPDATER_ZIP_FILE_NOT_FOUND', 'notUnderstood'],
  ['HTTP_ERROR_404', 'notFound'],
  ['HTTP_ERROR_407', 'proxy'],
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EFBIG', 'diskFull'],
  ['EACCES', 'noAccess'],
  ['EPERM', 'noAccess'],
  ['EROFS', 'noAccess'],
]);
const CUT_OFF =
  /^net::ERR_(CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_(CLOSED|RESET|ABORTED)|NETWORK_CHANGED|EMPTY_RESPONSE)|^Request has been aborted/;
/** Our own gate refused a request: it was one too many, or led to an address that is not encrypted. */
const REFUSED = /^net::ERR_BLOCKED_BY_CLIENT|^Too many redirects|^net::ERR_TOO_MANY_REDIRECTS/;
/** A download's status is only in the message. */
const DOWNLOAD_STATUS = /^Cannot download "[^"]*", status (\d{3}):/;

export function updateFailure(error: unknown): UpdateFailure {
  if (!(error instanceof Error)) return 'ownFault';
  const code = 'code' in error ? String(error.code) : '';
  const known = BY_CODE.get(code);
  if (known) return known;
  const status = Number(/^HTTP_ERROR_(\d{3})$/.exec(code)?.[1] ?? DOWNLOAD_STATUS.exec(error.message)?.[1]);
  if (status > 0) return BY_CODE.get(`HTTP_ERROR_${status}`) ?? 'serverFault';
  if (REFUSED.test(error.message)) return 'misdirected';
  if (CUT_OFF.test(error.message)) return 'cutOff';
  if (error.message.startsWith('net::')) return networkKind(error);
  return systemCode(error) === undefined ? 'ownFault' : 'noAccess';
}

function networkKind(error: Error): UpdateFailure {
  const { kind } = networkFailure(error);
  switch (kind) {
    case 'offline':
    case 'timeout':
    case 'proxy':
    case 'insecure':
    case 'serverFault':
      return kind;
    case 'misconfigured':
      return 'misdirected';
    case 'cancelled':
      return 'cutOff';
  }
}
