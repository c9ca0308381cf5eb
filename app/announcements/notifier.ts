// The system's notifications, as a role.

export interface Notification {
  readonly title: string;
  readonly body: string;
  /** Without a sound. */
  readonly isQuiet?: boolean;
  /** Where the system gathers notifications, those of one group stand together. */
  readonly group: 'clipboard' | 'companies' | 'updates';
  /** Every system lets a notification be clicked, and some show a button for it. */
  readonly onClick: () => void;
}

export interface Notifier {
  /** Returns its withdrawal, which does nothing where the notification has gone. */
  show(notification: Notification): () => void;
}
