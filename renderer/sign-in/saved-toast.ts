// What is said once a company was saved or signed in to, from whichever screen.
import type { Toast } from '../ui/toast.tsx';

/** `notice`: what did not work all the same, such as storing the sign-in; it makes the good news a warning. */
export function savedToast(title: string, notice: string | undefined): Toast {
  return notice === undefined ? { tone: 'good', title } : { tone: 'risk', title, meaning: notice };
}
