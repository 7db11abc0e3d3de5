'use client'

import { FormProvider } from 'react-hook-form'
import { z } from 'zod'
import { createRequest } from '#components/services/api-request.ts'
import { KindField } from '#components/services/kind-field.tsx'
import { ServiceFields } from '#components/services/service-fields.tsx'
import { newService, toSend, type ServiceFormValues } from '#components/services/service-form-values.ts'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { FormBar } from '#components/tokens/form-bar.tsx'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { servicePaths } from '#lib/paths.ts'
import { createServiceAction } from '#lib/services/actions.ts'
import { createServiceSchema } from '#lib/services/schema.ts'

type Props = {
  /** The organization, or null for the installation. */
  of: string | null
  origin: string
}

export function NewService({ of, origin }: Props) {
  const pages = servicePaths(of)
  const { form, submit, problem, pending } = useActionForm({
    schema: z.custom<ServiceFormValues>().transform(toSend).pipe(createServiceSchema),
    defaultValues: newService(of),
    action: (input, key) => createServiceAction(of, input, key),
    onDone: ({ name }) => {
      toast(`Created ${name}.`)
      navigate(pages.page(name), { replace: true })
    },
  })
  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label="New service"
        onSubmit={submit}
        className="flex max-w-[840px] flex-col gap-8"
      >
        <ServiceFields of={of} hosts={[]} decided={null} kind={<KindField of={of} />} />
        <ThroughApi origin={origin} control={form.control} request={(values) => createRequest(of, values)} />
        <FormBar submitLabel="Create service" cancel={pages.list} refusal={null} {...{ pending, problem }} />
      </form>
    </FormProvider>
  )
}
