/** Lets an issuer on this machine be asked, and gives its port. To be called in `vi.hoisted`, before anything reads the settings. */
export function setIssuerSettings(): number {
  // Below what the system hands out itself.
  const port = 10_000 + (process.pid % 10_000)
  process.env.PRIVATE_ISSUERS = `127.0.0.1:${port}`
  return port
}
