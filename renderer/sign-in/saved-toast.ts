// The message after a company was saved or signed in to, on any screen.
import type { Toast } from '../ui/toast.tsx';

/** `notice`: what failed nevertheless, such as storing the sign-in. It makes the message a warning. */
export function savedToast(title: string, notice: string | undefined): Toast {
  return notice === undefined ? { tone: 'good', title } : { tone: 'risk', title, meaning: notice };
}
