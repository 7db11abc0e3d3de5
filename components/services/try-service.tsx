'use client'

import { useEffect, useState, type KeyboardEvent } from 'react'
import { useFormContext } from 'react-hook-form'
import { callAction } from '#components/shared/call-action.ts'
import { rulesToSend, type ServiceFormValues } from '#components/services/service-form-values.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Field } from '#components/ui/field.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { tryServiceAction } from '#lib/forward-auth/actions.ts'
import type { TriedRequest } from '#lib/forward-auth/try-service.ts'

type Tried = TriedRequest & { method: string; hint: string }
type Props = { of: string | null; service: string; onDecided: (line: number | null) => void }

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Tries the rules as they stand in the form, saved or not. It never takes a secret. */
export function TryService({ of, service, onDecided }: Props) {
  const { getValues, watch } = useFormContext<ServiceFormValues>()
  const [request, setRequest] = useState({ method: 'GET', address: '', hint: '' })
  const [tried, setTried] = useState<Tried | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const change = (part: Partial<typeof request>) => setRequest({ ...request, ...part })

  async function run() {
    if (pending) return
    setPending(true)
    const edited = rulesToSend(getValues())
    const result = await callAction(() => tryServiceAction(of, service, { ...request, edited }))
    setPending(false)
    setTried(result.ok ? { ...request, ...result.data } : null)
    setError(result.ok ? null : result.error.message)
    onDecided(result.ok ? (result.data.decision?.line ?? null) : null)
  }

  // What was decided by other rules or permissions no longer holds.
  useEffect(() => {
    const { unsubscribe } = watch((_, { name }) => {
      if (!name || !/^(?:rules|permissions)/.test(name)) return
      setTried(null)
      onDecided(null)
    })
    return unsubscribe
  }, [watch, onDecided])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // Enter would save the form around.
    event.preventDefault()
    void run()
  }

  return (
    <Card className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-[8rem_minmax(0,1fr)_11rem]">
        <Field label="Method">
          {(control) => (
            <Select
              {...control}
              value={request.method}
              onChange={({ target }) => change({ method: target.value })}
            >
              {methods.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Path or address">
          {(control) => (
            <Input
              {...control}
              value={request.address}
              onChange={({ target }) => change({ address: target.value })}
              onKeyDown={onKeyDown}
              placeholder="/left-pad"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
            />
          )}
        </Field>
        <Field label="Token" optional hint="The last four characters.">
          {(control) => (
            <Input
              {...control}
              value={request.hint}
              onChange={({ target }) => change({ hint: target.value })}
              onKeyDown={onKeyDown}
              placeholder="k3Fq"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
            />
          )}
        </Field>
      </div>
      <Button pending={pending} onClick={() => void run()} className="w-fit max-sm:w-full">
        Try
      </Button>
      <div role="status" className="flex flex-col gap-2 empty:hidden">
        {error && <FieldError>{error}</FieldError>}
        {tried && <Outcome {...tried} />}
      </div>
    </Card>
  )
}

function Outcome({ problem, decision, method, path, hint, tokens }: Tried) {
  const request = (
    <span className="font-mono wrap-anywhere">
      {method} {path}
    </span>
  )
  return (
    <>
      <p className="font-medium">
        {problem ??
          (decision ? (
            <>
              Line {decision.line + 1} decides: {request} needs{' '}
              <span className="font-mono">{decision.permission}</span>.
            </>
          ) : (
            <>No line is for {request}: refused.</>
          ))}
      </p>
      {hint !== '' && tokens.length === 0 && (
        <p className="text-text-muted">No token with this service has a hint that ends so.</p>
      )}
      {tokens.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm">
          {tokens.map((token, place) => (
            <li key={place}>
              <span className="font-mono">{token.hint}</span> of {token.owner}:{' '}
              {verdict(token, decision?.permission)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function verdict({ works, rights }: TriedRequest['tokens'][number], needed: string | undefined): string {
  if (!works) return 'refused, since it no longer works.'
  if (needed === undefined) return 'refused.'
  if (rights.includes(needed)) return 'allowed.'
  return `refused, since it may ${rights.length > 0 ? `only ${rights.join(', ')}` : 'do nothing here now'}.`
}
