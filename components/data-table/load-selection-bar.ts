/** Called when the pointer or the focus comes to a list, too, so that the bar is there with the first selection. */
export const loadSelectionBar = async () =>
  (await import('#components/data-table/selection-bar.tsx')).SelectionBar
