'use client'

import { useState } from 'react'
import { useWatch, type Control, type FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import { CommandLine } from '#components/shared/command-line.tsx'
import { curlCommand, type ApiRequest } from '#components/shared/curl-command.ts'
import { useLazyCode } from '#components/shared/use-lazy-code.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/paths.ts'

type Props<Values extends FieldValues, Sent> = {
  origin: string
  control: Control<Values, unknown, Sent>
  /** What is filled in as a request; null while it could not be sent. */
  request: (values: Values) => ApiRequest | null
  /** What the values have to pass besides, which is fetched when somebody opens this. */
  schema?: () => Promise<z.ZodType<Sent, Values>>
  /** What to say while there is none. */
  waiting?: string
  /** Whether only a person's bearer token will do. */
  forPeople?: boolean
}

/** The request that does what the form does. */
export function ThroughApi<Values extends FieldValues, Sent>({ schema, ...props }: Props<Values, Sent>) {
  const [fetched, setFetched] = useState<z.ZodType<Sent, Values> | null>(null)
  const { fetch } = useLazyCode(async () => schema?.() ?? null)
  return (
    <Disclosure title="Through the API" onOpen={() => fetch(setFetched)}>
      {/* Nothing rather than "once the form is complete" for as long as nobody knows whether it is. */}
      {(!schema || fetched) && <Request {...props} schema={fetched} />}
    </Disclosure>
  )
}

type RequestProps<Values extends FieldValues, Sent> = Omit<Props<Values, Sent>, 'schema'> & {
  schema: z.ZodType<Sent, Values> | null
}

function Request<Values extends FieldValues, Sent>(props: RequestProps<Values, Sent>) {
  const { origin, control, request, schema } = props
  const { waiting = 'once the form is complete', forPeople = false } = props
  const values = useWatch({ control }) as Values
  const asked = schema?.safeParse(values).success === false ? null : request(values)
  return (
    <div className="flex flex-col gap-3 text-sm text-text-muted">
      {asked ? (
        <CommandLine label="Copy the request" line={curlCommand(origin, asked)} />
      ) : (
        <p>The request appears here {waiting}.</p>
      )}
      <p>
        BEARER is a bearer token{' '}
        {forPeople && 'that you got with your password; an access token can’t do this'}.{' '}
        <TextLink href={paths.apiDocs} target="_blank">
          API documentation (opens a new tab)
        </TextLink>
      </p>
    </div>
  )
}
