/** Why the server can't start, in a line for people. */
export class StartError extends Error {}
