import type { ChosenRow } from '#lib/grants/grant.ts'

/** The token keeps what it has there, and can use it once its owner can again. */
export const isOutOfReach = ({ rights }: ChosenRow) => !rights.pull
