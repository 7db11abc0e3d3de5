'use client'

import { useEffect, useRef } from 'react'
import type { SetUp } from '#components/second-factor/password-step.tsx'
import { QrImage } from '#components/second-factor/qr-image.tsx'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { confirmAuthenticatorAction } from '#lib/second-factor/actions.ts'
import { confirmAuthenticatorSchema } from '#lib/second-factor/schema.ts'

type Props = { setUp: SetUp; onDone: (recoveryCodes: string[]) => void; onCancel: () => void }

/** The second step: the key goes in to the app, and a code of the app shows that it did. */
export function CodeStep({ setUp: { id, key, qrCode }, onDone, onCancel }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: confirmAuthenticatorSchema,
    defaultValues: { id, code: '' },
    action: confirmAuthenticatorAction,
    onDone,
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        Scan this with your authenticator app
      </h2>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
        <QrImage label="QR code of the key" code={qrCode} />
        <div className="flex min-w-0 flex-1 basis-52 flex-col gap-2">
          <p className="text-text-muted">Or type this key into the app:</p>
          <code aria-label="Key" translate="no" className="max-w-[20ch] font-mono select-all">
            {key.match(/.{4}/g)!.join(' ')}
          </code>
          <CopyButton text={key} label="Copy key" />
        </div>
      </div>
      <FormProblem problem={problem} />
      <Field label="Code" hint="The six digits that the app shows now." error={messageOf('code')}>
        {(control) => (
          <Input
            {...control}
            {...form.register('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            className="max-w-40"
          />
        )}
      </Field>
      <p className="text-text-muted">Turning it on signs you out of every other browser.</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" pending={pending}>
          Turn on
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
