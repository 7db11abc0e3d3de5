'use client'

import type { ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { HostsField } from '#components/services/hosts-field.tsx'
import { PermissionsField } from '#components/services/permissions-field.tsx'
import { RulesField } from '#components/services/rules-field.tsx'
import type { ServiceFormValues } from '#components/services/service-form-values.ts'
import { Section } from '#components/ui/card.tsx'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { PublicHost } from '#lib/services/public-service.ts'

type Props = {
  of: string | null
  hosts: PublicHost[]
  decided: number | null
  /** What stands between the name and the hosts. */
  kind?: ReactNode
  /** What stands below the rules. */
  children?: ReactNode
}

/** All that a form says of a service. */
export function ServiceFields({ of, hosts, decided, kind, children }: Props) {
  const { register, formState } = useFormContext<ServiceFormValues>()
  const { errors } = formState
  return (
    <>
      <div className="flex flex-col gap-5">
        <Field
          label="Name"
          hint={of === null ? 'Tokens show it by this name.' : `Tokens show it as ${of}/name.`}
          error={errors.name?.message}
          className="max-w-[560px]"
        >
          {(control) => (
            <Input
              {...control}
              {...register('name')}
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
            />
          )}
        </Field>
        {kind}
      </div>
      <Section
        title="Hosts"
        description={
          of === null
            ? 'Where the proxy serves it, with the port unless it is the usual one.'
            : 'Where the proxy serves it, with the port unless it is the usual one. A new host has no effect until a site administrator confirms it.'
        }
      >
        <HostsField stored={hosts} />
      </Section>
      <Section
        title="Permissions"
        description="What tokens can be given, and whose personal tokens can have it."
      >
        <PermissionsField of={of} />
      </Section>
      <Section
        title="Rules"
        description={
          <>
            The first line that matches a request says which permission it needs.{' '}
            <code className="font-mono">/api/</code> is for all below it, <code className="font-mono">*</code>{' '}
            for anything up to the next slash, <code className="font-mono">**</code> for any number of parts.
          </>
        }
      >
        <RulesField decided={decided} />
      </Section>
      {children}
      <Disclosure
        title="More options"
        startOpen={Boolean(
          formState.defaultValues?.credentialHeader ||
          formState.defaultValues?.credentialQuery ||
          formState.defaultValues?.redirectsBrowsers,
        )}
        urgent={Boolean(errors.credentialHeader ?? errors.credentialQuery)}
      >
        <div className="flex flex-col gap-5">
          <Field
            label="Header for the token"
            optional
            hint="For clients that can't send Authorization, as in X-Api-Key."
            error={errors.credentialHeader?.message}
          >
            {(control) => (
              <Input {...control} {...register('credentialHeader')} autoComplete="off" spellCheck={false} />
            )}
          </Field>
          <Field
            label="Query field for the token"
            optional
            hint="As in api_key. Addresses end up in logs of proxies and browsers, so only where nothing else works."
            error={errors.credentialQuery?.message}
          >
            {(control) => (
              <Input {...control} {...register('credentialQuery')} autoComplete="off" spellCheck={false} />
            )}
          </Field>
          <CheckboxLine
            {...register('redirectsBrowsers')}
            label="Send browsers to sign in"
            meaning="A person who opens it without a token signs in here, and goes on with the rights of their role."
          />
        </div>
      </Disclosure>
    </>
  )
}
