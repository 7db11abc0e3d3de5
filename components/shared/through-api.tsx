'use client'

import { useWatch, type Control, type FieldValues } from 'react-hook-form'
import { CommandLine } from '#components/shared/command-line.tsx'
import { curlCommand, type ApiRequest } from '#components/shared/curl-command.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/paths.ts'

type Props<Values extends FieldValues, Sent> = {
  origin: string
  control: Control<Values, unknown, Sent>
  /** What is filled in as a request; null while it could not be sent. */
  request: (values: Values) => ApiRequest | null
  /** What to say while there is none. */
  waiting?: string
  /** Whether only a person's bearer token will do. */
  forPeople?: boolean
}

/** The request that does what the form does. */
export function ThroughApi<Values extends FieldValues, Sent>(props: Props<Values, Sent>) {
  const { origin, control, request, waiting = 'once the form is complete', forPeople = false } = props
  const asked = request(useWatch({ control }) as Values)
  return (
    <Disclosure title="Through the API">
      <div className="flex flex-col gap-3 text-sm text-text-muted">
        {asked ? (
          <CommandLine label="Copy the request" line={curlCommand(origin, asked)} />
        ) : (
          <p>The request appears here {waiting}.</p>
        )}
        <p>
          BEARER is a bearer token{' '}
          {forPeople && 'that you got with your password; an access token can’t do this'}.{' '}
          <TextLink href={paths.apiDocs} target="_blank" prefetch={false}>
            API documentation (opens a new tab)
          </TextLink>
        </p>
      </div>
    </Disclosure>
  )
}
