/** At every host, where a browser comes back to that has signed in. No service sees it. */
export const callbackPath = '/auth/forward/callback'
