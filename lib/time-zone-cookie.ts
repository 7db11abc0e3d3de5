/** The browser's own, as in "Europe/Berlin": it sends the name, so that the server groups by the same days. */
export const timeZoneCookie = 'time-zone'
