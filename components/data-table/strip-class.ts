/** One line, whether or not anything stands in it, so that the rows do not move when its words arrive. */
export const stripClass = '-mt-3 min-h-6 pointer-coarse:min-h-10'
