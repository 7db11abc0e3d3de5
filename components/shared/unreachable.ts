/** What is said where the network or the server is down. */
export const unreachable = "Gatehouse can't be reached. Check the connection and try again."
