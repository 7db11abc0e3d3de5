'use client'

import { useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { z } from 'zod'
import { updateRequest } from '#components/services/api-request.ts'
import { ServiceFields } from '#components/services/service-fields.tsx'
import { toSend, valuesOf, type ServiceFormValues } from '#components/services/service-form-values.ts'
import { TryService } from '#components/services/try-service.tsx'
import { movePage } from '#components/shared/leave-guard.ts'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { FormBar } from '#components/tokens/form-bar.tsx'
import { Section } from '#components/ui/card.tsx'
import { toast } from '#components/ui/toast.ts'
import { servicePaths } from '#lib/paths.ts'
import { updateServiceAction } from '#lib/services/actions.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { updateServiceSchema } from '#lib/services/schema.ts'
import { serviceFacts } from '#lib/services/service-facts.ts'

type Props = { of: string | null; service: PublicService; origin: string }

/** What a service is and which requests it lets through, with a try-out beside the rules. */
export function EditService({ of, service, origin }: Props) {
  const [decided, setDecided] = useState<number | null>(null)
  const { form, submit, problem, pending } = useEditForm({
    schema: z.custom<Partial<ServiceFormValues>>().transform(toSend).pipe(updateServiceSchema),
    values: valuesOf(service),
    together: ['rules', 'permissions'],
    action: (input) => updateServiceAction(of, service.id, input, serviceFacts(service)),
    onDone: ({ name }) => {
      toast(`Saved ${name}.`)
      if (name !== service.name) movePage(servicePaths(of).page(name))
    },
  })
  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label="Edit service"
        onSubmit={submit}
        className="flex max-w-[840px] flex-col gap-8"
      >
        <ServiceFields of={of} hosts={service.hosts} decided={decided}>
          <Section
            title="Try it"
            description="Which line decides a request, by the rules as they stand above. No secret is needed."
          >
            <TryService of={of} service={service.id} onDecided={setDecided} />
          </Section>
        </ServiceFields>
        <ThroughApi
          origin={origin}
          control={form.control}
          request={(values) => updateRequest(of, service, values)}
          waiting="once something is changed"
        />
        <FormBar submitLabel="Save" cancel={servicePaths(of).list} refusal={null} {...{ pending, problem }} />
      </form>
    </FormProvider>
  )
}
