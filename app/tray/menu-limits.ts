// How long the tray's menu may get: a platform takes long to build a menu of thousands, and no one would read it to the end.

/** Companies in the submenu of those that have no room above. */
export const MAX_MORE_LENGTH = 100;
/** Of a submenu, in items: a line and the search of all companies may follow them. */
export const MAX_SUBMENU_LENGTH = MAX_MORE_LENGTH + 2;
