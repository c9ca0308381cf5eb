// The practice server from the command line: starts it, says where it is and who may sign in, ends on Ctrl-C.
// It must not decide anything that the arguments or the greeting already decide.
import { once } from 'node:events';
import { writeAuthorityFile } from './authority-file.ts';
import { practiceArguments, type TlsArguments } from './practice-arguments.ts';
import { makePracticeCertificate, type PracticeCertificate } from './practice-certificate.ts';
import { practiceGreeting } from './practice-greeting.ts';
import { PRACTICE_HELP } from './practice-help.ts';
import { type PracticeServer, type PracticeServerOptions, startPracticeServer } from './practice-server.ts';

const EXIT_FAILED = 1;
const EXIT_BAD_USAGE = 2;

/** Resolves when the server has ended; `process.exitCode` tells how: 0, 1 (port or file), 2 (bad arguments). */
export async function runPracticeCli(args: string[]): Promise<void> {
  const request = practiceArguments(args);
  if (request.kind === 'help') return console.log(PRACTICE_HELP);
  if (request.kind === 'invalid') return fail(`${request.message}\n\n${PRACTICE_HELP}`, EXIT_BAD_USAGE);
  const { port, settings, canRevoke, tls } = request;
  const certificate = tls && (await makePracticeCertificate(tls.fault));
  const server = await startUnlessTaken({
    ...{ port, canRevoke, ...settings },
    ...(certificate === undefined ? {} : { certificate }),
  });
  if (server === undefined) {
    return fail(
      `Port ${port} is in use by another program. Choose another one, for example --port 0 for a free port.`,
      EXIT_FAILED,
    );
  }
  const problem = tls && certificate && (await saveAuthority(tls, certificate));
  if (problem !== undefined) {
    await server.close();
    return fail(problem, EXIT_FAILED);
  }
  const shown = tls && certificate && { ...tls, ...certificate };
  console.log(practiceGreeting({ server, canRevoke, ...(shown === undefined ? {} : { tls: shown }) }));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
  console.log('The practice server has ended.');
}

async function startUnlessTaken(options: PracticeServerOptions): Promise<PracticeServer | undefined> {
  try {
    return await startPracticeServer(options);
  } catch (error) {
    // A taken port is the one failure that the person at the command line can put right.
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

/** Only once the port is ours: the file may belong to a practice server that is still running there. */
async function saveAuthority(
  { authorityFile }: TlsArguments,
  { authority }: PracticeCertificate,
): Promise<string | undefined> {
  if (authorityFile === undefined || authority === undefined) return undefined;
  const outcome = await writeAuthorityFile(authorityFile, authority);
  return outcome.kind === 'refused' ? outcome.message : undefined;
}

function fail(message: string, exitCode: number): void {
  console.error(message);
  process.exitCode = exitCode;
}
