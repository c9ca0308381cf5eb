// A request to a practice server that waits for its answer until the test releases it.
import type { PracticeEndpoint } from '../../../app/practice/practice-control.ts';
import type { PracticeServer } from '../../../app/practice/practice-server.ts';

interface HeldRequest {
  /** Resolves once the service has it. */
  readonly arrived: Promise<void>;
  /** Before it has arrived, too. */
  readonly release: () => void;
}

/** The next request to the endpoint is answered only once it is released. */
export function holdNext({ control }: PracticeServer, endpoint: PracticeEndpoint): HeldRequest {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const arrived = new Promise<void>((isThere) => {
    const hold = () => {
      isThere();
      return released;
    };
    control.fail(endpoint, { hold }, 1);
  });
  return { arrived, release };
}
