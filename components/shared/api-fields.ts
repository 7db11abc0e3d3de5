type Fields = Record<string, unknown>

/** Fields by their names in the API: `lifetimeMinutes` is `lifetime_minutes` there. */
export const apiFields = (fields: object): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
