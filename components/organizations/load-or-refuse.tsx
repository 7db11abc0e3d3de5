import { notFound } from 'next/navigation'
import type { ReactElement } from 'react'
import { NotAllowed } from '#components/organizations/not-allowed.tsx'
import { SecondFactorNeeded } from '#components/organizations/second-factor-needed.tsx'
import { AppError } from '#lib/errors.ts'

type Loaded<Data> = { data: Data; refusal: null } | { data: null; refusal: ReactElement }

/**
 * A verb's result for a page of the console, or what to show instead: `if (refusal) return refusal`. What a person may
 * not know about is a 404.
 */
export async function loadOrRefuse<Data>(
  load: Promise<Data>,
  page: { organization?: string; title?: string },
): Promise<Loaded<Data>> {
  try {
    return { data: await load, refusal: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'not_found') notFound()
    const { organization } = page
    if (error.code !== 'forbidden' || organization === undefined) throw error
    if (error.needsSecondFactor)
      return { data: null, refusal: <SecondFactorNeeded {...page} organization={organization} /> }
    return { data: null, refusal: <NotAllowed {...page} organization={organization} who={error.message} /> }
  }
}
