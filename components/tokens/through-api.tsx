'use client'

import { useWatch } from 'react-hook-form'
import { CommandLine } from '#components/shared/command-line.tsx'
import { curlCommand, type ApiRequest } from '#components/tokens/api-request.ts'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { OwnerKind } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'

type Props = {
  origin: string
  /** What is filled in as a request; null while it could not be sent. */
  request: (values: TokenFormValues<OwnerKind>) => ApiRequest | null
  note?: string | undefined
}

/** The request that does what the form does. */
export function ThroughApi({ origin, request, note }: Props) {
  const asked = request(useWatch() as TokenFormValues<OwnerKind>)
  return (
    <Disclosure title="Through the API">
      <div className="flex flex-col gap-3 text-sm text-text-muted">
        {asked ? (
          <CommandLine label="Copy the request" line={curlCommand(origin, asked)} />
        ) : (
          <p>The request appears here once the form is complete.</p>
        )}
        <p>
          BEARER is a bearer token that you got with your password; an access token can’t manage tokens.{' '}
          {note}{' '}
          <TextLink href={paths.apiDocs} target="_blank" prefetch={false}>
            API documentation (opens a new tab)
          </TextLink>
        </p>
      </div>
    </Disclosure>
  )
}
