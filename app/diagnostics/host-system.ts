// The computer that the app runs on, as a role.

export interface HostSystem {
  readonly electronVersion: string;
  readonly chromiumVersion: string;
  /** "Linux 6.8.0 (x64)" */
  readonly operatingSystem: string;
  /** Opens the folder with the app's data and no other; false where nothing could open it. */
  openDataFolder(): Promise<boolean>;
  /** The licences of what is bundled; null where the build wrote none. */
  readLicences(): Promise<string | null>;
}
