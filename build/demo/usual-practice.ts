// The practice server of what is shown: on its usual port where that is free, so that pictures do not change without need.
import { USUAL_PORT } from '../../app/practice/practice-help.ts';
import { type PracticeServer, startPracticeServer } from '../../app/practice/practice-server.ts';

export async function startUsualPractice(): Promise<PracticeServer> {
  return startPracticeServer({ port: USUAL_PORT }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return startPracticeServer();
    throw error;
  });
}
