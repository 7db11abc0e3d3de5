const secret = /[a-z]{2,12}_[op]at_[0-9A-Za-z]{8,}/

/** Of a pasted secret, only how it ends: enough to find its token by, and nothing that must not be sent. */
export const hideSecret = (text: string) => text.replace(secret, (whole) => `…${whole.slice(-4)}`)
