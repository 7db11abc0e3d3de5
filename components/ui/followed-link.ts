/** Whether a click opens its link elsewhere than in this tab. */
export const isForNewTab = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  button !== 0 || ctrlKey || metaKey || shiftKey || altKey

/** Whether following a link replaces this page. */
export const leadsAway = ({ href, target, download }: HTMLAnchorElement) =>
  /^https?:/.test(href) &&
  (target === '' || target === '_self') &&
  !download &&
  !href.startsWith(`${location.href}#`)
