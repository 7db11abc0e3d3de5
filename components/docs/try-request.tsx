'use client'

import { useId, useState, type SubmitEventHandler } from 'react'
import type { RequestSample } from '#components/docs/request-sample.ts'
import { unreachable } from '#components/shared/unreachable.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { Input } from '#components/ui/input.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { usernameHeader } from '#lib/username-header.ts'

type Props = {
  method: string
  /** With its parameters in braces. */
  path: string
  query: string[]
  body: RequestSample['body']
  username: string
}

type Answer = { status: string; text: string }

/** Sends a request with the session of the page, which the API takes from Gatehouse's own pages alone. */
export function TryRequest({ username, ...request }: Props) {
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Button size="small" className="self-start" onClick={() => setOpen(true)}>
        Try it
      </Button>
    )
  }
  return <RequestForm username={username} {...request} />
}

function RequestForm({ method, path, query, body, username }: Props) {
  const id = useId()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState('')
  const [pending, setPending] = useState(false)
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

  async function send(form: HTMLFormElement) {
    const sent = new FormData(form)
    const text = (name: string) => String(sent.get(name) ?? '')
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(text(`path.${name}`)))
    const asked = new URLSearchParams(
      query.map((name) => [name, text(`query.${name}`)]).filter(([, value]) => value),
    )
    setPending(true)
    setError('')
    try {
      const response = await fetch(asked.size ? `${address}?${asked}` : address, {
        method,
        headers: { [usernameHeader]: username, ...(body && { 'Content-Type': 'application/json' }) },
        ...(body && { body: text('body') }),
      })
      setAnswer({ status: `${response.status} ${response.statusText}`, text: pretty(await response.text()) })
    } catch {
      setError(unreachable)
    } finally {
      setPending(false)
    }
  }

  const submit: SubmitEventHandler<HTMLFormElement> = (event) => {
    event.preventDefault()
    if (!pending) void send(event.currentTarget)
  }

  return (
    <form
      aria-labelledby={`${id}-title`}
      onSubmit={submit}
      className="flex flex-col gap-3 rounded-control border border-line p-3"
    >
      <h4 id={`${id}-title`} className="text-sm font-medium">
        Try it as {username}
      </h4>
      {method !== 'GET' && <p className="text-sm text-text-muted">This changes real data.</p>}
      {parameters.map((name, index) => (
        <Field key={name} label={name}>
          {(control) => <Input {...control} name={`path.${name}`} required autoFocus={index === 0} />}
        </Field>
      ))}
      {query.map((name) => (
        <Field key={name} label={name} optional>
          {(control) => <Input {...control} name={`query.${name}`} />}
        </Field>
      ))}
      {body !== null && (
        <Field label="Body">
          {(control) => (
            <TextArea
              {...control}
              name="body"
              rows={6}
              defaultValue={body}
              className="font-mono text-sm"
              spellCheck={false}
            />
          )}
        </Field>
      )}
      <Button
        type="submit"
        look={method === 'DELETE' ? 'danger' : 'primary'}
        size="small"
        className="self-start"
        pending={pending}
      >
        Send {method}
      </Button>
      {error && <FieldError>{error}</FieldError>}
      <div role="status">
        {answer && (
          <>
            <p className="mb-1.5 text-sm font-medium">{answer.status}</p>
            <pre
              tabIndex={0}
              aria-label="Response"
              className="max-h-80 overflow-auto rounded-control border border-line bg-surface-muted px-3 py-2 font-mono text-sm"
            >
              {answer.text || 'No content'}
            </pre>
          </>
        )}
      </div>
    </form>
  )
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
