// The practice accounts as an operator would type them in, one for each way to sign in.
import type { PracticeServer } from '../../../app/practice/practice-server.ts';
import type { CompanyEntry } from './operator.ts';

export function passwordEntry(server: PracticeServer, name = 'ACME'): CompanyEntry {
  return {
    service: /^KlearStack, user name/,
    fields: {
      Name: name,
      Address: server.address,
      'Company name': 'Practice Company',
      'User name': 'practice',
      Password: 'practice-password',
    },
  };
}

export function userIdEntry(server: PracticeServer, name = 'Globex'): CompanyEntry {
  return {
    service: /^KlearStack, user ID/,
    fields: {
      Name: name,
      Address: `${server.address}/access/klearstack/getaccesstokenfromuserid`,
      'Company name': 'Practice Company',
      'User ID': 'practice-26',
    },
  };
}

/** The account whose names hold everything that menus, forms and encodings trip over. */
export function awkwardEntry(server: PracticeServer, name = 'A & B "Ltd" && Söhne'): CompanyEntry {
  return {
    service: /^KlearStack, user name/,
    fields: {
      Name: name,
      Address: server.address,
      'Company name': 'A & B "Ltd" && Söhne',
      'User name': 'söhne & co',
      Password: 'practice+pass & "word"',
    },
  };
}

export function generateTokenEntry(server: PracticeServer, name = 'Initech'): CompanyEntry {
  return {
    service: /^Generate Token/,
    fields: {
      Name: name,
      'Token address': server.generateTokenAddress,
      'User name': 'practice-api',
      Password: 'practice-password',
    },
  };
}

/** Whether a text begins like the access tokens of the practice server, which are JWTs. */
export const looksLikeToken = (text: string): boolean => /^eyJ/.test(text);

/** What the practice server says of a bearer token: the status of `GET /whoami`. */
export async function whoami(server: PracticeServer, token: string): Promise<number> {
  const response = await fetch(`${server.address}/whoami`, { headers: { authorization: `Bearer ${token}` } });
  await response.body?.cancel();
  return response.status;
}
