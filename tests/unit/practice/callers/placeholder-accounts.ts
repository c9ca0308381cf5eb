// Accounts that are called what the documentation's samples call them, so that the samples run unchanged.
import type { PracticeAccount } from '../../../../app/practice/practice-accounts.ts';

export const placeholderAccounts: readonly PracticeAccount[] = [
  {
    service: 'klearstack',
    companyName: 'Replace_Company_Name_Here',
    username: 'Replace_User_Name_Here',
    password: 'Replace_Password_Here',
    userId: 'Replace_User_id_Here',
  },
  {
    service: 'klearstack',
    companyName: 'Replace_Your_Company_Name_Here',
    username: 'Replace_Your_Username_Here',
    password: 'Replace_Your_Password_Here',
    userId: 'Replace_Your_User_id_Here',
  },
  {
    service: 'generate-token',
    username: 'TEST_USER',
    password: 'TEST_PASSWORD',
    name: 'test-user',
    email: 'test-user@example.com',
    client: 'Test_Client',
  },
];
