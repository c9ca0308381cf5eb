// The system's notifications, as a role.

export interface Notification {
  readonly title: string;
  readonly body: string;
  /** Without a sound. */
  readonly isQuiet?: boolean;
  readonly onClick?: () => void;
}

export interface Notifier {
  show(notification: Notification): void;
}
