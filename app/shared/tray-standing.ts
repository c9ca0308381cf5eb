// Whether the operator has our tray icon.

/** `lost`: it was there since the app started, and is no longer: the panel crashed or dropped it. */
export type TrayStanding = 'available' | 'lost' | 'unavailable';
