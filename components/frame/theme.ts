export const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
export type Theme = (typeof themes)[number]['value']

/** Not `HttpOnly`: the menu sets it, so that the choice takes effect without a request. */
export const themeCookie = 'theme'

export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme.value === value)?.value ?? 'system'
}
